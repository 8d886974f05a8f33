import type { TermRarity } from "../retrieval/term-rarity";
import type { NeedSlots } from "../need/need-slots";
import type { Terms } from "../vocabulary/terms";
import type { GramSimilarity } from "./gram-similarity";
import type { MeaningSimilarity } from "./meaning-similarity";

/** Numbers in a row, padded to half a cache line so that a row never lies in two. */
const ROW = 8;
const GROWTH = 1.25;
/** Columns. The first three are floats, the others whole numbers. */
export const RARITY = 0;
export const GRAMS = 1;
export const MEANING = 2;
export const LANGUAGE = 3;
export const HEAD = 4;
const STAMP = 5;

/** What a loaded need makes of its terms; each part tells its own column. */
interface Sources {
  readonly terms: Terms;
  readonly rarity: TermRarity;
  readonly grams: GramSimilarity;
  readonly meaning: MeaningSimilarity;
  readonly slots: NeedSlots;
}

/**
 * All that scoring a profile asks of one of its terms, side by side: rarity, products with the need's vectors, language, and
 * where the words that it answers begin. Computed when the first profile of a need has the term; a candidate's terms lie
 * anywhere in the vocabulary, so one place in memory instead of six is half the time.
 */
export class TermRows {
  floats = new Float32Array(0);
  integers = new Uint32Array(0);
  private stamp = 0;

  constructor(private readonly sources: Sources) {}

  /** To be called when another need has been loaded into the sources. */
  forget(): void {
    this.stamp = (this.stamp + 1) >>> 0;
    if (this.stamp === 0) this.integers.fill(0);
    this.stamp ||= 1;
    const needed = this.sources.terms.count * ROW;
    if (this.floats.length >= needed) return;
    this.floats = new Float32Array(Math.ceil(this.sources.terms.count * GROWTH) * ROW);
    this.integers = new Uint32Array(this.floats.buffer);
  }

  /** Where the row of a term begins. */
  of(term: number): number {
    const row = term * ROW;
    if (this.integers[row + STAMP] !== this.stamp) this.compute(term, row);
    return row;
  }

  private compute(term: number, row: number): void {
    const { terms, rarity, grams, meaning, slots } = this.sources;
    this.floats[row + RARITY] = rarity.of(term);
    this.floats[row + GRAMS] = grams.product(term);
    this.floats[row + MEANING] = meaning.product(term);
    this.integers[row + LANGUAGE] = terms.language(term);
    this.integers[row + HEAD] = slots.head(term);
    this.integers[row + STAMP] = this.stamp;
  }
}
