import type { Change, FeedSubject, Store } from "./store";

/** A position in the feed: rows are ordered by the transaction that wrote them, then by number. */
export interface FeedCursor {
  readonly transactionId: string;
  readonly position: string;
}

interface FeedRow {
  transactionId: string;
  position: string;
  subject: FeedSubject;
  subjectId: string;
}

const PAGE = 1_000;

/**
 * Reads what other nodes changed. Only rows of finished transactions older than every running one are read: a serial
 * number alone would skip a row that takes its number early and commits late.
 */
export class ChangeFeed {
  constructor(private readonly store: Store) {}

  /** Everything committed before this position is seen by a reader that starts now. */
  async head(): Promise<FeedCursor> {
    const [row] = await this.store.read<{ head: string }>(
      "change-feed-head",
      `select pg_snapshot_xmin(pg_current_snapshot())::text as head`,
    );
    return { transactionId: row?.head ?? "0", position: "0" };
  }

  async after(cursor: FeedCursor): Promise<{ changes: Change[]; cursor: FeedCursor }> {
    const rows = await this.store.read<FeedRow>(
      "change-feed-after",
      `select transaction_id::text as "transactionId", position::text as position, subject, subject_id as "subjectId"
         from change_feed
        where (transaction_id, position) > ($1::text::xid8, $2::bigint)
          and transaction_id < pg_snapshot_xmin(pg_current_snapshot())
        order by transaction_id, position
        limit ${String(PAGE)}`,
      [cursor.transactionId, cursor.position],
    );
    const last = rows.at(-1);
    return {
      changes: rows,
      cursor: last ? { transactionId: last.transactionId, position: last.position } : cursor,
    };
  }
}
