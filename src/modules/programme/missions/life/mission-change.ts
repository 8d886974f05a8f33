import { v7 as uuidv7 } from "uuid";
import type { Store, Transaction } from "../../../../persistence/store";
import type { Viewer } from "../../../../security/viewer";
import { conflict, notFound } from "../../../shared/domain-error";
import type { Mission } from "./mission.entity";
import { type Hand, maySeeMission, refuseUnlessHand } from "./mission-circle.rules";
import { MissionEvent } from "./mission-event.entity";
import { changedValues } from "./mission-history.rules";
import type { MissionRecord, MissionRepository } from "./mission.repository";

export interface MissionTarget {
  readonly missionId: string;
  /** Left out by additions, which cannot overwrite what somebody else wrote. */
  readonly expectedVersion?: number;
}

export interface MissionWish extends MissionTarget {
  readonly operation: string;
  readonly hands: readonly Hand[];
}

/** `row` is saved after the change; `record` tells whose it is. */
type Change<Outcome> = (tx: Transaction, row: Mission, record: MissionRecord) => Outcome | Promise<Outcome>;

/** Runs every change of a mission the same way: find and lock, compare versions, change, record, remember. */
export class MissionChange {
  constructor(
    private readonly store: Store,
    private readonly repository: MissionRepository,
  ) {}

  async run<Outcome>(viewer: Viewer, wish: MissionWish, change: Change<Outcome>): Promise<Outcome> {
    return this.store.transaction(viewer.actor, async (tx) => {
      const { row, record } = await this.find(tx, viewer, wish);
      const before = { ...row };
      const outcome = await change(tx, row, record);
      await this.save(tx, wish.operation, before, row);
      return outcome;
    });
  }

  /** The mission, locked, for somebody who may do this to it. */
  async find(tx: Transaction, viewer: Viewer, { missionId, expectedVersion, hands }: MissionWish) {
    const found = await this.repository.lock(tx, missionId);
    if (!found || !maySeeMission(viewer, found.record)) throw notFound("mission", "input.missionId");
    refuseUnlessHand(viewer, found.record, hands);
    if (expectedVersion !== undefined && found.row.version !== expectedVersion)
      throw conflict("mission", found.row.version);
    return found;
  }

  /** Writes the line of the history that everybody of the file reads. */
  async remember(
    tx: Transaction,
    missionId: string,
    operation: string,
    changes: MissionEvent["changes"],
    visitId: string | null = null,
  ): Promise<void> {
    await tx.manager.insert(MissionEvent, {
      id: uuidv7(),
      missionId,
      visitId,
      operation,
      changes,
      actorRoles: [...tx.actor.roles],
      actorId: tx.actor.personId,
      at: tx.now,
    });
  }

  private async save(tx: Transaction, operation: string, before: Mission, row: Mission): Promise<void> {
    Object.assign(row, { version: row.version + 1, updatedAt: tx.now });
    await tx.manager.save(row);
    await this.remember(tx, row.id, operation, changedValues(before, row));
    await tx.record({ operation, subjectType: "Mission", subjectId: row.id, before, after: row });
  }
}
