/** A wording sum, and the share of profiles around it that were judged right. */
export type CurvePoint = readonly [sum: number, share: number];

/**
 * Isotonic regression (pool adjacent violators) over the 30 best profiles of 150 needs of every development set, each set
 * with the same weight. Written by `npm run tune -- --write`. Judgements are incomplete, so these shares are lower than what an adviser would find.
 */
export const shortTextCurve: readonly CurvePoint[] = [
  [0, 0],
  [1.316, 0.0145],
  [1.834, 0.0183],
  [2.141, 0.0244],
  [2.447, 0.0367],
  [2.766, 0.049],
  [3.105, 0.0656],
  [3.459, 0.0739],
  [3.823, 0.0935],
  [4.169, 0.1178],
  [4.586, 0.1382],
  [5.051, 0.2394],
  [5.71, 0.3356],
  [6.555, 0.5825],
  [7.618, 0.8562],
];

/** The same for abstracts (Cranfield, CISI), whose sums are higher for the feedback they hold. */
export const longTextCurve: readonly CurvePoint[] = [
  [0, 0],
  [3.41, 0.0857],
  [4.228, 0.1471],
  [4.727, 0.1533],
  [4.99, 0.1759],
  [5.264, 0.1774],
  [5.564, 0.1965],
  [5.911, 0.213],
  [6.326, 0.2265],
  [6.788, 0.2875],
  [7.32, 0.3057],
  [7.992, 0.3464],
  [8.758, 0.4112],
  [10.239, 0.4841],
];
