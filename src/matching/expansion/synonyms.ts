import type { Knowledge, Translation } from "../lexicon/knowledge";
import { ALL_LANGUAGES, type LanguageNumber } from "../text/languages";

/** Below this certainty a word that comes back from another language is chance. */
const SMALLEST_CERTAINTY = 0.3;
const MOST_SYNONYMS = 4;
/** .3 gives .3572 and .5 gives .3585 on the mean; harmful to long abstracts, so it is used for short texts only. */
const SYNONYM_WEIGHT = 0.5;

/** By stem, the surest of the ways that lead there. */
class Certainties {
  private readonly byStem = new Map<string, number>();

  add(stem: string, certainty: number): void {
    if (certainty > (this.byStem.get(stem) ?? SMALLEST_CERTAINTY)) this.byStem.set(stem, certainty);
  }

  bestExcept(itself: string): Translation[] {
    this.byStem.delete(itself);
    return [...this.byStem]
      .sort(([a, left], [b, right]) => right - left || (a < b ? -1 : 1))
      .slice(0, MOST_SYNONYMS)
      .map(([stem, certainty]) => ({ stem, weight: SYNONYM_WEIGHT * certainty }));
  }
}

/** Words that stand for one another in labels of one concept, or that share a translation: to another language and back. */
export function synonymsOf(stem: string, language: LanguageNumber, knowledge: Knowledge): Translation[] {
  const certainties = new Certainties();
  for (const beside of knowledge.translations(stem, language, language))
    certainties.add(beside.stem, beside.weight);
  for (const pivot of ALL_LANGUAGES.filter((other) => other !== language)) {
    for (const there of knowledge.translations(stem, language, pivot)) {
      for (const back of knowledge.translations(there.stem, pivot, language)) {
        certainties.add(back.stem, there.weight * back.weight);
      }
    }
  }
  return certainties.bestExcept(stem);
}
