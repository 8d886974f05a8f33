import { createHash } from "node:crypto";
import type { EngineOptions, LexiconConcept } from "../matching.types";
import { noKnowledge, type Knowledge } from "./knowledge";
import { LivingLexicon } from "./living-lexicon";
import { readLearnt, writeLearnt } from "./learnt-file";
import { LearntKnowledge } from "./learnt-knowledge";
import { learnLexicon } from "./learnt-lexicon";

/** A lexicon is the same when its concepts are; 128 bits of the hash name the file. */
const HASH_LENGTH = 32;
/** The internal and the public index use one lexicon; a second one is there while it is being replaced. */
const MOST_KEPT = 2;

const kept = new Map<string, Knowledge>();

/** Telling what a lexicon holds takes 55 ms; a list of concepts is not changed once it is given. */
const hashes = new WeakMap<readonly LexiconConcept[], string>();

export function lexiconHash(concepts: readonly LexiconConcept[]): string {
  const known = hashes.get(concepts) ?? hashOf(concepts);
  hashes.set(concepts, known);
  return known;
}

function hashOf(concepts: readonly LexiconConcept[]): string {
  const hash = createHash("sha256");
  for (const concept of concepts) hash.update(JSON.stringify(concept));
  return hash.digest("hex").slice(0, HASH_LENGTH);
}

function obtain(
  concepts: readonly LexiconConcept[],
  hash: string,
  cacheFolder: string | undefined,
): Knowledge {
  const stored = cacheFolder === undefined ? undefined : readLearnt(cacheFolder, hash);
  if (stored !== undefined) return new LearntKnowledge(stored);
  const learnt = learnLexicon(concepts);
  if (cacheFolder !== undefined) writeLearnt(cacheFolder, hash, learnt);
  return new LearntKnowledge(learnt);
}

/** The lexicon of an engine: the living one that was given, or one that nobody adjusts. */
export function lexiconFor({ lexicon = [], cacheFolder }: EngineOptions): LivingLexicon {
  return lexicon instanceof LivingLexicon ? lexicon : new LivingLexicon(knowledgeFor(lexicon, cacheFolder));
}

/** What the lexicon teaches: from memory, else from the cache folder, else learnt now. */
function knowledgeFor(lexicon: readonly LexiconConcept[], cacheFolder: string | undefined): Knowledge {
  if (lexicon.length === 0) return noKnowledge;
  const hash = lexiconHash(lexicon);
  const known = kept.get(hash) ?? obtain(lexicon, hash, cacheFolder);
  kept.delete(hash);
  kept.set(hash, known);
  for (const oldest of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(oldest);
  return known;
}
