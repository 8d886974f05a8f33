import type { MatchedTerm, MatchKind, MatchNeed, MatchProfile } from "../matching.types";
import type { TermRarity } from "../retrieval/term-rarity";
import type { WordImportance } from "../need/need-preparation";
import { textsOf } from "../need/need-words";
import type { WordLanguages } from "../text/language-detection";
import type { LanguageNumber } from "../text/languages";
import type { Expander } from "../expansion/expander";
import type { Expansion } from "../expansion/expansion.types";
import { placedWords, type PlacedWord } from "./placed-words";

/** The terms of a word in the index, without adding any. */
export type KnownTerms = (word: string, language: LanguageNumber) => readonly number[];

interface Answer {
  readonly profileWord: PlacedWord;
  readonly kind: MatchKind;
  readonly amount: number;
}

/** Tells which words of a need met which words of a profile, by the same expansion that ranked. */
export class TermAlignment {
  constructor(
    private readonly expander: Expander,
    private readonly rarity: TermRarity,
    private readonly importance: WordImportance,
    private readonly knownTerms: KnownTerms,
    private readonly isKnownWord: WordLanguages,
  ) {}

  align(need: MatchNeed, profile: MatchProfile): MatchedTerm[] {
    const profileWords = this.byTerm(placedWords(textsOf(profile), this.isKnownWord));
    const needWords = placedWords(textsOf(need), this.isKnownWord);
    const matches = needWords.flatMap((needWord) => {
      const answer = this.bestAnswer(needWord, profileWords);
      return answer === undefined ? [] : [{ needWord, ...answer }];
    });
    const total = matches.reduce((sum, { amount }) => sum + amount, 0);
    return matches
      .sort((a, b) => b.amount - a.amount || (a.needWord.word < b.needWord.word ? -1 : 1))
      .map(({ needWord, profileWord, kind, amount }) => ({
        needTerm: needWord.word,
        profileTerm: profileWord.word,
        kind,
        share: amount / total,
        needRanges: needWord.ranges,
        profileRanges: profileWord.ranges,
      }));
  }

  private byTerm(words: readonly PlacedWord[]): Map<number, PlacedWord> {
    const byTerm = new Map<number, PlacedWord>();
    for (const word of words) {
      for (const term of this.knownTerms(word.word, word.language))
        if (!byTerm.has(term)) byTerm.set(term, word);
    }
    return byTerm;
  }

  private bestAnswer(
    needWord: PlacedWord,
    profileWords: ReadonlyMap<number, PlacedWord>,
  ): Answer | undefined {
    return this.expander
      .expand(needWord.word, needWord.language)
      .flatMap((expansion) => this.answersOf(expansion, needWord, profileWords))
      .sort((a, b) => b.amount - a.amount)[0];
  }

  private answersOf(
    expansion: Expansion,
    needWord: PlacedWord,
    profileWords: ReadonlyMap<number, PlacedWord>,
  ): Answer[] {
    const importance = this.importance(expansion) * expansion.weight;
    if (importance === 0) return [];
    return expansion.alternatives.flatMap((alternative) => {
      const profileWord = profileWords.get(alternative.term);
      if (profileWord === undefined) return [];
      const amount = importance * this.rarity.cappedWeight(alternative) * this.rarity.of(alternative.term);
      return [{ profileWord, amount, kind: shownKind(alternative.kind, needWord, profileWord) }];
    });
  }
}

/** The same stem is the same word only when it is written the same. */
function shownKind(kind: MatchKind, needWord: PlacedWord, profileWord: PlacedWord): MatchKind {
  return kind === "SAME" && needWord.word !== profileWord.word ? "INFLECTION" : kind;
}
