import { forEachLanguage, LANGUAGES, type LanguageNumber } from "./languages";
import type { Language } from "../matching.types";

/**
 * Phrases after which a text names what it does not mean, up to the end of the clause. "Without" is none of them: wireless
 * sensors (`sans fil`) and beer without alcohol are offered for it.
 */
const phrases: Readonly<Record<Language, string>> = {
  en: "except(?:ing)?(?: for)?|excluding|other than|not including|with the exception of",
  fr: "sauf|except[ée](?:e?s)?|à l['’](?:exception|exclusion) d(?:e|es|u|['’])|autres? que|hormis",
  nl: "behalve|uitgezonderd|met uitzondering van|exclusief|ander[es]? dan|niet zijnde",
};

const exclusions = forEachLanguage(
  (language) => new RegExp(`(?<![\\p{L}])(?:${phrases[LANGUAGES[language]]})(?![\\p{L}])[^,;.()]*`, "giu"),
);

/**
 * What a text leaves out ("carpets, except of wool") is not what it asks for or offers. Blanked in place, so that
 * ranges in what remains stay true.
 */
export function blankExclusions(text: string, language: LanguageNumber): string {
  return text.replace(exclusions[language], (excluded) => " ".repeat(excluded.length));
}
