import { Meanings } from "./meanings";
import type { LanguageNumber } from "../text/languages";

/** A stem of another language that a stem may be translated by; weight 0..1, the best one's near 1. */
export interface Translation {
  readonly stem: string;
  readonly weight: number;
}

/** What a lexicon teaches, independent of any profile; shared by all engines of a process that use this lexicon. */
export interface Knowledge {
  /** How many labels hold this word as it is written (lower case, with accents); 0 when unknown. */
  frequency(word: string, language: LanguageNumber): number;
  /** The accented form of a word that is known only with accents; otherwise the word itself. */
  restoreAccents(word: string, language: LanguageNumber): string;
  translations(stem: string, from: LanguageNumber, to: LanguageNumber): readonly Translation[];
  /** Words for what is broader, in the same or another language. */
  broader(stem: string, from: LanguageNumber, to: LanguageNumber): readonly Translation[];
  /** Whether some label has a word with this stem. */
  hasStem(stem: string, language: LanguageNumber): boolean;
  /** All words of one language, for the search of typing errors. */
  words(language: LanguageNumber): readonly string[];
  /** Where its words lie among one another. */
  readonly meanings: Meanings;
  /** The stems of the labels of one language. */
  stems(language: LanguageNumber): readonly string[];
}

const NOTHING: readonly never[] = [];

/** The knowledge of an empty lexicon. */
export const noKnowledge: Knowledge = {
  frequency: () => 0,
  restoreAccents: (word) => word,
  translations: () => NOTHING,
  broader: () => NOTHING,
  hasStem: () => false,
  words: () => NOTHING,
  meanings: Meanings.none,
  stems: () => NOTHING,
};
