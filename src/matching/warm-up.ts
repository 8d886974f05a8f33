import type { MatchingEngine } from "./matching.types";
import type { ProfileIndex } from "./index/profile-index";
import { LANGUAGES } from "./text/languages";

/** After so many searches the compiler has seen enough; the first fifty take two to four times as long. */
const SEARCHES = 150;
/** Lengths of the invented needs, in words: from a keyword to a long paragraph. */
const NEED_LENGTHS = [1, 3, 7, 12, 25, 40] as const;
/** No word of any language: asked for once in each, so that the words that a typing error is looked up among are filed. */
const UNKNOWN_WORD = "qzxvwkqzxv";
/** A step that shares no factor with usual vocabulary sizes, so that words from all over are taken. */
const STRIDE = 7919;

/** Searches for words that the index holds, so that the first caller does not pay for compilation. */
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
    for (let search = 0; search < SEARCHES; search++) {
      const length = NEED_LENGTHS[search % NEED_LENGTHS.length] ?? 1;
      const asked = Array.from({ length }, (_, place) =>
        words.spelling(((search * length + place) * STRIDE) % words.count),
      );
      engine.rank({ text: asked.join(" ") });
      yield;
    }
  }
}
