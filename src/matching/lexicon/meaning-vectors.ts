import { vectorArithmetic, type VectorArithmetic } from "../linear-algebra/vector-arithmetic";

/**
 * Numbers in a vector, a multiple of sixteen. With the same weights 64 gave .3931 of the mean, 128 .3946, 192 .3970, 256 .3967
 * and 400 .3961.
 */
export const MEANING_DIMENSIONS = 192;
const PAGE_BYTES = 65_536;
const LARGEST_ASKED = 32_767;

/** Where things stand in the memory, in bytes. */
const ASKED_AT = 0;
const SUM_AT = ASKED_AT + MEANING_DIMENSIONS * Int16Array.BYTES_PER_ELEMENT;
const FIRST_ROW_AT = SUM_AT + MEANING_DIMENSIONS * Float32Array.BYTES_PER_ELEMENT;

/** A vector as it is compared with others: whole numbers, and what one of them is worth. */
export interface AskedVector {
  readonly numbers: Int16Array;
  readonly unit: number;
}

/** In whole numbers of 16 bits, the largest of which uses them all. */
export function askedVector(vector: Float32Array): AskedVector {
  const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const unit = largest / LARGEST_ASKED || 1;
  return { numbers: Int16Array.from(vector, (value) => Math.round(value / unit)), unit };
}

/**
 * The vectors of all words of a lexicon, in a memory of their own where sixteen numbers are multiplied at once: a product takes
 * about as long as a loop takes for 64 numbers, or less. In front of them is room for the vector that is asked for and for a sum.
 */
export class MeaningVectors {
  /** A byte for each number, row after row. */
  readonly rows: Int8Array;
  /** What `add` adds to; cleared and read by whoever sums up. */
  readonly sum: Float32Array;
  private readonly asked: Int16Array;
  private readonly arithmetic: VectorArithmetic;
  private last: AskedVector | undefined;

  constructor(rows: Int8Array) {
    const bytes = FIRST_ROW_AT + rows.length;
    const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE_BYTES) });
    this.asked = new Int16Array(memory.buffer, ASKED_AT, MEANING_DIMENSIONS);
    this.sum = new Float32Array(memory.buffer, SUM_AT, MEANING_DIMENSIONS);
    this.rows = new Int8Array(memory.buffer, FIRST_ROW_AT, rows.length);
    this.rows.set(rows);
    this.arithmetic = vectorArithmetic(memory);
  }

  /** Inner product of a vector with that of a row. */
  product(asked: AskedVector, row: number): number {
    if (asked !== this.last) {
      this.asked.set(asked.numbers);
      this.last = asked;
    }
    const start = FIRST_ROW_AT + row * MEANING_DIMENSIONS;
    return asked.unit * this.arithmetic.product(ASKED_AT, start, start + MEANING_DIMENSIONS);
  }

  /** Adds a multiple of a row to the sum. */
  add(row: number, factor: number): void {
    const start = FIRST_ROW_AT + row * MEANING_DIMENSIONS;
    this.arithmetic.add(SUM_AT, start, start + MEANING_DIMENSIONS, factor);
  }
}
