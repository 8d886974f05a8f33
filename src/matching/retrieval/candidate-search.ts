import type { RankOptions } from "../matching.types";
import type { ProfileIndex } from "../index/profile-index";
import type { TermRarity } from "./term-rarity";
import { WORDING, type PreparedNeed } from "../need/prepared-need";
import { acceptance } from "./acceptance";
import { Retrieval, type WeightedTerm } from "./retrieval";

/** How many profiles stage two scores at least: for lists of 100, 100 instead of 200 lose .006 of Recall@100 and no nDCG. */
const CANDIDATES = 100;
/** Candidates for each owner that is wished. */
const CANDIDATES_PER_HIT = 2;
/** Where single owners have hundreds of profiles the search ends here. */
const MOST_CANDIDATES = 6_400;
/** Words of the requirements help to find candidates, below the need's own. */
const REQUIREMENT_WEIGHT = 0.5;

/** Stage one as the ranker sees it: from a prepared need to the profiles that deserve an exact score. */
export class CandidateSearch {
  private readonly retrieval: Retrieval;

  constructor(
    private readonly index: ProfileIndex,
    private readonly rarity: TermRarity,
  ) {
    this.retrieval = new Retrieval(index);
  }

  /** Enough for `limit` different owners: the number is doubled until it suffices or nothing more is found. */
  find(need: PreparedNeed, limit: number, options: RankOptions): readonly number[] {
    const accepts = acceptance(this.index, options);
    const terms = this.weightedTerms(need);
    for (let count = Math.max(CANDIDATES, CANDIDATES_PER_HIT * limit); ; count *= 2) {
      const found = this.retrieval.candidates(terms, count, accepts);
      if (found.length < count || count >= MOST_CANDIDATES) return found;
      if (this.countOwners(found) >= limit) return found;
    }
  }

  private countOwners(profiles: readonly number[]): number {
    const { numbers } = this.index;
    return new Set(profiles.map((profile) => numbers.ownerNumber(profile))).size;
  }

  /** Each term at the most that any word of the need gives it. */
  private weightedTerms({ groups }: PreparedNeed): WeightedTerm[] {
    const weights = new Map<number, number>();
    for (const { weight, requirement, alternatives } of groups) {
      const groupWeight = requirement === WORDING ? weight : weight * REQUIREMENT_WEIGHT;
      for (const alternative of alternatives) {
        const { term } = alternative;
        const added = groupWeight * this.rarity.cappedWeight(alternative) * this.rarity.of(term);
        weights.set(term, Math.max(weights.get(term) ?? 0, added));
      }
    }
    return [...weights].map(([term, weight]) => ({ term, weight }));
  }
}
