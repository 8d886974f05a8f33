import { growingUint16, growingUint32 } from "../index/growing-arrays";
import type { Knowledge } from "../lexicon/knowledge";
import type { Archive } from "../snapshot/archive";
import { characterGrams, type GramKind } from "./character-grams";
import { gramRarities } from "./gram-rarity";
import { ALL_LANGUAGES } from "../text/languages";
import type { Terms } from "./terms";

/** 3- to 5-grams hashed to 14 bits: 3-4, 4 and 3-5 are within .004, 13 or 15 bits are equal. */
const KIND: GramKind = { shortest: 3, longest: 5, bits: 14 };
export const BUCKETS = 2 ** KIND.bits;

export function similarityGrams(stem: string): readonly number[] {
  return characterGrams(stem, KIND);
}

/** The hashed n-grams of every term. Those of term t stand from `starts[t]` to `starts[t + 1]`. */
export class GramTable {
  readonly starts = growingUint32();
  readonly buckets = growingUint16();
  /** Squared rarity of each bucket: both sides of the cosine carry it once. */
  readonly weights: Float32Array;

  constructor(
    private readonly vocabulary: Terms,
    knowledge: Knowledge,
  ) {
    this.starts.push(0);
    this.weights = gramRarities(knowledge, KIND, ALL_LANGUAGES);
  }

  /** How many terms have their grams here. */
  get terms(): number {
    return this.starts.length - 1;
  }

  archive(archive: Archive): void {
    archive.arrays([this.starts, this.buckets]);
  }

  /** Adds the grams of all terms up to this one. */
  cover(term: number): void {
    for (let next = this.starts.length - 1; next <= term; next++) {
      for (const bucket of similarityGrams(this.vocabulary.stem(next))) this.buckets.push(bucket);
      this.starts.push(this.buckets.length);
    }
  }
}
