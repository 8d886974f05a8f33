import type { DataSource } from "typeorm";
import { LexiconLoading } from "../modules/partnering/lexicon/loading/loading.service";
import type { OwnLexicon } from "../modules/partnering/lexicon/own-lexicon";
import { poolOf } from "../persistence/database";

/** Brings our own lexicon into the database at the first start, and when its files are no longer those that were loaded. */
export async function loadOwnLexicon(owner: DataSource, own: OwnLexicon, now: Date): Promise<void> {
  const loading = new LexiconLoading(poolOf(owner));
  if (await loading.has(own.source)) return;
  await loading.load(own.source, own.imported(), { now, dryRun: false });
}
