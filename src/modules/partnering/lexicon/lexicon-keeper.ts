import { rm } from "node:fs/promises";
import { learnInBackground, learntFile, LivingLexicon, readLearntLexicon } from "../../../matching";
import type { LexiconContents } from "./lexicon-contents";

export interface KeeperSettings {
  /** Where what was learnt is kept; without it, nothing is. */
  readonly cacheFolder: string | undefined;
  /** After so long without a further change the whole is learnt anew: an adviser seldom adds one word alone. */
  readonly quietMs?: number;
}

const QUIET_MS = 60_000;
/** What an import brought is learnt at once; its own change comes once. */
const AFTER_LOADING_MS = 200;
/** More concepts than this are learnt as a whole, rather than one by one beside it. */
const MOST_ADJUSTED = 500;

/** Searches go on with the old lexicon until an index of the new one is full. */
export type TakeOver = (lexicon: LivingLexicon) => Promise<void>;

/**
 * Keeps the lexicon that the engines search with at what the database says. A word that an adviser adds, or two that are
 * held apart, count at once; the whole is learnt anew in the background when things are quiet.
 */
export class LexiconKeeper {
  current = new LivingLexicon();
  /** Grows with every lexicon that was learnt as a whole. */
  generation = 0;
  private fingerprint: string | undefined;
  /** Concepts that were changed after the current lexicon was read, with the number of their last change. */
  private readonly changed = new Map<string, number>();
  private changes = 0;
  private timer: NodeJS.Timeout | undefined;
  private learning: Promise<void> | undefined;
  private takeOver: TakeOver = () => Promise.resolve();
  private adjusting: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly contents: LexiconContents,
    private readonly settings: KeeperSettings,
    private readonly onError: (error: unknown) => void,
  ) {}

  onLearnt(takeOver: TakeOver): void {
    this.takeOver = takeOver;
  }

  /** What was learnt before, else learnt now. */
  async load(): Promise<LivingLexicon> {
    const { cacheFolder } = this.settings;
    this.fingerprint = await this.contents.fingerprint();
    this.current = await this.obtain(this.fingerprint, cacheFolder);
    this.changed.clear();
    await this.adjust(this.current);
    return this.current;
  }

  /** Hears of concepts, sources and separations that were changed, here or on another node. */
  async hear(ids: readonly string[]): Promise<void> {
    this.changes += 1;
    for (const id of ids) this.changed.set(id, this.changes);
    await this.adjust(this.current);
    const isSmall = this.current.isAdjustedBy(ids) && this.changed.size <= MOST_ADJUSTED;
    this.learnAfter(isSmall ? (this.settings.quietMs ?? QUIET_MS) : AFTER_LOADING_MS);
  }

  /** Learns the whole anew if the database says something else than what was learnt. */
  learnNow(): Promise<void> {
    this.learning ??= this.learnAnew().finally(() => {
      this.learning = undefined;
    });
    return this.learning;
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.learning?.catch(() => undefined);
  }

  private learnAfter(ms: number): void {
    if (this.stopped) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.learnNow().catch(this.onError);
    }, ms);
    this.timer.unref();
  }

  private async learnAnew(): Promise<void> {
    const [known, heard] = [this.changes, new Map(this.changed)];
    const fingerprint = await this.contents.fingerprint();
    const isSame = fingerprint === this.fingerprint;
    const learnt = isSame ? this.current : await this.obtain(fingerprint, this.settings.cacheFolder);
    for (const [id, change] of heard) if (this.changed.get(id) === change) this.changed.delete(id);
    if (isSame) return;
    await this.adjust(learnt);
    await this.takeOver(learnt);
    const replaced = this.fingerprint;
    [this.current, this.fingerprint] = [learnt, fingerprint];
    this.generation += 1;
    await this.adjust(learnt);
    await this.forget(replaced);
    if (this.changes !== known) this.learnAfter(this.settings.quietMs ?? QUIET_MS);
  }

  private async obtain(fingerprint: string | undefined, folder: string | undefined): Promise<LivingLexicon> {
    if (fingerprint === undefined) return new LivingLexicon();
    const kept = folder === undefined ? undefined : readLearntLexicon(folder, fingerprint);
    return kept ?? learnInBackground(this.contents.all(), folder, fingerprint);
  }

  /** One after the other: what was read first must not be applied last. */
  private adjust(lexicon: LivingLexicon): Promise<void> {
    const adjusted = this.adjusting.then(() => this.adjustNow(lexicon));
    this.adjusting = adjusted.catch(() => undefined);
    return adjusted;
  }

  private async adjustNow(lexicon: LivingLexicon): Promise<void> {
    const ids = [...this.changed.keys()].slice(-MOST_ADJUSTED);
    lexicon.adjust({
      concepts: ids.length === 0 ? [] : await this.contents.concepts(ids),
      separations: await this.contents.separations(),
    });
  }

  /** What nobody will ask for again. */
  private async forget(fingerprint: string | undefined): Promise<void> {
    const { cacheFolder } = this.settings;
    if (fingerprint === undefined || cacheFolder === undefined) return;
    await rm(learntFile(cacheFolder, fingerprint), { force: true });
  }
}
