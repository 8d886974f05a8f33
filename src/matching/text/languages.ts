import type { Language } from "../matching.types";

/** Fixed order; a language's place in it is its number in the typed arrays of the index. */
export const LANGUAGES = ["en", "fr", "nl"] as const satisfies readonly Language[];

export const LANGUAGE_COUNT = LANGUAGES.length;

/** 0 for en, 1 for fr, 2 for nl. */
export type LanguageNumber = 0 | 1 | 2;

export const ALL_LANGUAGES: readonly LanguageNumber[] = [0, 1, 2];

export const DUTCH: LanguageNumber = 2;

const numbers: Readonly<Record<Language, LanguageNumber>> = { en: 0, fr: 1, nl: 2 };

export function languageNumber(language: Language): LanguageNumber {
  return numbers[language];
}

/** One value for each language, made by the given function. */
export function forEachLanguage<Value>(
  make: (language: LanguageNumber) => Value,
): readonly [Value, Value, Value] {
  return [make(0), make(1), make(2)];
}
