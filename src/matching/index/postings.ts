import { ChainedLists } from "./chained-lists";

/** A posting is one number: the profile in the upper 24 bits, its impact in the lower 8. */
export const IMPACT_BITS = 8;
export const IMPACT_MASK = 0xff;
/** 24 bits: the largest number of profiles of one index. */
export const MOST_PROFILES = 2 ** 24 - 1;

/** Inverted index: for each term the profiles that have it. */
export class Postings extends ChainedLists {
  add(term: number, profile: number, impact: number): void {
    this.append(term, ((profile << IMPACT_BITS) | impact) >>> 0);
  }
}
