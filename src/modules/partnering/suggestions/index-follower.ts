import type { ChangeFeed, FeedCursor } from "../../../persistence/change-feed";
import type { Change } from "../../../persistence/store";
import type { NeedRecord } from "../needs/need.repository";
import type { LivingLexicon } from "../../../matching";
import type { LexiconKeeper } from "../lexicon/lexicon-keeper";
import type { IndexRepository } from "./index.repository";
import { PartnerIndex } from "./partner-index";

/** Other nodes' changes are seen within this time; this node's own are applied at once. */
const POLL_MS = 1_000;
/** Enough needs to tell how needs are worded. */
const LEARNT_NEEDS = 20_000;

/** An index orders its postings anew for every batch, and keeps no text of it. */
const LOADED_AT_ONCE = 40_000;

/** Some milliseconds of work. */
const RECORDS_WITHOUT_PAUSE = 50;

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
  /** What changed while another index is being filled; undefined when none is. */
  private meanwhile: Change[] | undefined;

  constructor(
    private readonly index: PartnerIndex,
    private readonly repository: IndexRepository,
    private readonly feed: ChangeFeed,
    private readonly lexicon: LexiconKeeper,
    private readonly onError: (error: unknown) => void,
  ) {
    lexicon.onLearnt((learnt) => this.fillAnew(learnt));
  }

  async load(): Promise<void> {
    this.cursor = await this.feed.head();
    this.index.takeOver(new PartnerIndex(await this.lexicon.load()));
    for await (const batch of batched(this.repository.allCapabilities())) this.index.addCapabilities(batch);
    const learnt: NeedRecord[] = [];
    for await (const batch of batched(this.repository.allNeeds())) {
      this.index.addNeeds(batch);
      if (learnt.length < LEARNT_NEEDS) learnt.push(...batch);
    }
    this.index.learnNeeds(learnt);
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
    await this.lexicon.stop();
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
        await this.follow(changes);
        this.cursor = cursor;
      }
      this.caughtUpAt = Date.now();
    });
  }

  /** Applies changes that this node committed. */
  apply(changes: readonly Change[]): Promise<void> {
    return this.inTurn(() => this.follow(changes));
  }

  /** One after the other: what was read later must be written later. */
  private inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.working.catch(() => undefined).then(work);
    this.working = turn;
    return turn;
  }

  /**
   * Fills an index of another lexicon beside the one in use, a few records at a time so that queries get through, and goes
   * on with it. What was saved meanwhile went into the old one and is written into the new one before that.
   */
  private async fillAnew(lexicon: LivingLexicon): Promise<void> {
    const fresh = new PartnerIndex(lexicon);
    this.meanwhile = [];
    try {
      await this.fillGently(fresh);
      await this.inTurn(async () => {
        await this.write(this.meanwhile ?? [], fresh);
        this.index.takeOver(fresh);
      });
    } finally {
      this.meanwhile = undefined;
    }
  }

  private async fillGently(fresh: PartnerIndex): Promise<void> {
    const pause = pauses();
    for await (const page of this.repository.allCapabilities())
      for (const capability of page) {
        fresh.addCapability(capability);
        await pause();
      }
    const learnt: NeedRecord[] = [];
    for await (const page of this.repository.allNeeds())
      for (const need of page) {
        fresh.replaceNeed(need.id, need);
        if (learnt.length < LEARNT_NEEDS) learnt.push(need);
        await pause();
      }
    fresh.learnNeeds(learnt);
  }

  private async follow(changes: readonly Change[]): Promise<void> {
    this.meanwhile?.push(...changes);
    await this.write(changes, this.index);
    const lexicon = idsOf(changes, "LEXICON");
    if (lexicon.length > 0) await this.lexicon.hear(lexicon);
  }

  private async write(changes: readonly Change[], index: PartnerIndex): Promise<void> {
    const organisations = idsOf(changes, "ORGANISATION");
    if (organisations.length > 0) {
      const capabilities = await this.repository.capabilitiesOf(organisations);
      for (const id of organisations)
        index.replaceOrganisation(
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
      for (const id of needs) index.replaceNeed(id, published.get(id));
    }
  }
}

function idsOf(changes: readonly Change[], subject: Change["subject"]): string[] {
  return [
    ...new Set(changes.filter((change) => change.subject === subject).map(({ subjectId }) => subjectId)),
  ];
}

/** Lets everything else through after every so many records. */
function pauses(): () => Promise<void> {
  let done = 0;
  return async () => {
    if (++done % RECORDS_WITHOUT_PAUSE === 0) await new Promise((resolve) => setImmediate(resolve));
  };
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
