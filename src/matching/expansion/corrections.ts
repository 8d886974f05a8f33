import type { LanguageNumber } from "../text/languages";
import { damerauDistance } from "./damerau-distance";

/** Shorter words match exactly or through the lexicon: `AI` is never an error for something else. */
const SHORTEST_CORRECTED = 4;
/** Nobody writes longer words by mistake, and looking them up takes time in proportion to the square of their length. */
const LONGEST_CORRECTED = 24;
/** Two errors are believed only in words that are long enough to survive them. */
const SHORTEST_WITH_TWO_ERRORS = 8;
const MOST_CORRECTIONS = 2;
/** The first letter is seldom mistyped. */
const SAME_FIRST_LETTER = 1;
const DIGIT = /\p{N}/u;

export interface Correction {
  readonly word: string;
  readonly distance: 1 | 2;
}

/** Where words that are written right are found. */
export interface WordSource {
  /** Words that may be one error (near) or two errors (further) away. */
  near(word: string, language: LanguageNumber): Iterable<string>;
  further(word: string, language: LanguageNumber): Iterable<string>;
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
  candidates: Iterable<string>,
  distance: 1 | 2,
  frequency: (candidate: string) => number,
): Correction[] {
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
    .map(([candidate]) => ({ word: candidate, distance }));
}

/** The likeliest words for one that nobody knows: at one error, else, for a long word, at two. */
export function correct(word: string, language: LanguageNumber, source: WordSource): Correction[] {
  const frequency = (candidate: string): number => source.frequency(candidate, language);
  const near = best(word, source.near(word, language), 1, frequency);
  if (near.length > 0 || word.length < SHORTEST_WITH_TWO_ERRORS) return near;
  return best(word, source.further(word, language), 2, frequency);
}
