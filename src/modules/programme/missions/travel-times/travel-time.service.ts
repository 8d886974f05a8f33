import { columnsOf } from "../../../../persistence/columns";
import type { Store, Transaction } from "../../../../persistence/store";
import type { Viewer } from "../../../../security/viewer";
import { badInput, conflict, refuse } from "../../../shared/domain-error";
import { TravelTime } from "./travel-time.entity";
import {
  FIRST_TRAVEL_TIMES,
  municipalityKey,
  pairOf,
  type TravelTimeEntry,
  travelTimeProblems,
  withEstimates,
} from "./travel-time.rules";

export interface TravelTimeInput {
  readonly fromMunicipality: string;
  readonly toMunicipality: string;
  readonly minutes: number;
  /** The version that was read, when there is an entry already. */
  readonly expectedVersion?: number | null | undefined;
}

/** The table of minutes between municipalities: estimates that come with the program, and what advisers record. */
export class TravelTimeService {
  private readonly columns: string;

  constructor(private readonly store: Store) {
    this.columns = columnsOf(store.dataSource, TravelTime, "t");
  }

  /** All entries, or those of one municipality, in the order of the alphabet. */
  async list(municipality: string | null): Promise<TravelTimeEntry[]> {
    const recorded = await this.store.read<TravelTime>(
      "travel-times",
      `select ${this.columns} from travel_time t`,
      [],
    );
    const all = withEstimates(recorded);
    if (municipality === null) return all;
    const key = municipalityKey(municipality);
    return all.filter(({ oneKey, otherKey }) => oneKey === key || otherKey === key);
  }

  /** Enters or corrects the minutes between two municipalities. */
  record(viewer: Viewer, input: TravelTimeInput): Promise<TravelTime> {
    refuse(travelTimeProblems(input.fromMunicipality, input.toMunicipality, input.minutes));
    return this.store.transaction(viewer.actor, async (tx) => {
      const [oneKey, otherKey] = pairOf(input.fromMunicipality, input.toMunicipality);
      await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [
        `travel ${oneKey} ${otherKey}`,
      ]);
      const before = await entryFor(tx, oneKey, otherKey);
      refuseUnread(before, input.expectedVersion);
      const after = await tx.manager.save(TravelTime, entryOf(tx, input, before));
      const subject = {
        operation: "recordTravelTime",
        subjectType: "TravelTime",
        subjectId: `${oneKey}:${otherKey}`,
      };
      await tx.record({ ...subject, ...(before ? { before } : {}), after });
      return after;
    });
  }
}

export async function travelTable(tx: Transaction): Promise<TravelTimeEntry[]> {
  return withEstimates(await tx.manager.find(TravelTime));
}

async function entryFor(
  tx: Transaction,
  oneKey: string,
  otherKey: string,
): Promise<TravelTimeEntry | undefined> {
  const recorded = await tx.manager.findOneBy(TravelTime, { oneKey, otherKey });
  return recorded ?? FIRST_TRAVEL_TIMES.find((one) => one.oneKey === oneKey && one.otherKey === otherKey);
}

function refuseUnread(before: TravelTimeEntry | undefined, expectedVersion: number | null | undefined): void {
  if (!before || before.version === expectedVersion) return;
  if (expectedVersion !== null && expectedVersion !== undefined)
    throw conflict("travel time", before.version);
  throw badInput(
    "input.expectedVersion",
    `There is an entry of ${String(before.minutes)} minutes already. Name its version ${String(before.version)} to correct it.`,
  );
}

function entryOf(tx: Transaction, input: TravelTimeInput, before: TravelTimeEntry | undefined): TravelTime {
  const [oneKey, otherKey] = pairOf(input.fromMunicipality, input.toMunicipality);
  const names = [input.fromMunicipality.trim(), input.toMunicipality.trim()];
  const [oneMunicipality = "", otherMunicipality = ""] =
    municipalityKey(names[0] ?? "") === oneKey ? names : names.reverse();
  const version = (before?.version ?? 0) + 1;
  return {
    oneKey,
    otherKey,
    oneMunicipality,
    otherMunicipality,
    minutes: input.minutes,
    updatedAt: tx.now,
    version,
  };
}
