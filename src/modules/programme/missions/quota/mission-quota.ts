import type { Transaction } from "../../../../persistence/store";
import { badInput } from "../../../shared/domain-error";
import type { Mission } from "../life/mission.entity";
import type { QuotaEntryKind, QuotaRefusal } from "./quota.rules";
import { quotaRefusal, quotaSentence } from "./quota.rules";
import type { QuotaRepository } from "./quota.repository";

type TripOf = Pick<Mission, "id" | "organisationId" | "departsOn">;

/** Ends the use case that wanted a further trip, so that nothing of it stays. */
export class QuotaFull extends Error {
  constructor(readonly refusal: QuotaRefusal) {
    super(quotaSentence(refusal));
  }
}

/** Enters the trips of missions into the ledger, one trip of an enterprise after another. */
export class MissionQuotaKeeper {
  constructor(private readonly repository: QuotaRepository) {}

  /** Reserves a trip. Where none is left, a reason of the directorate goes beyond the quota. */
  async reserve(tx: Transaction, mission: TripOf, overrideReason: string | null): Promise<void> {
    const trips = await this.repository.lock(tx, mission.organisationId);
    const refusal = quotaRefusal(trips, mission.departsOn);
    if (!refusal) await this.enter(tx, mission, "RESERVED");
    else if (overrideReason === null) throw new QuotaFull(refusal);
    else await this.enter(tx, mission, "OVERRIDDEN", overrideReason);
  }

  /** The trip leaves on another day: as if it were a new one. */
  async move(tx: Transaction, mission: TripOf): Promise<void> {
    const trips = await this.repository.lock(tx, mission.organisationId);
    const others = trips.filter(({ missionId }) => missionId !== mission.id);
    const refusal = quotaRefusal(others, mission.departsOn);
    if (refusal) throw badInput("input.departsOn", quotaSentence(refusal));
    await this.enter(tx, mission, "RELEASED");
    await this.enter(tx, mission, "RESERVED");
  }

  /** Departure uses the trip up. */
  async consume(tx: Transaction, mission: TripOf): Promise<void> {
    await this.repository.lock(tx, mission.organisationId);
    await this.enter(tx, mission, "CONSUMED");
  }

  async release(tx: Transaction, mission: TripOf): Promise<void> {
    await this.repository.lock(tx, mission.organisationId);
    await this.enter(tx, mission, "RELEASED");
  }

  private enter(tx: Transaction, mission: TripOf, kind: QuotaEntryKind, reason?: string): Promise<void> {
    const { id: missionId, organisationId, departsOn } = mission;
    const entry = { organisationId, missionId, kind, departsOn };
    return this.repository.enter(tx, reason === undefined ? entry : { ...entry, reason });
  }
}
