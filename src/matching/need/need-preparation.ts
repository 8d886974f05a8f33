import type { MatchNeed } from "../matching.types";
import type { WordLanguages } from "../text/language-detection";
import type { Expander } from "../expansion/expander";
import type { Expansion } from "../expansion/expansion.types";
import { FirstWords } from "./first-words";
import { wordsOfNeed, type NeedWord } from "./need-words";
import { WORDING, type NeedGroup, type PreparedNeed } from "./prepared-need";

/** A word said twice counts a little more than one said once. */
const REPETITION = 0.3;

/** Whoever writes more different words has told what is meant: further ones that nobody knows count as they are written, so that a text of unknown words alone takes bounded time. */
const COMPARED_BY_SPELLING = 40;

/** How much a word of a need counts at all, 0..1; 0 leaves it out. */
export type WordImportance = (expansion: Expansion) => number;

interface CountedExpansion {
  readonly expansion: Expansion;
  readonly word: string;
  readonly requirement: number;
  readonly field: number;
  count: number;
}

/** Analyses and expands a need. Words with the same stem become one group. */
export class NeedPreparation {
  private last:
    { readonly need: MatchNeed; readonly revision: number; readonly prepared: PreparedNeed } | undefined;

  constructor(
    private readonly expander: Expander,
    private readonly importance: WordImportance,
    private readonly isKnownWord: WordLanguages,
    /** Grows whenever the same need could be prepared otherwise. */
    private readonly revision: () => number,
  ) {}

  /** A need is ranked, then covered for each of twenty candidates: what was made of it last is kept. */
  prepare(need: MatchNeed): PreparedNeed {
    const revision = this.revision();
    if (this.last?.need !== need || this.last.revision !== revision)
      this.last = { need, revision, prepared: this.prepareAnew(need) };
    return this.last.prepared;
  }

  private prepareAnew(need: MatchNeed): PreparedNeed {
    const firstWords = new FirstWords();
    const groups = this.mergeByStem(wordsOfNeed(need, this.isKnownWord)).flatMap((counted) =>
      this.groupOf(counted, firstWords),
    );
    const requirements = (need.requirements ?? []).map(({ id, level }) => ({ id, level }));
    return { groups, requirements };
  }

  private mergeByStem(words: readonly NeedWord[]): CountedExpansion[] {
    const merged = new Map<string, CountedExpansion>();
    for (const [place, { word, language, count, requirement, field }] of words.entries()) {
      const expansions =
        place < COMPARED_BY_SPELLING
          ? this.expander.expand(word, language)
          : this.expander.expandAsWritten(word, language);
      for (const expansion of expansions) {
        const key = `${String(requirement)}:${String(expansion.language)}:${expansion.stem}`;
        const known = merged.get(key);
        if (known === undefined) merged.set(key, { expansion, word, requirement, field, count });
        else known.count += count;
      }
    }
    return [...merged.values()];
  }

  private groupOf(
    { expansion, word, requirement, field, count }: CountedExpansion,
    firstWords: FirstWords,
  ): NeedGroup[] {
    const importance = this.importance(expansion);
    if (importance === 0) return [];
    const weight = importance * expansion.weight * (1 + REPETITION * Math.log(count));
    const { stem, language, alternatives, gramSources } = expansion;
    const share = requirement === WORDING ? firstWords.share(field, weight) : 1;
    return [{ weight: weight * share, requirement, word, stem, language, alternatives, gramSources }];
  }
}
