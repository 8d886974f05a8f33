import type { ChangeFeed, FeedCursor } from "../../../persistence/change-feed";
import type { Change } from "../../../persistence/store";
import type { NeedRecord } from "../needs/need.repository";
import type { IndexRepository } from "./index.repository";
import type { PartnerIndex } from "./partner-index";

/** Other nodes' changes are seen within this time; this node's own are applied at once. */
const POLL_MS = 1_000;
/** Enough needs to tell how needs are worded. */
const LEARNT_NEEDS = 20_000;

/** An index orders its postings anew for every batch, and keeps no text of it. */
const LOADED_AT_ONCE = 40_000;

export interface IndexState {
  readonly loaded: boolean;
  /** Milliseconds since the feed was last read to its end. */
  readonly lagMs: number;
}

/** Keeps the index at what the database says: loads it, applies this node's commits, follows the feed of the others. */
export class IndexFollower {
  private cursor: FeedCursor = { transactionId: "0", position: "0" };
  private loaded = false;
  private caughtUpAt = 0;
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<void> = Promise.resolve();

  constructor(
    private readonly index: PartnerIndex,
    private readonly repository: IndexRepository,
    private readonly feed: ChangeFeed,
    private readonly onError: (error: unknown) => void,
  ) {}

  async load(): Promise<void> {
    this.cursor = await this.feed.head();
    for await (const batch of batched(this.repository.allCapabilities())) this.index.addCapabilities(batch);
    const learnt: NeedRecord[] = [];
    for await (const batch of batched(this.repository.allNeeds())) {
      this.index.addNeeds(batch);
      if (learnt.length < LEARNT_NEEDS) learnt.push(...batch);
    }
    this.index.learnNeeds(learnt);
    this.index.warmUp();
    this.loaded = true;
    this.caughtUpAt = Date.now();
  }

  start(): void {
    this.timer = setInterval(() => {
      this.catchUp().catch(this.onError);
    }, POLL_MS);
    this.timer.unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.working.catch(() => undefined);
  }

  get state(): IndexState {
    return { loaded: this.loaded, lagMs: this.loaded ? Date.now() - this.caughtUpAt : Infinity };
  }

  /** Reads the feed to its end. */
  catchUp(): Promise<void> {
    return this.inTurn(async () => {
      for (;;) {
        const { changes, cursor } = await this.feed.after(this.cursor);
        if (changes.length === 0) break;
        await this.write(changes);
        this.cursor = cursor;
      }
      this.caughtUpAt = Date.now();
    });
  }

  /** Applies changes that this node committed. */
  apply(changes: readonly Change[]): Promise<void> {
    return this.inTurn(() => this.write(changes));
  }

  /** One after the other: what was read later must be written later. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.working.catch(() => undefined).then(work);
    this.working = turn;
    return turn;
  }

  private async write(changes: readonly Change[]): Promise<void> {
    const organisations = idsOf(changes, "ORGANISATION");
    if (organisations.length > 0) {
      const capabilities = await this.repository.capabilitiesOf(organisations);
      for (const id of organisations)
        this.index.replaceOrganisation(
          id,
          capabilities.filter(({ organisationId }) => organisationId === id),
        );
    }
    const needs = [
      ...new Set([...idsOf(changes, "NEED"), ...(await this.repository.needIdsOf(organisations))]),
    ];
    if (needs.length > 0) {
      const published = new Map(
        (await this.repository.publishedNeedsAmong(needs)).map((need) => [need.id, need]),
      );
      for (const id of needs) this.index.replaceNeed(id, published.get(id));
    }
  }
}

function idsOf(changes: readonly Change[], subject: Change["subject"]): string[] {
  return [
    ...new Set(changes.filter((change) => change.subject === subject).map(({ subjectId }) => subjectId)),
  ];
}

async function* batched<T>(pages: AsyncIterable<T[]>): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const page of pages) {
    batch.push(...page);
    if (batch.length < LOADED_AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
