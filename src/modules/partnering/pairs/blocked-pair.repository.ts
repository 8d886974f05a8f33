import { IsNull } from "typeorm";
import { columnsOf } from "../../../persistence/columns";
import type { Store, Transaction } from "../../../persistence/store";
import { BlockedPair } from "./blocked-pair.entity";

/** A pair as one of the two sees it. */
export type BlockedPairOf = BlockedPair & { readonly organisationId: string; readonly partnerId: string };

/** An organisation with more blocked pairs than this shows the newest. */
const SHOWN_AT_MOST = 100;

export class BlockedPairRepository {
  private readonly columns: string;

  constructor(private readonly store: Store) {
    this.columns = columnsOf(store.dataSource, BlockedPair, "b");
  }

  /** What stands for each of several organisations, newest first. */
  standingOf(organisationIds: readonly string[]): Promise<BlockedPairOf[]> {
    return this.store.read<BlockedPairOf>(
      "blocked-pairs-of",
      `select ${this.columns}, wanted.id as "organisationId", b.partner as "partnerId"
         from unnest($1::uuid[]) wanted(id) cross join lateral (
           select *, other_id as partner from blocked_pair where one_id = wanted.id and unblocked_at is null
           union all
           select *, one_id as partner from blocked_pair where other_id = wanted.id and unblocked_at is null
           order by blocked_at desc, id limit ${String(SHOWN_AT_MOST)}) b
        order by b.blocked_at desc, b.id`,
      [organisationIds],
    );
  }

  /** The pairs that stand between any two of these organisations. */
  standingAmong(organisationIds: readonly string[]): Promise<Pick<BlockedPair, "oneId" | "otherId">[]> {
    return this.store.read(
      "blocked-pairs-among",
      `select b.one_id as "oneId", b.other_id as "otherId" from blocked_pair b
        where b.one_id = any($1::uuid[]) and b.other_id = any($1::uuid[]) and b.unblocked_at is null`,
      [organisationIds],
    );
  }

  /** What stands for the pair, inside a use case; another one on the same pair waits until this one is over. */
  async lock(tx: Transaction, one: string, other: string): Promise<BlockedPair | null> {
    const [oneId, otherId] = inOrder(one, other);
    await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [
      `blocked-pair:${oneId}:${otherId}`,
    ]);
    return tx.manager.findOneBy(BlockedPair, { oneId, otherId, unblockedAt: IsNull() });
  }
}

export function inOrder(one: string, other: string): [string, string] {
  return one < other ? [one, other] : [other, one];
}
