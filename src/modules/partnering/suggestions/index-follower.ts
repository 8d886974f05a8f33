import type { ChangeFeed, FeedCursor } from "../../../persistence/change-feed";
import type { Change, FeedSubject } from "../../../persistence/store";
import type { LivingLexicon } from "../../../matching";
import type { LexiconKeeper } from "../lexicon/lexicon-keeper";
import { indexBuilder, type KeptIn } from "./index-builder";
import { IndexContent } from "./index-content";
import type { RankedCapability } from "./index-profiles";
import type { IndexRepository } from "./index.repository";
import type { PartnerIndex } from "./partner-index";
import type { SnapshotFolder } from "./snapshot-folder";

/** Other nodes' changes are seen within this time; this node's own are applied at once. */
const POLL_MS = 1_000;

export interface IndexState {
  readonly loaded: boolean;
  /** Milliseconds since the feed was last read to its end. */
  readonly lagMs: number;
}

/**
 * Keeps the index at what the database says: loads it, applies this node's commits, follows the feed of the others, has it built
 * anew in another thread when it asks for it, and leaves snapshots of it so that the next start reads only what came later.
 */
export class IndexFollower {
  private cursor: FeedCursor = { transactionId: "0", position: "0" };
  private loaded = false;
  private caughtUpAt = 0;
  private timer: NodeJS.Timeout | undefined;
  private working: Promise<void> = Promise.resolve();
  private rebuilding: Promise<void> | undefined;
  /** What this node committed since the content that is being built was read. */
  private sinceRebuild: Change[] = [];
  private readonly listeners: { readonly subject: FeedSubject; readonly listener: () => void }[] = [];

  constructor(
    private readonly index: PartnerIndex,
    private readonly repository: IndexRepository,
    private readonly feed: ChangeFeed,
    private readonly lexicon: LexiconKeeper,
    private readonly folder: SnapshotFolder | undefined,
    private readonly onError: (error: unknown) => void,
  ) {
    lexicon.onLearnt((learnt) => this.rebuild(learnt));
  }

  /** From the snapshots where they are whole and of this database, else from the database. */
  async load(): Promise<void> {
    const lexicon = await this.lexicon.load();
    if (await this.restore(lexicon)) await this.catchUp();
    else await this.rebuild(lexicon);
    this.loaded = true;
    this.caughtUpAt = Date.now();
  }

  /**
   * Builds the whole anew from the database while the present content goes on answering; it is replaced in one step by one that
   * has everything this node committed meanwhile.
   */
  async rebuild(lexicon: LivingLexicon = this.lexicon.current): Promise<void> {
    const before = this.rebuilding ?? Promise.resolve();
    const turn = before.catch(() => undefined).then(() => this.rebuildNow(lexicon));
    this.rebuilding = turn;
    try {
      await turn;
    } finally {
      if (this.rebuilding === turn) this.rebuilding = undefined;
    }
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
    await this.rebuilding?.catch(() => undefined);
    await this.working;
    if (this.loaded) await this.save().catch(this.onError);
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
      if (this.index.content.wantsRebuild && !this.rebuilding) this.rebuild().catch(this.onError);
    });
  }

  /** Applies changes that this node committed. */
  apply(changes: readonly Change[]): Promise<void> {
    return this.inTurn(() => this.follow(changes));
  }

  /**
   * Does something with the index between two changes, and with what the database says of an organisation at that time: what is put
   * back afterwards is then what belongs there.
   */
  between<T>(
    organisationId: string,
    work: (content: IndexContent, capabilities: readonly RankedCapability[]) => T,
  ): Promise<T> {
    return this.inTurn(async () => {
      const capabilities = await this.repository.capabilitiesOf([organisationId]);
      return work(this.index.content, capabilities);
    });
  }

  /** Hears of changes that are not the index's own, whichever node made them; of this node's twice. */
  onFollowed(subject: FeedSubject, listener: () => void): void {
    this.listeners.push({ subject, listener });
  }

  private async follow(changes: readonly Change[]): Promise<void> {
    if (this.rebuilding) this.sinceRebuild.push(...changes);
    await this.write(this.index.content, changes);
    const lexicon = idsOf(changes, "LEXICON");
    if (lexicon.length > 0) await this.lexicon.hear(lexicon);
    for (const { subject, listener } of this.listeners)
      if (changes.some((change) => change.subject === subject)) listener();
  }

  private async rebuildNow(lexicon: LivingLexicon): Promise<void> {
    this.sinceRebuild = [];
    const cursor = await this.feed.head();
    const content = await this.build(lexicon, await this.keptAt(cursor));
    await this.inTurn(async () => {
      await this.write(content, this.sinceRebuild);
      this.index.replace(content);
      if (!this.loaded) this.cursor = cursor;
    });
  }

  private async build(lexicon: LivingLexicon, keep: KeptIn | undefined): Promise<IndexContent> {
    const builder = indexBuilder(lexicon);
    for await (const records of this.repository.allCapabilities())
      builder.add({ kind: "capabilities", records });
    for await (const records of this.repository.allNeeds()) builder.add({ kind: "needs", records });
    return builder.finish(keep);
  }

  private async restore(lexicon: LivingLexicon): Promise<boolean> {
    const stored = await this.folder?.read();
    if (stored === undefined) return false;
    const { cursor, database, day } = stored.place;
    const isOfHere =
      database === (await this.repository.databaseIdentity()) && day === this.repository.today();
    const content = isOfHere ? IndexContent.restored(stored.snapshots, lexicon) : undefined;
    if (content === undefined) return false;
    this.index.replace(content);
    this.cursor = cursor;
    return true;
  }

  private async save(): Promise<void> {
    const kept = await this.keptAt(this.cursor);
    if (kept) await this.folder?.write(this.index.content.snapshots(), kept.place);
  }

  private async keptAt(cursor: FeedCursor): Promise<KeptIn | undefined> {
    if (this.folder === undefined) return undefined;
    const database = await this.repository.databaseIdentity();
    return { folder: this.folder.folder, place: { cursor, database, day: this.repository.today() } };
  }

  /** One after the other: what was read later must be written later. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.working.then(work);
    // Whoever asked for the work hears of its failure; the next turn does not.
    this.working = turn.then(
      () => undefined,
      () => undefined,
    );
    return turn;
  }

  private async write(content: IndexContent, changes: readonly Change[]): Promise<void> {
    const organisations = idsOf(changes, "ORGANISATION");
    if (organisations.length > 0) {
      const capabilities = await this.repository.capabilitiesOf(organisations);
      for (const id of organisations)
        content.replaceOrganisation(
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
      for (const id of needs) content.replaceNeed(id, published.get(id));
    }
  }
}

function idsOf(changes: readonly Change[], subject: Change["subject"]): string[] {
  return [
    ...new Set(changes.filter((change) => change.subject === subject).map(({ subjectId }) => subjectId)),
  ];
}
