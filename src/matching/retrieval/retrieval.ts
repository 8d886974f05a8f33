import type { ProfileIndex } from "../index/profile-index";
import { BLOCK_HEADER } from "../index/chained-lists";
import { growingUint32 } from "../index/growing-arrays";
import { IMPACT_BITS, IMPACT_MASK } from "../index/postings";
import { BoundedSelection } from "./bounded-selection";

/** A term to look for and what one full occurrence of it adds: weight times rarity. */
export interface WeightedTerm {
  readonly term: number;
  readonly weight: number;
}

/** Reading stops here. Fewer than 20,000 lose nothing with short profiles: stage two looks at all terms anyway. */
const FEWEST_POSTINGS_READ = 6_000;
/** Long profiles share so many common words that candidates are told apart later: on cisi 6,000 lose .020. */
const POSTINGS_READ_PER_WORD = 300;
/** In a large index a need may read more. */
const POSTINGS_READ_PER_PROFILE = 0.03;
/** Unless less was found so far than this times what is to be selected: a need may have common words only. */
const FOUND_PER_SELECTED = 4;

/** Stage one: adds up postings and selects the candidates that stage two scores exactly. */
export class Retrieval {
  private totals = new Float32Array(0);
  /** Profiles with a total above 0, each once. */
  private readonly touched = growingUint32();

  constructor(private readonly index: ProfileIndex) {}

  candidates(
    terms: readonly WeightedTerm[],
    count: number,
    accept: (profile: number) => boolean,
  ): readonly number[] {
    const profiles = this.index.numbers.limit;
    if (this.totals.length < profiles) this.totals = new Float32Array(Math.ceil(profiles * 1.25));
    try {
      this.addUp(terms, FOUND_PER_SELECTED * count);
      return this.select(count, accept);
    } finally {
      this.forget();
    }
  }

  /** Heaviest terms first; a list that would exceed the budget is left out, stage two sees its term anyway. */
  private addUp(terms: readonly WeightedTerm[], enough: number): void {
    const { documentFrequencies } = this.index.terms;
    let budget = this.postingsRead();
    for (const { term, weight } of [...terms].sort((a, b) => b.weight - a.weight)) {
      const postings = documentFrequencies.at(term);
      if (postings > budget && this.touched.length >= enough) continue;
      budget -= postings;
      this.addList(term, weight / IMPACT_MASK);
    }
  }

  private postingsRead(): number {
    const { meanLength, numbers } = this.index;
    return Math.max(
      FEWEST_POSTINGS_READ,
      POSTINGS_READ_PER_WORD * meanLength,
      POSTINGS_READ_PER_PROFILE * numbers.limit,
    );
  }

  private addList(term: number, weight: number): void {
    const { totals, touched } = this;
    const { pool, firstBlocks } = this.index.postings;
    const data = pool.data;
    for (let block = firstBlocks.at(term); block !== 0; block = data[block] ?? 0) {
      const first = block + BLOCK_HEADER;
      const entries = data[block + 1] ?? 0;
      touched.reserve(touched.length + entries);
      const list = touched.data;
      let length = touched.length;
      for (let place = first; place < first + entries; place++) {
        const posting = data[place] ?? 0;
        const profile = posting >>> IMPACT_BITS;
        const before = totals[profile] ?? 0;
        const impact = posting & IMPACT_MASK;
        if (before === 0 && impact > 0) list[length++] = profile;
        totals[profile] = before + weight * impact;
      }
      touched.length = length;
    }
  }

  /** The best of those touched; leaves every total at 0. */
  private select(count: number, accept: (profile: number) => boolean): readonly number[] {
    const { totals, index, touched } = this;
    const list = touched.data;
    const selection = new BoundedSelection(count, index.identifierHashes.data);
    let threshold = selection.threshold;
    for (let place = 0; place < touched.length; place++) {
      const profile = list[place] ?? 0;
      const total = totals[profile] ?? 0;
      if (total < threshold) continue;
      if (!selection.wouldEnter(profile, total) || !index.isLive(profile) || !accept(profile)) continue;
      selection.add(profile, total);
      threshold = selection.threshold;
    }
    return selection.selected;
  }

  private forget(): void {
    const { totals, touched } = this;
    for (let place = 0; place < touched.length; place++) totals[touched.at(place)] = 0;
    touched.length = 0;
  }
}
