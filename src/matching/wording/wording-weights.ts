/** The parts of a wording sum, each from 0 to 1 in a profile's evidence. */
export interface WordingWeights {
  /** Grouped BM25 of the words: what a profile says of what is asked. Sets the scale, 5 by definition. */
  readonly answer: number;
  /** Cosine of the character n-grams: spelling variants, compounds. 0 to 5. */
  readonly similarity: number;
  /** Cosine of the meanings: what both are about, by the lexicon. 0 to 5. */
  readonly meaning: number;
  /** Share of the profile's words that the need asks for. 0 to 2. */
  readonly profileCover: number;
  /** Agreement with the words of the best profiles, long texts only. 0 to 10. */
  readonly feedback: number;
}

/** Relative importance of the parts. Written by `npm run tune -- --write`, which learns it from judged sets. */
export const shortTextWeights: WordingWeights = {
  answer: 5,
  similarity: 1,
  meaning: 2.7,
  profileCover: 0.22,
  feedback: 0,
};

/** The same for abstracts and other profiles of more than 40 words on average. */
export const longTextWeights: WordingWeights = {
  answer: 5,
  similarity: 0.7,
  meaning: 1.2,
  profileCover: 0.03,
  feedback: 5.4,
};
