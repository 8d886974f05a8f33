/** A word or number of a text, comparable however it is accented or written, with its place. */
export interface PlacedToken {
  readonly folded: string;
  readonly start: number;
  readonly end: number;
  readonly isCapital: boolean;
  /** Nothing but a sentence begins with it. */
  readonly opensSentence: boolean;
}

const TOKEN = /[\p{L}\p{N}\p{M}]+/gu;
const LIGATURES: Readonly<Record<string, string>> = { œ: "oe", æ: "ae", ß: "ss", ø: "o", ł: "l", đ: "d" };

/** Lower case, no accents, ligatures opened, wide and styled letters as plain ones. */
export function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[œæßøłđ]/g, (letter) => LIGATURES[letter] ?? letter);
}

export function placedTokens(text: string): PlacedToken[] {
  return [...text.matchAll(TOKEN)].map(({ 0: word, index }) => ({
    folded: folded(word),
    start: index,
    end: index + word.length,
    isCapital: /^[\p{Lu}\p{Lt}]/u.test(word),
    opensSentence: /(?:^|[.!?:;\n]["'»)\s]*)[«"'(\s]*$/u.test(text.slice(Math.max(0, index - 6), index)),
  }));
}

/** Runs of tokens that together spell a word, whatever stands between its letters. */
export function runsSpelling(tokens: readonly PlacedToken[], wanted: string): PlacedToken[][] {
  return tokens.flatMap((_, first) => {
    let spelt = "";
    for (let last = first; last < tokens.length && wanted.startsWith(spelt); last++) {
      spelt += tokens[last]?.folded ?? "";
      if (spelt === wanted) return [tokens.slice(first, last + 1)];
    }
    return [];
  });
}
