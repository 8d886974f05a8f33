import { join } from "node:path";
import { readConfiguration } from "../configuration";
import { ownLexiconFiles } from "../modules/partnering/lexicon/own-lexicon";

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

/** Where the server keeps what it learnt from a lexicon, too. */
export function lexiconCacheFolder(): string {
  return join(readConfiguration().dataFolder, "cache");
}
