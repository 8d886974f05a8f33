/** A wording sum, and the share of profiles around it that were judged right. */
export type CurvePoint = readonly [sum: number, share: number];

/**
 * Isotonic regression (pool adjacent violators) over the 30 best profiles of 150 needs of every development set, each set
 * with the same weight. Written by `npm run tune -- --write`. Judgements are incomplete, so these shares are lower than what an adviser would find.
 */
export const shortTextCurve: readonly CurvePoint[] = [
  [0, 0],
  [1.371, 0.0162],
  [1.812, 0.0204],
  [2.063, 0.025],
  [2.312, 0.0388],
  [2.576, 0.0449],
  [2.87, 0.0616],
  [3.165, 0.0749],
  [3.467, 0.0854],
  [3.782, 0.1191],
  [4.147, 0.1195],
  [4.6, 0.2337],
  [5.142, 0.3223],
  [5.865, 0.585],
  [6.91, 0.8475],
];

/** The same for abstracts (Cranfield, CISI), whose sums are higher for the feedback they hold. */
export const longTextCurve: readonly CurvePoint[] = [
  [0, 0],
  [3.648, 0.0828],
  [4.472, 0.1321],
  [5.203, 0.1823],
  [5.946, 0.2134],
  [6.531, 0.2161],
  [7.282, 0.2988],
  [8.243, 0.3794],
  [8.965, 0.4441],
  [10.472, 0.4972],
];
