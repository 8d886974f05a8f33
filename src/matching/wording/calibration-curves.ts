/** A wording sum, and the share of profiles around it that were judged right. */
export type CurvePoint = readonly [sum: number, share: number];

/**
 * Isotonic regression (pool adjacent violators) over the 30 best profiles of 150 needs of every development set, each set
 * with the same weight. Written by `npm run tune -- --write`. Judgements are incomplete, so these shares are lower than what an adviser would find.
 */
export const shortTextCurve: readonly CurvePoint[] = [
  [0, 0],
  [1.343, 0.0134],
  [1.849, 0.0198],
  [2.154, 0.0232],
  [2.467, 0.0332],
  [2.793, 0.0533],
  [3.122, 0.0638],
  [3.466, 0.0835],
  [3.821, 0.0976],
  [4.172, 0.1172],
  [4.578, 0.1413],
  [5.056, 0.24],
  [5.705, 0.3212],
  [6.558, 0.569],
  [7.618, 0.845],
];

/** The same for abstracts (Cranfield, CISI), whose sums are higher for the feedback they hold. */
export const longTextCurve: readonly CurvePoint[] = [
  [0, 0],
  [3.397, 0.0898],
  [4.217, 0.1439],
  [4.715, 0.1595],
  [4.986, 0.1656],
  [5.276, 0.1759],
  [5.575, 0.2064],
  [5.913, 0.2222],
  [6.309, 0.2371],
  [6.773, 0.2619],
  [7.317, 0.3138],
  [7.982, 0.3422],
  [8.765, 0.4244],
  [10.23, 0.4855],
];
