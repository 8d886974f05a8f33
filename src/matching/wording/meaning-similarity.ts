import { growingFloat32, growingUint32 } from "../index/growing-arrays";
import { FREQUENCY_STEPS, type ForwardIndex } from "../index/forward-index";
import { askedVector, type AskedVector } from "../lexicon/meaning-vectors";
import type { Meanings } from "../lexicon/meanings";
import type { Archive } from "../snapshot/archive";
import { WORDING, type PreparedNeed } from "../need/prepared-need";
import type { Terms } from "../vocabulary/terms";
import { SQUARE_ROOTS } from "./square-roots";

/** A term whose row has not been looked up. */
const NOT_LOOKED_UP = 0;
/** A term that no concept of the lexicon has. */
const NO_ROW = 1;
/** Rows are kept with this added. */
const FIRST_ROW = 2;

/**
 * Cosine between what a need and a profile are about: sums of their words' places among the concepts of the lexicon. Like
 * the one of n-grams it is linear in the profile's terms.
 */
export class MeaningSimilarity {
  private need: AskedVector = askedVector(new Float32Array(0));
  private needLength = 0;
  private readonly rows = growingUint32();
  private readonly lengths = growingFloat32();

  constructor(
    private readonly meanings: Meanings,
    private readonly terms: Terms,
    private readonly forward: ForwardIndex,
  ) {}

  archive(archive: Archive): void {
    archive.arrays([this.rows, this.lengths]);
  }

  load(need: PreparedNeed): void {
    const { sum } = this.meanings.vectors;
    sum.fill(0);
    let unknown = 0;
    for (const { stem, language, requirement, weight } of need.groups) {
      if (requirement !== WORDING) continue;
      const row = this.meanings.row(stem, language);
      if (row === undefined) unknown += weight ** 2;
      else this.add(row, weight);
    }
    this.need = askedVector(sum);
    this.needLength = lengthOf(sum, unknown * this.meanings.unknownSquare);
  }

  /** Product of the need's vector with a term's; 0 for a term without meaning. */
  product(term: number): number {
    const row = this.rowOf(term);
    return row === undefined || this.needLength === 0
      ? 0
      : this.meanings.vectors.product(this.need, row) * (this.meanings.rarities[row] ?? 0);
  }

  /** From the sum over a profile's terms of sqrt(tf) times product. Opposite meanings are none. */
  cosine(profile: number, productSum: number): number {
    const lengths = this.needLength * this.lengths.at(profile);
    return lengths > 0 ? Math.min(1, Math.max(0, productSum / lengths)) : 0;
  }

  /** To be called when a number is given to a profile: the length of its vector stays as long as the profile does. */
  store(profile: number): void {
    this.lengths.lengthen(profile + 1);
    if (this.meanings.isEmpty) return;
    const frequencies = this.forward.frequenciesOf(profile);
    const { sum } = this.meanings.vectors;
    sum.fill(0);
    let unknown = 0;
    this.forward.termsOf(profile).forEach((term, place) => {
      const row = this.rowOf(term);
      if (row === undefined) unknown += (frequencies[place] ?? 0) / FREQUENCY_STEPS;
      else this.add(row, SQUARE_ROOTS[frequencies[place] ?? 0] ?? 0);
    });
    this.lengths.data[profile] = lengthOf(sum, unknown * this.meanings.unknownSquare);
  }

  private add(row: number, weight: number): void {
    this.meanings.vectors.add(row, weight * (this.meanings.rarities[row] ?? 0));
  }

  private rowOf(term: number): number | undefined {
    this.rows.lengthen(term + 1);
    if (this.rows.data[term] === NOT_LOOKED_UP) {
      const row = this.meanings.row(this.terms.stem(term), this.terms.language(term));
      this.rows.data[term] = row === undefined ? NO_ROW : row + FIRST_ROW;
    }
    const kept = this.rows.data[term] ?? NO_ROW;
    return kept === NO_ROW ? undefined : kept - FIRST_ROW;
  }
}

/** @param further squared length of what stands at right angles to all that is known */
function lengthOf(vector: Float32Array, further: number): number {
  let squares = further;
  for (const value of vector) squares += value * value;
  return Math.sqrt(squares);
}
