import type { LanguageNumber } from "./languages";

/**
 * Occupations are written for a man, for a woman or for both; who offers or seeks the work does not change. The rules take the
 * feminine form for the masculine one, in all texts alike, so a word that they change without need still meets itself.
 */
const englishTitles: readonly (readonly [RegExp, string])[] = [
  [/(?<=\w{3})(?:person|people|wom[ae]n)$/, "man"], // salesperson
  [/(?<=\w(?:s|k|er|or|re|ra|ir|ce|ey|ew|ne))men$/, "man"], // fishermen; not specimen
  [/^waitress(?:es)?$/, "waiter"],
  [/^actress(?:es)?$/, "actor"],
];

const frenchTitles: readonly (readonly [RegExp, string])[] = [
  [/(?<=\p{L}{3}|^ac)trices?$/u, "teur"], // directrice
  // vendeuse; not the adjectives in -eux, whose feminine ends alike (dangereuse, coûteuse) and whose stem is their noun's.
  [/(?<=\p{L}{2}(?:[dp]|ch|ff|nn|(?<!ner)v|(?<!û|hon|pâ|boi|dou|gou|ven)t|(?<!s)s))euses?$/u, "eur"],
  [/(?<=\p{L}(?:g|ch|ll))ères?$/u, "er"], // bouchère, conseillère; not critère
  [/^cheffes?$/, "chef"],
];

const dutchTitles: readonly (readonly [RegExp, string])[] = [
  [/(?<=\p{L}{3})trices?$/u, "teur"], // inspectrice
  [/(?<=\p{L}{3})euses?$/u, "eur"], // coiffeuse
  [/(?<=techn|mechan|elektron|mus|polit|informat|log|statist)ica$/, "icus"],
  [/(?<=\p{L}{3})aresse(?:n|s)?$/u, "aris"], // secretaresse
  [/(?<=\p{L}{3})vrouw$/u, "man"], // timmervrouw
  [/(?<=\p{L}{3})rsters?$/u, "rder"], // bestuurster
  [/(?<=\p{L}{2})([aeou])\1fsters?$/u, "$1ver"],
  [/(?<=\p{L}{2})([aeou])\1([^aeiouyfrs])sters?$/u, "$1$2er"], // verkoopster, verpleegster
  [/(?<=\p{L}{2})ijfsters?$/u, "ijver"], // schrijfster
  [/(?<=\p{L}[^aeiouy][aeiou])([bdfgklmnpt])sters?$/u, "$1$1er"], // stikster
  [/(?<=\p{L}(?:aai|oei|ooi))sters?$/u, "er"], // naaister
  [/(?<=\p{L}{3}[^aeiouyr])sters?$/u, "er"], // medewerkster, begeleidster
];

const titles = [englishTitles, frenchTitles, dutchTitles] as const;

/** One word for both forms of a title; other words as they are. */
export function levelTitle(word: string, language: LanguageNumber): string {
  for (const [pattern, letters] of titles[language])
    if (pattern.test(word)) return word.replace(pattern, letters);
  return word;
}
