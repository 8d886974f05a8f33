/** A wording sum, and the share of profiles around it that were judged right. */
export type CurvePoint = readonly [sum: number, share: number];

/**
 * Isotonic regression (pool adjacent violators) over the 30 best profiles of 150 needs of every development set, each set
 * with the same weight. Judgements are incomplete, so these shares are lower than what an adviser would find.
 */
export const shortTextCurve: readonly CurvePoint[] = [
  [0, 0],
  [0.432, 0.0126],
  [0.638, 0.0153],
  [0.8, 0.0192],
  [0.963, 0.0273],
  [1.098, 0.0283],
  [1.257, 0.0488],
  [1.436, 0.0678],
  [1.62, 0.0759],
  [1.822, 0.1179],
  [2.034, 0.1438],
  [2.341, 0.2548],
  [2.73, 0.4113],
  [3.237, 0.7008],
  [3.832, 0.8719],
];

/** The same for abstracts (Cranfield, CISI), whose sums are higher for the feedback they hold. */
export const longTextCurve: readonly CurvePoint[] = [
  [0, 0],
  [1.555, 0.0483],
  [1.987, 0.1497],
  [2.261, 0.1614],
  [2.414, 0.1815],
  [2.616, 0.2023],
  [2.843, 0.2479],
  [3.072, 0.2649],
  [3.419, 0.3102],
  [3.98, 0.4549],
  [4.427, 0.4809],
];
