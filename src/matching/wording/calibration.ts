import type { WordingEvidence } from "./wording-evidence";
import { longTextCurve, shortTextCurve, type CurvePoint } from "./calibration-curves";
import { longTextWeights, shortTextWeights } from "./wording-weights";

/** Beyond the last measured point the curve goes on towards 1, so that a better answer still scores higher. */
const TAIL_LENGTH = 2;

/** Weighted sum of the parts: ranks the profiles of one need. */
export function wordingSum(evidence: WordingEvidence, isLong: boolean): number {
  const weights = isLong ? longTextWeights : shortTextWeights;
  return (
    weights.answer * evidence.answer +
    weights.similarity * evidence.similarity +
    weights.meaning * evidence.meaning +
    weights.profileCover * evidence.profileCover +
    weights.feedback * evidence.feedback
  );
}

/**
 * From the sum to the share of profiles with such a sum that people judged right: straight lines between measured points,
 * so strictly growing, and comparable between needs.
 */
export function calibratedStrength(sum: number, isLong: boolean): number {
  return strengthOn(isLong ? longTextCurve : shortTextCurve, sum);
}

/** The value of one curve. */
export function strengthOn(curve: readonly CurvePoint[], sum: number): number {
  const above = curve.findIndex(([end]) => end > sum);
  if (above === -1) return tail(curve[curve.length - 1] ?? [0, 0], sum);
  const [start, low] = curve[above - 1] ?? [0, 0];
  const [end, high] = curve[above] ?? [1, 1];
  return low + ((high - low) * (sum - start)) / (end - start);
}

function tail([end, reached]: CurvePoint, sum: number): number {
  return reached + (1 - reached) * (1 - Math.exp((end - sum) / TAIL_LENGTH));
}
