import type { MatchText, TextRange } from "../matching.types";
import { isMeaningful, languageOf } from "../index/profile-wording";
import type { WordLanguages } from "../text/language-detection";
import { blankExclusions } from "../text/exclusions";
import type { LanguageNumber } from "../text/languages";
import { splitWords } from "../text/words";

/** A distinct word with every place where it stands. */
export interface PlacedWord {
  readonly word: string;
  readonly language: LanguageNumber;
  readonly ranges: TextRange[];
}

/** A word said a thousand times is shown at its first places only. */
const MOST_RANGES = 50;

/** The distinct meaningful words of some texts, in order of first appearance. */
export function placedWords(texts: readonly MatchText[], isKnown: WordLanguages): PlacedWord[] {
  const placed = new Map<string, PlacedWord>();
  texts.forEach((given, text) => {
    const language = languageOf(given, isKnown);
    for (const field of ["title", "text"] as const) {
      for (const { text: word, start, end } of splitWords(blankExclusions(given[field] ?? "", language))) {
        if (!isMeaningful(word, language)) continue;
        const key = `${String(language)}${word}`;
        const known = placed.get(key) ?? { word, language, ranges: [] };
        if (known.ranges.length < MOST_RANGES) known.ranges.push({ text, field, start, end });
        placed.set(key, known);
      }
    }
  });
  return [...placed.values()];
}
