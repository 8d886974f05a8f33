import { meanQuality } from "./ranking-quality.mjs";

/** Each weight in turn is tried at these multiples of itself. */
const MULTIPLES = [0.5, 0.7, 0.85, 1.2, 1.5, 2];
/** A gain smaller than this is chance. */
const SMALLEST_GAIN = 0.0003;
const MOST_ROUNDS = 5;
/** Two digits are all that a flat optimum deserves. */
const rounded = (weight) => Number(weight.toPrecision(2));

/** The best multiple of one weight, the others as they are. */
function improve(weights, place, best, sets) {
  for (const multiple of MULTIPLES) {
    const tried = weights.with(place, rounded(weights[place] * multiple));
    const quality = meanQuality(tried, sets);
    if (quality > best.quality + SMALLEST_GAIN) best = { weights: tried, quality };
  }
  return best;
}

/** Raises mean nDCG@10 weight by weight until no step gains any more. The first weight sets the scale and stays. */
export function learnWeights(start, sets) {
  let best = { weights: start, quality: meanQuality(start, sets) };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const before = best.quality;
    for (let place = 1; place < start.length; place++) {
      if (best.weights[place] > 0) best = improve(best.weights, place, best, sets);
    }
    if (best.quality === before) break;
  }
  return best.weights;
}
