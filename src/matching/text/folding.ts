const BEYOND_ASCII = /\P{ASCII}/u;
const COMBINING_MARKS = /\p{M}+/gu;
const LIGATURES = /[œæßﬁﬂ]/g;

const openedLigatures: Readonly<Record<string, string>> = { œ: "oe", æ: "ae", ß: "ss", ﬁ: "fi", ﬂ: "fl" };

/** Lower case, one code point for an accented letter, ligatures opened; accents stay, the stemmers need them. */
export function normaliseWord(word: string): string {
  const lower = word.toLowerCase();
  if (!BEYOND_ASCII.test(lower)) return lower;
  return lower.normalize("NFC").replace(LIGATURES, (ligature) => openedLigatures[ligature] ?? ligature);
}

/** The word without its accents: `énergie` becomes `energie`. */
export function foldAccents(word: string): string {
  return BEYOND_ASCII.test(word) ? word.normalize("NFD").replace(COMBINING_MARKS, "") : word;
}
