import { newStemmer, type Stemmer } from "snowball-stemmers";
import { foldAccents } from "./folding";
import { forEachLanguage, type LanguageNumber } from "./languages";

/** The stemmer takes about 20 µs a word, a look-up 0.1: kept for the whole process, emptied at this size. */
const LARGEST_CACHE = 300_000;

const algorithms = ["english", "french", "dutch"] as const;
const stemmers = forEachLanguage<Stemmer>((language) => newStemmer(algorithms[language]));
const caches = forEachLanguage(() => new Map<string, string>());

/** Snowball on the word with its accents, accents removed afterwards (the other order loses .003, see README). */
export function stemOf(word: string, language: LanguageNumber): string {
  const cache = caches[language];
  const known = cache.get(word);
  if (known !== undefined) return known;
  if (cache.size >= LARGEST_CACHE) cache.clear();
  const stem = foldAccents(stemmers[language].stem(word)) || word;
  cache.set(word, stem);
  return stem;
}
