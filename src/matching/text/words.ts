import { normaliseWord } from "./folding";

/** One word of a text: its normalised form and the half-open range of code units it stands in. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Longer runs of letters are no words; cutting them bounds the time of the stemmer. */
const LONGEST_WORD = 40;

/** A text is read up to here: some 8,000 words, more than any profile needs and little enough for a bounded time. */
export const LONGEST_TEXT = 50_000;

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const MARKUP = /<\/?[a-zA-Z!][^<>]{0,300}>|&[a-zA-Z]{2,8};|&#\d{1,6};/g;

/** Markup becomes blanks of the same length, so that ranges in what remains stay true. */
function blankMarkup(text: string): string {
  if (!text.includes("<") && !text.includes("&")) return text;
  return text.replace(MARKUP, (markup) => " ".repeat(markup.length));
}

/** Splits on everything that is no letter or digit; so `l'énergie` gives `l` and `énergie`. */
export function splitWords(text: string): Word[] {
  const words: Word[] = [];
  for (const match of blankMarkup(text.slice(0, LONGEST_TEXT)).matchAll(WORD)) {
    const end = match.index + match[0].length;
    words.push({ text: normaliseWord(match[0].slice(0, LONGEST_WORD)), start: match.index, end });
  }
  return words;
}

/** The words alone, for indexing, where ranges are not wanted. */
export function wordsOf(text: string): string[] {
  const found = blankMarkup(text.slice(0, LONGEST_TEXT)).match(WORD);
  return found?.map((word) => normaliseWord(word.slice(0, LONGEST_WORD))) ?? [];
}
