import type { MatchingEngine } from "./matching.types";
import type { ProfileIndex } from "./index/profile-index";
import { ALL_LANGUAGES, LANGUAGES, type LanguageNumber } from "./text/languages";

/** In each language. The compiler has seen enough after fifty; further ones bring more words, of which what answers them is kept. */
const SEARCHES = 120;
/** Lengths of the invented needs, in words: from a keyword to a long paragraph. */
const NEED_LENGTHS = [1, 3, 7, 12, 25, 40] as const;
/** No word of any language: asked for once in each, so that the words that a typing error is looked up among are filed. */
const UNKNOWN_WORD = "qzxvwkqzxv";

/**
 * Searches for the words that most profiles have, so that the first callers do not pay for compilation nor for finding
 * what answers the words that everybody uses.
 */
export class WarmUp {
  constructor(private readonly index: ProfileIndex) {}

  /** One search a step, so that a server can answer in between. */
  *steps(engine: MatchingEngine): Generator<void> {
    const { words } = this.index;
    if (words.count === 0) return;
    for (const lang of LANGUAGES) {
      engine.rank({ lang, text: UNKNOWN_WORD });
      yield;
    }
    for (const language of ALL_LANGUAGES) yield* this.searchesIn(language, engine);
  }

  private *searchesIn(language: LanguageNumber, engine: MatchingEngine): Generator<void> {
    const { words } = this.index;
    const byFrequency = words.byFrequency(language);
    for (let search = 0, next = 0; search < SEARCHES && next < byFrequency.length; search++) {
      const length = NEED_LENGTHS[search % NEED_LENGTHS.length] ?? 1;
      const asked = Array.from(byFrequency.subarray(next, next + length), (word) => words.spelling(word));
      engine.rank({ lang: LANGUAGES[language], text: asked.join(" ") });
      next += length;
      yield;
    }
  }
}
