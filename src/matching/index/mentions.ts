import type { MatchText, UsedWord } from "../matching.types";
import { languageNumber } from "../text/languages";
import { meaningfulWords } from "./profile-wording";
import type { ProfileIndex } from "./profile-index";
import { BLOCK_HEADER } from "./chained-lists";
import { IMPACT_BITS } from "./postings";
import { stemOf } from "../text/stemming";

type Label = Required<Pick<MatchText, "lang" | "text">>;

/** What the profiles of an index say, word by word: no ranking, no translation. */
export class Mentions {
  constructor(private readonly index: ProfileIndex) {}

  /** Identifiers of the profiles that have every meaningful word of one of the labels, in any form; in their alphabet. */
  of(labels: readonly Label[]): string[] {
    const found = new Set<number>();
    for (const label of labels) for (const profile of this.ofOne(label)) found.add(profile);
    return [...found].map((profile) => this.index.facts.id(profile)).sort();
  }

  /** The words of one language as they are written, each with the number of profiles that have it. */
  words(lang: Label["lang"]): UsedWord[] {
    const { words } = this.index;
    const language = languageNumber(lang);
    const used: UsedWord[] = [];
    for (let word = 0; word < words.count; word++) {
      const profiles = words.profilesWith(word);
      if (words.language(word) === language && profiles > 0)
        used.push({ word: words.spelling(word), profiles });
    }
    return used;
  }

  private ofOne({ lang, text }: Label): number[] {
    const language = languageNumber(lang);
    const { terms } = this.index;
    const wanted = meaningfulWords(text, language).map((word) =>
      terms.find(stemOf(word, language), language),
    );
    const known = wanted.filter((term) => term !== undefined);
    if (known.length === 0 || known.length < wanted.length) return [];
    const [rarest = 0, ...others] = [...new Set(known)].sort(
      (a, b) => terms.documentFrequencies.at(a) - terms.documentFrequencies.at(b),
    );
    return this.profilesWith(rarest).filter((profile) => {
      const own = this.index.forward.termsOf(profile);
      return others.every((term) => own.includes(term));
    });
  }

  private profilesWith(term: number): number[] {
    const { pool, firstBlocks } = this.index.postings;
    const profiles: number[] = [];
    if (term >= firstBlocks.length) return profiles;
    for (let block = firstBlocks.at(term); block !== 0; block = pool.at(block)) {
      const start = block + BLOCK_HEADER;
      for (let place = start; place < start + pool.at(block + 1); place++) {
        const profile = pool.at(place) >>> IMPACT_BITS;
        if (this.index.isLive(profile) && this.index.forward.termsOf(profile).includes(term))
          profiles.push(profile);
      }
    }
    return profiles;
  }
}
