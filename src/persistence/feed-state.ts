import type { Clock } from "../modules/shared/clock";
import { SharedLook } from "./shared-look";
import type { Store } from "./store";

interface StateRow {
  readonly snapshot: string;
  readonly moved: boolean;
}

interface Asked {
  readonly commits: number;
  readonly state: Promise<string>;
}

/** Sees no transaction at all: whatever is in the feed came later. */
const BEFORE_EVERYTHING = "1:1:";

/**
 * How far records have got, as a word that stays the same until the feed has something more in it, or an hour is over: a day ends
 * with an hour wherever it is, and with it proofs and rules. What was read after asking for the word is true for as long as the word
 * is. A snapshot tells exactly which transactions were over, where neither a number nor a moment could, since transactions end in
 * another order than they begin.
 */
export class FeedState {
  private last = BEFORE_EVERYTHING;
  private readonly snapshots = new SharedLook(() => this.snapshot());
  private readonly asked = new WeakMap<object, Asked>();

  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  async current(): Promise<string> {
    return `${await this.snapshots.take()} ${this.clock.now().toISOString().slice(0, 13)}`;
  }

  /** The same for all parts of a request, as far as it changes nothing itself. */
  during(request: object): Promise<string> {
    const { commits } = this.store;
    const known = this.asked.get(request);
    if (known?.commits === commits) return known.state;
    const state = this.current();
    this.asked.set(request, { commits, state });
    return state;
  }

  private async snapshot(): Promise<string> {
    const { last } = this;
    const [row] = await this.store.read<StateRow>(
      "change-feed-state",
      // In the feed's order, so that its index is walked from the first row that can be new.
      `select pg_current_snapshot()::text as snapshot, (
         select transaction_id from change_feed
          where transaction_id >= pg_snapshot_xmin($1::text::pg_snapshot)
            and not pg_visible_in_snapshot(transaction_id, $1::text::pg_snapshot)
          order by transaction_id, position limit 1) is not null as moved`,
      [last],
    );
    if (!row?.moved) return last;
    this.last = row.snapshot;
    return row.snapshot;
  }
}
