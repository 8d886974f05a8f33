import type { WordingEvidence } from "./wording-evidence";
import { longTextCurve, shortTextCurve, type CurvePoint } from "./calibration-curves";

/**
 * Relative importance of the parts of the wording score. All are flat around these values: half or twice the similarity or
 * the feedback stays within .002 of the mean over the development sets.
 */
export const parts = { answer: 5, similarity: 0.8, meaning: 1, profileCover: 0.15, feedback: 1.8 };
/** A long text always holds much that no need asks for. */
const PROFILE_COVER_OF_LONG_TEXT = 0.2;
/** Beyond the last measured point the curve goes on towards 1, so that a better answer still scores higher. */
const TAIL_LENGTH = 2;

/** Weighted sum of the parts: ranks the profiles of one need. */
export function wordingSum(evidence: WordingEvidence, isLong: boolean): number {
  return (
    parts.answer * evidence.answer +
    parts.similarity * evidence.similarity +
    parts.meaning * evidence.meaning +
    parts.profileCover * (isLong ? PROFILE_COVER_OF_LONG_TEXT : 1) * evidence.profileCover +
    parts.feedback * evidence.feedback
  );
}

/**
 * From the sum to the share of profiles with such a sum that people judged right: straight lines between measured points,
 * so strictly growing, and comparable between needs.
 */
export function calibratedStrength(sum: number, isLong: boolean): number {
  const curve = isLong ? longTextCurve : shortTextCurve;
  const above = curve.findIndex(([end]) => end > sum);
  if (above === -1) return tail(curve[curve.length - 1] ?? [0, 0], sum);
  const [start, low] = curve[above - 1] ?? [0, 0];
  const [end, high] = curve[above] ?? [1, 1];
  return low + ((high - low) * (sum - start)) / (end - start);
}

function tail([end, reached]: CurvePoint, sum: number): number {
  return reached + (1 - reached) * (1 - Math.exp((end - sum) / TAIL_LENGTH));
}
