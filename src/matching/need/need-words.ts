import type { MatchNeed, MatchText } from "../matching.types";
import { languageOf, meaningfulWords } from "../index/profile-wording";
import type { WordLanguages } from "../text/language-detection";
import type { LanguageNumber } from "../text/languages";
import { WORDING } from "./prepared-need";

/** A distinct word of a need, with how often it stands there. */
export interface NeedWord {
  readonly word: string;
  readonly language: LanguageNumber;
  readonly count: number;
  readonly requirement: number;
  /** Title, text and each keyword are fields of their own. */
  readonly field: number;
}

/** More distinct words than any need has; the rest of a monstrous text is not read, so that time stays bounded. */
const MOST_WORDS = 200;

class WordCounts {
  private readonly counts = new Map<string, NeedWord>();
  private field = 0;

  add(text: string | undefined, language: LanguageNumber, requirement: number): void {
    if (text === undefined) return;
    const field = this.field++;
    for (const word of meaningfulWords(text, language)) {
      const key = `${String(requirement)}:${String(language)}:${word}`;
      const known = this.counts.get(key);
      if (known !== undefined) this.counts.set(key, { ...known, count: known.count + 1 });
      else if (this.counts.size < MOST_WORDS)
        this.counts.set(key, { word, language, count: 1, requirement, field });
    }
  }

  list(): NeedWord[] {
    return [...this.counts.values()];
  }
}

/** The distinct meaningful words of a need: its own wording first, then its requirements in order. */
export function wordsOfNeed(need: MatchNeed, isKnown: WordLanguages): NeedWord[] {
  const counts = new WordCounts();
  for (const text of textsOf(need)) {
    const language = languageOf(text, isKnown);
    counts.add(text.title, language, WORDING);
    counts.add(text.text, language, WORDING);
  }
  const main = languageOf(need, isKnown);
  for (const keyword of need.keywords ?? []) counts.add(keyword, main, WORDING);
  need.requirements?.forEach(({ text }, place) => {
    const lang = need.lang;
    counts.add(text, languageOf(lang === undefined ? { text } : { lang }, isKnown), place);
  });
  return counts.list();
}

export function textsOf(
  texts: MatchText & { readonly translations?: readonly MatchText[] },
): readonly MatchText[] {
  return [texts, ...(texts.translations ?? [])];
}
