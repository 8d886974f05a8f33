import { v7 as uuidv7 } from "uuid";
import type { Store, Transaction } from "../../../../persistence/store";
import type { Day } from "../../../shared/calendar";
import { QuotaEntry } from "./quota-entry.entity";
import { type QuotaEntryFact, type QuotaEntryKind, type Trip, tripsOf } from "./quota.rules";

export interface NewQuotaEntry {
  readonly organisationId: string;
  readonly missionId: string;
  readonly kind: QuotaEntryKind;
  readonly departsOn: Day;
  readonly reason?: string;
}

type LedgerRow = QuotaEntryFact & { readonly organisationId: string };

const LEDGER = `select q.organisation_id as "organisationId", q.mission_id as "missionId", q.kind,
    q.departs_on as "departsOn" from quota_entry q
  where q.organisation_id = any($1::uuid[]) order by q.organisation_id, q.mission_id, q.number`;

/** The ledger of trips, enterprise by enterprise. */
export class QuotaRepository {
  constructor(private readonly store: Store) {}

  /** Trips that count, by enterprise; none for one that never travelled. */
  async tripsOf(organisationIds: readonly string[]): Promise<ReadonlyMap<string, readonly Trip[]>> {
    const rows = await this.store.read<LedgerRow>("quota-ledger", LEDGER, [organisationIds]);
    return new Map(
      organisationIds.map((id) => [id, tripsOf(rows.filter(({ organisationId }) => organisationId === id))]),
    );
  }

  /** Whoever would enter a trip of the same enterprise waits here until this one is committed, and then sees it. */
  async lock(tx: Transaction, organisationId: string): Promise<Trip[]> {
    await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`quota ${organisationId}`]);
    return tripsOf(await tx.query<LedgerRow>(LEDGER, [[organisationId]]));
  }

  async enter(tx: Transaction, { reason, ...entry }: NewQuotaEntry): Promise<void> {
    const number = 1 + (await tx.manager.countBy(QuotaEntry, { missionId: entry.missionId }));
    const line = {
      ...entry,
      id: uuidv7(),
      number,
      reason: reason ?? null,
      enteredAt: tx.now,
      enteredBy: tx.actor.personId,
    };
    await tx.manager.insert(QuotaEntry, line);
    await tx.record({
      operation: `quota${entry.kind.slice(0, 1)}${entry.kind.slice(1).toLowerCase()}`,
      subjectType: "Mission",
      subjectId: entry.missionId,
      ...(reason === undefined ? {} : { reason }),
      after: line,
    });
  }
}
