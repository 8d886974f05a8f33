import type { DataSource } from "typeorm";
import { learnInBackground, type LexiconConcept } from "../matching";
import { fingerprintOf } from "../modules/partnering/lexicon/lexicon-contents";
import { LexiconLoading } from "../modules/partnering/lexicon/loading/loading.service";
import type { OwnLexicon } from "../modules/partnering/lexicon/own-lexicon";
import { poolOf } from "../persistence/database";

/**
 * Brings our own lexicon into the database at the first start, and when its files are no longer those that were loaded. Where it
 * stands alone it is learnt from its files at the same time, in another thread, so that a first start waits for one of them.
 */
export async function loadOwnLexicon(
  owner: DataSource,
  own: OwnLexicon,
  now: Date,
  cacheFolder?: string,
): Promise<void> {
  const loading = new LexiconLoading(poolOf(owner));
  if (await loading.has(own.source)) return;
  const others = (await loading.sources()).filter(({ name }) => name !== own.source.name);
  const ahead = cacheFolder !== undefined && others.length === 0 ? learnAhead(own, cacheFolder) : undefined;
  await loading.load(own.source, own.imported(), { now, dryRun: false });
  await ahead;
}

/** A failure costs time alone: the index learns what it does not find. */
async function learnAhead(own: OwnLexicon, cacheFolder: string): Promise<void> {
  const { name, contentHash } = own.source;
  const fingerprint = fingerprintOf([{ name, stamp: contentHash }]);
  await learnInBackground(onePage(own.concepts()), cacheFolder, fingerprint).catch(() => undefined);
}

async function* onePage(concepts: readonly LexiconConcept[]): AsyncGenerator<readonly LexiconConcept[]> {
  yield await Promise.resolve(concepts);
}
