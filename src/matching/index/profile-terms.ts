import type { SurfaceWords } from "../vocabulary/surface-words";
import type { Wording } from "./profile-wording";

/** A part of a Dutch compound counts this much of the whole word. */
const PART_WEIGHT = 0.6;

/** What the indexes keep of a profile's wording. */
export interface ProfileTerms {
  /** Weighted frequency of each term, in order of first appearance. */
  readonly frequencies: ReadonlyMap<number, number>;
  readonly words: ReadonlySet<number>;
  /** Weighted number of words, divided by the number of languages, so that a translation does not make a text long. */
  readonly length: number;
}

/** Counts the terms of a profile; words that the vocabulary has not seen are added to it. */
export function countTerms(wordings: readonly Wording[], vocabulary: SurfaceWords): ProfileTerms {
  const frequencies = new Map<number, number>();
  const words = new Set<number>();
  let length = 0;
  for (const { words: spellings, language, weight } of wordings) {
    for (const spelling of spellings) {
      const word = vocabulary.obtain(spelling, language);
      words.add(word);
      length += weight;
      vocabulary.termsOf(word).forEach((term, place) => {
        frequencies.set(term, (frequencies.get(term) ?? 0) + (place === 0 ? weight : weight * PART_WEIGHT));
      });
    }
  }
  const languages = new Set(wordings.map((wording) => wording.language)).size;
  return { frequencies, words, length: length / Math.max(1, languages) };
}
