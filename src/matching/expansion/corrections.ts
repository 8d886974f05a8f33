import { forEachLanguage, LANGUAGES, type LanguageNumber } from "../text/languages";
import { stopWords } from "../text/stop-words";
import { damerauDistance } from "./damerau-distance";

/** Shorter words match exactly or through the lexicon: `AI` is never an error for something else. */
const SHORTEST_CORRECTED = 4;
/** Nobody writes longer words by mistake, and looking them up takes time in proportion to the square of their length. */
const LONGEST_CORRECTED = 32;
/** Two errors are believed only in words that are long enough to survive them. */
const SHORTEST_WITH_TWO_ERRORS = 8;
const MOST_CORRECTIONS = 2;
/** The first letter is seldom mistyped. */
const SAME_FIRST_LETTER = 1;
const DIGIT = /\p{N}/u;

/** English, French and many Dutch plurals. */
const PLURAL = /s$/u;
const longStopWords = forEachLanguage((language) =>
  [...stopWords[LANGUAGES[language]]].filter((word) => word.length >= SHORTEST_CORRECTED),
);

/** Where words that are written right are found. */
export interface WordSource {
  /** Words that may be one error (near) or two errors (further) away. */
  near(word: string, language: LanguageNumber): readonly string[];
  further(word: string, language: LanguageNumber): readonly string[];
  frequency(word: string, language: LanguageNumber): number;
}

export function isCorrectable(word: string): boolean {
  return word.length >= SHORTEST_CORRECTED && word.length <= LONGEST_CORRECTED && !DIGIT.test(word);
}

/** One bit for each letter that a word has, several letters sharing a bit. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let place = 0; place < word.length; place++) letters |= 1 << (word.charCodeAt(place) & 31);
  return letters;
}

function setBits(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count++;
  return count;
}

function best(
  word: string,
  candidates: readonly string[],
  distance: 1 | 2,
  frequency: (candidate: string) => number,
): string[] {
  const merits = new Map<string, number>();
  const letters = lettersOf(word);
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > distance) continue;
    // Each error brings one letter and takes away another at most.
    if (setBits(letters ^ lettersOf(candidate)) > 2 * distance) continue;
    const count = merits.has(candidate) ? 0 : frequency(candidate);
    if (count === 0 || damerauDistance(word, candidate, distance) !== distance) continue;
    merits.set(candidate, Math.log(count) + (candidate[0] === word[0] ? SAME_FIRST_LETTER : 0));
  }
  return [...merits]
    .sort(([a, meritA], [b, meritB]) => meritB - meritA || (a < b ? -1 : 1))
    .slice(0, MOST_CORRECTIONS)
    .map(([candidate]) => candidate);
}

/** The likeliest words that are one error away. */
export function nearest(word: string, language: LanguageNumber, source: WordSource): string[] {
  return best(word, source.near(word, language), 1, (candidate) => source.frequency(candidate, language));
}

/** The same for a plural whose singular alone is known. */
export function nearestSingular(word: string, language: LanguageNumber, source: WordSource): string[] {
  const singular = word.replace(PLURAL, "");
  return singular !== word && isCorrectable(singular) ? nearest(singular, language, source) : [];
}

/** Whether it may be meant for one of the words that say nothing ("which", "autre", "zonder"): these are by far the most frequent. */
export function isMistypedStopWord(word: string, language: LanguageNumber): boolean {
  return best(word, longStopWords[language], 1, () => 1).length > 0;
}

/** The likeliest words that are two errors away; none for a word that is too short to survive two. */
export function furtherAway(word: string, language: LanguageNumber, source: WordSource): string[] {
  if (word.length < SHORTEST_WITH_TWO_ERRORS) return [];
  return best(word, source.further(word, language), 2, (candidate) => source.frequency(candidate, language));
}
