import type { DataSource } from "typeorm";
import { learnInBackground, type LexiconConcept } from "../matching";
import { fingerprintOf } from "../modules/partnering/lexicon/lexicon-contents";
import { LexiconLoading } from "../modules/partnering/lexicon/loading/loading.service";
import type { OwnLexicon } from "../modules/partnering/lexicon/own-lexicon";
import { poolOf } from "../persistence/database";

export interface LoadingSettings {
  readonly now: Date;
  readonly cacheFolder?: string;
  /** What was begun already. */
  readonly learning?: Promise<void> | undefined;
}

/**
 * Brings our own lexicon into the database at the first start, and when its files are no longer those that were loaded. Where it
 * stands alone it is learnt from its files at the same time, in another thread, so that a first start waits for one of them.
 */
export async function loadOwnLexicon(
  owner: DataSource,
  own: OwnLexicon,
  { now, cacheFolder, learning }: LoadingSettings,
): Promise<void> {
  const loading = new LexiconLoading(poolOf(owner));
  if (await loading.has(own.source)) return;
  const others = (await loading.sources()).filter(({ name }) => name !== own.source.name);
  const standsAlone = cacheFolder !== undefined && others.length === 0;
  const ahead = standsAlone ? (learning ?? learnAhead(own, cacheFolder)) : learning;
  await loading.load(own.source, own.imported(), { now, dryRun: false });
  await ahead;
}

/** Learns our own lexicon as if it stood alone. A failure costs time alone: the index learns what it does not find. */
export async function learnAhead(own: OwnLexicon, cacheFolder: string): Promise<void> {
  const { name, contentHash } = own.source;
  const fingerprint = fingerprintOf([{ name, stamp: contentHash }]);
  await learnInBackground(onePage(own.concepts()), cacheFolder, fingerprint).catch(() => undefined);
}

async function* onePage(concepts: readonly LexiconConcept[]): AsyncGenerator<readonly LexiconConcept[]> {
  yield await Promise.resolve(concepts);
}
