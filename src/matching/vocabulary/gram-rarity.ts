import type { Knowledge } from "../lexicon/knowledge";
import { boilerplateWords } from "../need/boilerplate-words";
import { LANGUAGES, type LanguageNumber } from "../text/languages";
import { stopWords } from "../text/stop-words";
import { characterGrams, type GramKind } from "./character-grams";

/** Weights are made once for all engines that share a lexicon. */
const kept = new WeakMap<Knowledge, Map<string, Float32Array>>();

/**
 * Squared rarity of every n-gram among the stems of the lexicon. Taken from the lexicon and not from the profiles, so that no
 * change of a profile changes a weight: lengths that were computed once stay true. Counted among the profiles' own stems
 * instead, the mean over the development sets is the same (.36504 and .36501, with errors .35631 and .35645). Without a
 * lexicon the function words and the usual words of needs stand for the language: little, but enough to tell that `ing` says less than `zym`.
 */
export function gramRarities(
  knowledge: Knowledge,
  kind: GramKind,
  languages: readonly LanguageNumber[],
): Float32Array {
  const ofKnowledge = kept.get(knowledge) ?? new Map<string, Float32Array>();
  kept.set(knowledge, ofKnowledge);
  const key = [kind.shortest, kind.longest, kind.bits, ...languages].join(" ");
  const rarities = ofKnowledge.get(key) ?? countRarities(knowledge, kind, languages);
  ofKnowledge.set(key, rarities);
  return rarities;
}

function countRarities(
  knowledge: Knowledge,
  kind: GramKind,
  languages: readonly LanguageNumber[],
): Float32Array {
  const counts = new Uint32Array(2 ** kind.bits);
  const ofLexicon = languages.flatMap((language) => knowledge.stems(language));
  const stems = ofLexicon.length > 0 ? ofLexicon : languages.flatMap(usualWords);
  for (const stem of stems) {
    for (const gram of characterGrams(stem, kind)) counts[gram] = (counts[gram] ?? 0) + 1;
  }
  const rarity = (count: number): number => Math.log(1 + stems.length / (1 + count)) ** 2;
  // Most n-grams are in no stem.
  const rarities = new Float32Array(counts.length).fill(rarity(0));
  counts.forEach((count, gram) => {
    if (count > 0) rarities[gram] = rarity(count);
  });
  return rarities;
}

function usualWords(language: LanguageNumber): readonly string[] {
  const name = LANGUAGES[language];
  return [...stopWords[name], ...boilerplateWords[name]];
}
