/** Shorter ones are particles and units. */
const SHORTEST_WORD = 3;
const DIGIT = /\p{N}/u;

/** Whether a word of a text may be expected to have a concept. */
export function isContentWord(word: string): boolean {
  return word.length >= SHORTEST_WORD && !DIGIT.test(word);
}
