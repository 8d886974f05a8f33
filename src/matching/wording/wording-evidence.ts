/** What the words of one profile say for one need, before it becomes a score. */
export interface WordingEvidence {
  readonly profile: number;
  /** Grouped BM25, divided by the square root of what there is to answer; a good match of a short need is near .5. */
  readonly answer: number;
  /** Cosine of the character n-grams, 0..1. */
  readonly similarity: number;
  /** Cosine of what both are about, by the concepts of the lexicon; 0..1. */
  readonly meaning: number;
  /** Share of the profile's own words (by rarity) that the need asks for, 0..1. */
  readonly profileCover: number;
  /** Agreement with the best candidates' words, long texts only, 0..1. */
  readonly feedback: number;
  /** For each requirement, the share of its words that the profile answers, 0..1. */
  readonly requirementShares: readonly number[];
}
