import type { LexiconConcept } from "../matching.types";
import { readLearnt, writeLearnt } from "./learnt-file";
import { LearntKnowledge } from "./learnt-knowledge";
import { learnLexicon } from "./learnt-lexicon";
import { LivingLexicon } from "./living-lexicon";

/** What was learnt from the lexicon with this fingerprint, if the folder has it. No concept is needed for it. */
export function readLearntLexicon(folder: string, fingerprint: string): LivingLexicon | undefined {
  const learnt = readLearnt(folder, fingerprint);
  return learnt && new LivingLexicon(new LearntKnowledge(learnt), { folder, fingerprint });
}

/** Learns a lexicon and keeps it in the folder under its fingerprint, where there is one. Takes seconds. */
export function learnIntoFolder(
  concepts: readonly LexiconConcept[],
  folder: string | undefined,
  fingerprint: string,
): LivingLexicon {
  if (concepts.length === 0) return new LivingLexicon();
  const learnt = learnLexicon(concepts);
  if (folder !== undefined) writeLearnt(folder, fingerprint, learnt);
  return new LivingLexicon(new LearntKnowledge(learnt));
}
