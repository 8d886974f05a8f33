import { FREQUENCY_STEPS } from "../index/forward-index";

/** Square roots of all term frequencies that the forward index can hold, by their tenths. */
export const SQUARE_ROOTS = Float32Array.from({ length: 256 }, (_, tenths) =>
  Math.sqrt(tenths / FREQUENCY_STEPS),
);
