import { growingUint32 } from "../index/growing-arrays";
import { characterGrams } from "./character-grams";
import type { Terms } from "./terms";

/** 3- to 5-grams hashed to 14 bits: 3-4, 4 and 3-5 are within .004, 13 or 15 bits are equal. */
const SHORTEST = 3;
const LONGEST = 5;
const BITS = 14;
export const BUCKETS = 2 ** BITS;

export function similarityGrams(stem: string): readonly number[] {
  return characterGrams(stem, SHORTEST, LONGEST, BITS);
}

/** The hashed n-grams of every term, and how many living terms have each. */
export class GramTable {
  readonly starts = growingUint32();
  readonly buckets = growingUint32();
  readonly termsWithBucket = new Uint32Array(BUCKETS);
  /** Grows with every change of the living terms; the first is 1. */
  version = 1;
  private liveTerms = 0;
  private readonly weights = new Float32Array(BUCKETS);
  private readonly weightVersions = new Uint32Array(BUCKETS);

  constructor(private readonly terms: Terms) {
    this.starts.push(0);
  }

  /** Squared rarity of a bucket: both sides of the cosine carry it once. */
  weight(bucket: number): number {
    if (this.weightVersions[bucket] !== this.version) {
      const rarity = Math.log(1 + this.liveTerms / (1 + (this.termsWithBucket[bucket] ?? 0)));
      this.weights[bucket] = rarity * rarity;
      this.weightVersions[bucket] = this.version;
    }
    return this.weights[bucket] ?? 0;
  }

  countTerm(term: number, isLive: boolean): void {
    this.cover(term);
    this.version++;
    const change = isLive ? 1 : -1;
    this.liveTerms += change;
    for (const bucket of this.of(term))
      this.termsWithBucket[bucket] = (this.termsWithBucket[bucket] ?? 0) + change;
  }

  of(term: number): Uint32Array {
    return this.buckets.data.subarray(this.starts.at(term), this.starts.at(term + 1));
  }

  /** Adds the grams of all terms up to this one. */
  private cover(term: number): void {
    for (let next = this.starts.length - 1; next <= term; next++) {
      for (const bucket of similarityGrams(this.terms.stems[next] ?? "")) this.buckets.push(bucket);
      this.starts.push(this.buckets.length);
    }
  }
}
