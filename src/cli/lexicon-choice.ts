import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { readConfiguration } from "../configuration";
import { packageRoot } from "../modules/shared/reference-data";

/** The options by which file commands choose their lexica. */
export interface LexiconOptions {
  readonly lexicon?: readonly string[];
  /** False with `--no-own-lexicon`. */
  readonly ownLexicon: boolean;
}

/** The files of our own lexicon, then those that were named. */
export function chosenLexica({ lexicon = [], ownLexicon }: LexiconOptions): string[] {
  return [...(ownLexicon ? ownLexiconFiles() : []), ...lexicon];
}

function ownLexiconFiles(): string[] {
  const folder = join(packageRoot(), "seeds", "reference", "lexicon");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(".jsonl"))
    .sort()
    .map((file) => join(folder, file));
}

/** Where the server keeps what it learnt from a lexicon, too. */
export function lexiconCacheFolder(): string {
  return join(readConfiguration().dataFolder, "cache");
}
