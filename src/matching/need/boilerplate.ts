import type { MatchNeed } from "../matching.types";
import type { ProfileIndex } from "../index/profile-index";
import type { Archive } from "../snapshot/archive";
import type { WordLanguages } from "../text/language-detection";
import { forEachLanguage, LANGUAGES, type LanguageNumber } from "../text/languages";
import { stemOf } from "../text/stemming";
import type { Expansion } from "../expansion/expansion.types";
import { boilerplateWords } from "./boilerplate-words";
import { wordsOfNeed } from "./need-words";

/** With so few needs a share says nothing; the fixed list speaks instead. */
const FEWEST_NEEDS = 20;
/** Words in fewer than one need of twenty are never boilerplate. */
const SMALLEST_SHARE = 0.05;
/** Half a need is subtracted: the need at hand is often among those learnt from. */
const OWN_NEED = 0.5;
/** Keeps a word that no profile has from vanishing by a ratio of zero. */
const PROFILE_SHARE_FLOOR = 0.001;
/** What counts less than this is left out. */
const DROPPED_BELOW = 0.08;
/** From so many needs on a spelling is taken for intended. */
const USUAL_IN_NEEDS = 4;
/** Weight of a word on the fixed list. */
const LISTED = 0.2;

/**
 * Words that every need has and no profile ("we look for a partner able to") weigh little. Frequency among needs alone does
 * not make boilerplate: in a catalogue of one theme its word is frequent in needs and profiles, and stays.
 */
export class Boilerplate {
  private counts = forEachLanguage(() => new Map<string, number>());
  private needs = [0, 0, 0];

  constructor(
    private readonly index: ProfileIndex,
    private readonly isKnownWord: WordLanguages,
  ) {}

  /** Grows with everything that is learnt. */
  revision = 0;

  archive(archive: Archive): void {
    this.needs = archive.value(this.needs);
    const counts = archive.value(forEachLanguage((language) => [...this.counts[language]]));
    this.counts = forEachLanguage((language) => new Map(counts[language]));
    this.revision += 1;
  }

  /** Takes the place of what was learnt before. */
  learn(needs: Iterable<MatchNeed>): void {
    this.revision += 1;
    this.counts = forEachLanguage(() => new Map<string, number>());
    this.needs = [0, 0, 0];
    for (const need of needs) this.count(need);
  }

  importance(expansion: Expansion): number {
    const { language, stem } = expansion;
    const needs = this.needs[language] ?? 0;
    if (needs <= FEWEST_NEEDS) return listedStems[language].has(stem) ? LISTED : 1;
    const share = ((this.counts[language].get(stem) ?? 0) - OWN_NEED) / needs;
    if (share < SMALLEST_SHARE) return 1;
    const ratio = Math.min(1, (this.profileShare(expansion) + PROFILE_SHARE_FLOOR) / share);
    return ratio < DROPPED_BELOW ? 0 : ratio;
  }

  /** How many needs have a word, if several: what one or two have may be a typing error. */
  needsWith(word: string, language: LanguageNumber): number {
    const needs = this.counts[language].get(stemOf(word, language)) ?? 0;
    return needs >= USUAL_IN_NEEDS ? needs : 0;
  }

  private count(need: MatchNeed): void {
    const stems = new Set<string>();
    const languages = new Set<LanguageNumber>();
    for (const { word, language } of wordsOfNeed(need, this.isKnownWord)) {
      stems.add(`${String(language)}${stemOf(word, language)}`);
      languages.add(language);
    }
    for (const language of languages) this.needs[language] = (this.needs[language] ?? 0) + 1;
    for (const stem of stems) {
      const counts = this.counts[Number(stem[0]) as LanguageNumber];
      counts.set(stem.slice(1), (counts.get(stem.slice(1)) ?? 0) + 1);
    }
  }

  /** The highest share that the word or a translation of it has among the profiles of its language. */
  private profileShare({ alternatives }: Expansion): number {
    const { terms, profilesByLanguage } = this.index;
    return alternatives
      .filter(({ kind }) => kind === "SAME" || kind === "TRANSLATION")
      .map(({ term }) => terms.documentFrequencies.at(term) / (profilesByLanguage[terms.language(term)] ?? 1))
      .reduce((highest, share) => Math.max(highest, share), 0);
  }
}

const listedStems = forEachLanguage(
  (language) => new Set(boilerplateWords[LANGUAGES[language]].map((word) => stemOf(word, language))),
);
