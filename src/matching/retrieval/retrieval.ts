import type { ProfileIndex } from "../index/profile-index";
import { BLOCK_HEADER } from "../index/chained-lists";
import { IMPACT_BITS, IMPACT_MASK } from "../index/postings";
import { BoundedSelection } from "./bounded-selection";

/** A term to look for and what one full occurrence of it adds: weight times rarity. */
export interface WeightedTerm {
  readonly term: number;
  readonly weight: number;
}

/** Reading stops here; 5,000 already cost nothing in quality on the development sets. */
const FEWEST_POSTINGS_READ = 60_000;
/** In a large index a need may read postings of up to half as many as there are profiles. */
const POSTINGS_READ_PER_PROFILE = 0.5;

/** Stage one: adds up postings and selects the candidates that stage two scores exactly. */
export class Retrieval {
  private totals = new Float32Array(0);

  constructor(private readonly index: ProfileIndex) {}

  candidates(
    terms: readonly WeightedTerm[],
    count: number,
    accept: (profile: number) => boolean,
  ): readonly number[] {
    const profiles = this.index.numbers.limit;
    if (this.totals.length < profiles) this.totals = new Float32Array(Math.ceil(profiles * 1.25));
    this.addUp(terms);
    const selected = this.select(profiles, count, accept);
    this.totals.fill(0, 0, profiles);
    return selected;
  }

  /** Heaviest terms first; a list that would exceed the budget is left out, stage two sees its term anyway. */
  private addUp(terms: readonly WeightedTerm[]): void {
    const { documentFrequencies } = this.index.terms;
    let budget = Math.max(FEWEST_POSTINGS_READ, this.index.numbers.limit * POSTINGS_READ_PER_PROFILE);
    for (const { term, weight } of [...terms].sort((a, b) => b.weight - a.weight)) {
      const postings = documentFrequencies.at(term);
      if (postings > budget) continue;
      budget -= postings;
      this.addList(term, weight / IMPACT_MASK);
    }
  }

  private addList(term: number, weight: number): void {
    const { totals } = this;
    const { pool, firstBlocks } = this.index.postings;
    const data = pool.data;
    for (let block = firstBlocks.at(term); block !== 0; block = data[block] ?? 0) {
      const first = block + BLOCK_HEADER;
      const end = first + (data[block + 1] ?? 0);
      for (let place = first; place < end; place++) {
        const posting = data[place] ?? 0;
        const profile = posting >>> IMPACT_BITS;
        totals[profile] = (totals[profile] ?? 0) + weight * (posting & IMPACT_MASK);
      }
    }
  }

  private select(profiles: number, count: number, accept: (profile: number) => boolean): readonly number[] {
    const { totals, index } = this;
    const selection = new BoundedSelection(count, index.identifierHashes.data);
    let threshold = selection.threshold;
    for (let profile = 0; profile < profiles; profile++) {
      const total = totals[profile] ?? 0;
      if (total < threshold) continue;
      if (!selection.wouldEnter(profile, total) || !index.isLive(profile) || !accept(profile)) continue;
      selection.add(profile, total);
      threshold = selection.threshold;
    }
    return selection.selected;
  }
}
