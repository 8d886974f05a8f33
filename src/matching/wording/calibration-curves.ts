/** A wording sum, and the share of profiles around it that were judged right. */
export type CurvePoint = readonly [sum: number, share: number];

/**
 * Isotonic regression (pool adjacent violators) over the 30 best profiles of 150 needs of every development set, each set
 * with the same weight. Judgements are incomplete, so these shares are lower than what an adviser would find.
 */
export const shortTextCurve: readonly CurvePoint[] = [
  [0, 0],
  [0.599, 0.0111],
  [0.991, 0.0207],
  [1.273, 0.0275],
  [1.453, 0.0338],
  [1.667, 0.0535],
  [1.893, 0.0643],
  [2.141, 0.0886],
  [2.409, 0.122],
  [2.7, 0.1379],
  [3.121, 0.2656],
  [3.616, 0.4095],
  [4.287, 0.7053],
  [5.068, 0.8928],
];

/** The same for abstracts (Cranfield, CISI), whose sums are higher for the feedback they hold. */
export const longTextCurve: readonly CurvePoint[] = [
  [0, 0],
  [2.107, 0.0637],
  [2.702, 0.1446],
  [3.089, 0.1593],
  [3.304, 0.1827],
  [3.58, 0.2155],
  [3.889, 0.2382],
  [4.21, 0.268],
  [4.527, 0.3002],
  [4.918, 0.3247],
  [5.489, 0.4234],
  [6.665, 0.4884],
];
