/** A wording sum, and the share of profiles around it that were judged right. */
export type CurvePoint = readonly [sum: number, share: number];

/**
 * Isotonic regression (pool adjacent violators) over the 30 best profiles of 150 needs of every development set, each set
 * with the same weight. Judgements are incomplete, so these shares are lower than what an adviser would find.
 */
export const shortTextCurve: readonly CurvePoint[] = [
  [0, 0],
  [0.478, 0.0136],
  [0.711, 0.0171],
  [0.888, 0.0189],
  [1.065, 0.0263],
  [1.209, 0.0313],
  [1.382, 0.0446],
  [1.575, 0.0678],
  [1.776, 0.0823],
  [1.991, 0.1128],
  [2.221, 0.1406],
  [2.543, 0.2617],
  [2.961, 0.4129],
  [3.515, 0.7034],
  [4.131, 0.8771],
];

/** The same for abstracts (Cranfield, CISI), whose sums are higher for the feedback they hold. */
export const longTextCurve: readonly CurvePoint[] = [
  [0, 0],
  [1.537, 0.0779],
  [1.946, 0.1438],
  [2.203, 0.1651],
  [2.524, 0.2025],
  [2.733, 0.2533],
  [2.939, 0.276],
  [3.267, 0.2955],
  [3.803, 0.4017],
  [4.63, 0.4976],
];
