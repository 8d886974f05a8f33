import type { Knowledge, Translation } from "../lexicon/knowledge";
import { LANGUAGES, type LanguageNumber } from "../text/languages";

/** Below this certainty a word that comes back from another language is chance. */
const SMALLEST_CERTAINTY = 0.3;
const MOST_SYNONYMS = 4;
/** Gains .012 on industry definitions, nothing elsewhere, harms long abstracts: so a light weight, and short texts only. */
const SYNONYM_WEIGHT = 0.3;

/** Words that share a translation: stem to another language and back. */
export function synonymsThroughOtherLanguages(
  stem: string,
  language: LanguageNumber,
  knowledge: Knowledge,
): Translation[] {
  const certainties = new Map<string, number>();
  LANGUAGES.forEach((_, number) => {
    const pivot = number as LanguageNumber;
    if (pivot === language) return;
    for (const there of knowledge.translations(stem, language, pivot)) {
      for (const back of knowledge.translations(there.stem, pivot, language)) {
        const certainty = there.weight * back.weight;
        if (certainty > (certainties.get(back.stem) ?? SMALLEST_CERTAINTY))
          certainties.set(back.stem, certainty);
      }
    }
  });
  certainties.delete(stem);
  return [...certainties]
    .sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1))
    .slice(0, MOST_SYNONYMS)
    .map(([synonym, certainty]) => ({ stem: synonym, weight: SYNONYM_WEIGHT * certainty }));
}
