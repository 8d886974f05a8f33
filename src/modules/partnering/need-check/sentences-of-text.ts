/** A sentence with its place in the text. */
export interface PlacedSentence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Up to a full stop, a question or exclamation mark, a semicolon or the end of a line; «2.5» and «e.g. x» end nothing. */
const SENTENCE = /[^.!?;\n]*(?:[.](?=\S|\s+\p{Ll})[^.!?;\n]*)*[.!?;]*/gu;

export function sentencesOf(text: string): PlacedSentence[] {
  return [...text.matchAll(SENTENCE)].flatMap(({ 0: raw, index }) => {
    const words = raw.trim();
    const start = index + raw.indexOf(words);
    return /[\p{L}\p{N}]/u.test(words) ? [{ text: words, start, end: start + words.length }] : [];
  });
}
