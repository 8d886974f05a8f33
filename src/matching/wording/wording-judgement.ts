import type { RankOptions } from "../matching.types";
import type { ProfileIndex } from "../index/profile-index";
import { wordingSum } from "./calibration";
import type { CandidateSearch } from "../retrieval/candidate-search";
import { FEEDBACK_PROFILES, feedbackNeed, type RankedProfile } from "./feedback";
import type { TermRarity } from "../retrieval/term-rarity";
import type { PreparedNeed } from "../need/prepared-need";
import type { WordingEvidence } from "./wording-evidence";
import type { WordingScorer } from "./wording-scorer";

/** Gathers what the words of the candidates say for a need; with long texts in two rounds. */
export class WordingJudgement {
  constructor(
    private readonly index: ProfileIndex,
    private readonly search: CandidateSearch,
    private readonly scorer: WordingScorer,
    private readonly rarity: TermRarity,
  ) {}

  /** @param wanted profiles to be judged even if the search does not find them */
  judge(
    need: PreparedNeed,
    limit: number,
    options: RankOptions,
    isLong: boolean,
    wanted: readonly number[] = [],
  ): readonly WordingEvidence[] {
    const searched = this.search.find(need, limit, options);
    const found = wanted.length === 0 ? searched : [...new Set([...wanted, ...searched])];
    const first = this.evidenceFor(need, found);
    return isLong ? this.withFeedback(need, first, limit, options) : first;
  }

  /** Evidence for these profiles alone, without a search. */
  evidenceFor(need: PreparedNeed, profiles: readonly number[]): WordingEvidence[] {
    this.scorer.load(need);
    return profiles.map((profile) => this.scorer.score(profile));
  }

  private withFeedback(
    need: PreparedNeed,
    first: readonly WordingEvidence[],
    limit: number,
    options: RankOptions,
  ): readonly WordingEvidence[] {
    const best = this.best(first);
    if (best.length === 0) return first;
    const second = feedbackNeed(this.index, this.rarity, best);
    const known = new Set(first.map(({ profile }) => profile));
    const joined = this.search.find(second, limit, options).filter((profile) => !known.has(profile));
    const all = [...first, ...this.evidenceFor(need, joined)];
    const agreements = this.evidenceFor(
      second,
      all.map(({ profile }) => profile),
    ).map(({ answer }) => answer);
    const highest = agreements.reduce((largest, agreement) => Math.max(largest, agreement), 0);
    return all.map((evidence, place) => ({
      ...evidence,
      feedback: highest > 0 ? (agreements[place] ?? 0) / highest : 0,
    }));
  }

  private best(evidence: readonly WordingEvidence[]): RankedProfile[] {
    return evidence
      .map((item) => ({ profile: item.profile, sum: wordingSum(item, true) }))
      .sort((a, b) => b.sum - a.sum || this.compareIdentifiers(a.profile, b.profile))
      .slice(0, FEEDBACK_PROFILES);
  }

  private compareIdentifiers(a: number, b: number): number {
    return this.index.facts.id(a) < this.index.facts.id(b) ? -1 : 1;
  }
}
