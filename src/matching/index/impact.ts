import { IMPACT_MASK } from "./postings";

/** BM25 saturation and length: 1.2 to 2.4 and .6 to .9 stay within .003 of these. */
const SATURATION = 1.5;
const LENGTH_SHARE = 0.65;
/** The average length moves in steps of a fifth, so that one more profile does not change every stored impact. */
const AVERAGE_STEP = 1.2;

/** The mean length of the profiles, rounded to a power of the step; 1 for an empty index. */
export function steppedAverage(meanLength: number): number {
  if (meanLength <= 0) return 1;
  return AVERAGE_STEP ** Math.round(Math.log(meanLength) / Math.log(AVERAGE_STEP));
}

/** What BM25 adds to the term frequency below the line: k1 (1 - b + b length / average). */
export function lengthNorm(length: number, averageLength: number): number {
  return SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * length) / averageLength);
}

/** tf / (tf + norm) as a byte; 0..1 becomes 0..255. */
export function quantisedImpact(frequency: number, norm: number): number {
  return Math.round((IMPACT_MASK * frequency) / (frequency + norm));
}
