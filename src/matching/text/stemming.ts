import { newStemmer, type Stemmer } from "snowball-stemmers";
import { levelSpelling } from "./british-spelling";
import { foldAccents } from "./folding";
import { levelTitle } from "./gendered-titles";
import { DUTCH, forEachLanguage, type LanguageNumber } from "./languages";

/** The stemmer takes about 20 µs a word, a look-up 0.1: kept for the whole process, emptied at this size. */
const LARGEST_CACHE = 300_000;

const ENGLISH: LanguageNumber = 0;
const algorithms = ["english", "french", "dutch"] as const;
const stemmers = forEachLanguage<Stemmer>((language) => newStemmer(algorithms[language]));
const caches = forEachLanguage(() => new Map<string, string>());

/** Dutch plurals in -s after a vowel (`machines`, `functies`), which Snowball takes for another word. */
const DUTCH_PLURAL = /(?<=\p{L}{3}(?:ie|[^aeiouc]e|[^aeiou][aou]))s$/u;

/** What the stemmer is given. */
function levelled(written: string, language: LanguageNumber): string {
  const word = levelTitle(written, language);
  if (language === ENGLISH) return levelSpelling(word);
  return language === DUTCH ? word.replace(DUTCH_PLURAL, "") : word;
}

/** A number has no forms, and there are so many that they would push words out of the cache. */
const NUMBER = /^\p{N}+$/u;

/** Snowball on the word with its accents, accents removed afterwards (the other order loses .003, see README). */
export function stemOf(word: string, language: LanguageNumber): string {
  const cache = caches[language];
  const known = cache.get(word);
  if (known !== undefined) return known;
  if (NUMBER.test(word)) return word;
  if (cache.size >= LARGEST_CACHE) cache.clear();
  const stem = foldAccents(stemmers[language].stem(levelled(word, language))) || word;
  cache.set(word, stem);
  return stem;
}
