import type { MatchProfile, MatchText } from "../matching.types";
import { detectLanguage, type WordLanguages } from "../text/language-detection";
import { blankExclusions } from "../text/exclusions";
import { LANGUAGES, languageNumber, type LanguageNumber } from "../text/languages";
import { stopWords } from "../text/stop-words";
import { wordsOf } from "../text/words";

/** Own words count fully, labels of broader concepts and classes half (.25 and .8 are within .001). */
const OWN_WORDS = 1;
const BROADER_WORDS = 0.5;

/** One run of words of a profile that count alike. */
export interface Wording {
  readonly words: readonly string[];
  readonly language: LanguageNumber;
  readonly weight: number;
}

/** The language that is given, or the one the words speak for. */
export function languageOf(text: MatchText, isKnown: WordLanguages): LanguageNumber {
  if (text.lang !== undefined) return languageNumber(text.lang);
  return detectLanguage(`${text.title ?? ""} ${text.text ?? ""}`, isKnown);
}

export function meaningfulWords(text: string, language: LanguageNumber): string[] {
  return wordsOf(blankExclusions(text, language)).filter((word) => isMeaningful(word, language));
}

/** A number of one or two digits is an amount: two texts that both say 4 (µm, euro) have nothing in common by it. */
const SHORT_NUMBER = /^(?:\p{N}{1,2}|0+)$/u;

export function isMeaningful(word: string, language: LanguageNumber): boolean {
  return !stopWords[LANGUAGES[language]].has(word) && !SHORT_NUMBER.test(word);
}

/** Everything a profile says, with its language and weight. Keywords, broader labels and group share the main language. */
export function wordingsOf(profile: MatchProfile, isKnown: WordLanguages): Wording[] {
  const wordings: Wording[] = [];
  const add = (text: string | undefined, language: LanguageNumber, weight: number): void => {
    if (text !== undefined) wordings.push({ words: meaningfulWords(text, language), language, weight });
  };
  for (const text of [profile, ...(profile.translations ?? [])]) {
    const language = languageOf(text, isKnown);
    add(text.title, language, OWN_WORDS);
    add(text.text, language, OWN_WORDS);
  }
  const main = languageOf(profile, isKnown);
  for (const keyword of profile.keywords ?? []) add(keyword, main, OWN_WORDS);
  for (const label of profile.broader ?? []) add(label, main, BROADER_WORDS);
  add(profile.group, main, BROADER_WORDS);
  return wordings;
}
