import type { Contribution, Signal } from "../matching.types";

/** Scores are whole numbers of ten-thousandths of a point until they are shown, so that they add up exactly. */
const STEPS_PER_POINT = 10_000;
const POINTS = 100;

export interface Score {
  /** 0..100, four decimals. */
  readonly score: number;
  readonly contributions: readonly Contribution[];
}

/** points = 100 x share x strength, rounded; the score is the sum of the rounded points. */
export function composeScore(
  shares: ReadonlyMap<Signal, number>,
  strengthOf: (signal: Signal) => number,
): Score {
  let steps = 0;
  const contributions: Contribution[] = [];
  for (const [signal, share] of shares) {
    const strength = strengthOf(signal);
    const contribution = Math.round(STEPS_PER_POINT * POINTS * share * strength);
    steps += contribution;
    contributions.push({ signal, points: contribution / STEPS_PER_POINT, strength });
  }
  return { score: Math.min(POINTS, steps / STEPS_PER_POINT), contributions };
}
