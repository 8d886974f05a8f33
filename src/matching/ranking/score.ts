import type { Contribution, Signal } from "../matching.types";

/** Scores are whole numbers of ten-thousandths of a point until they are shown, so that they add up exactly. */
const STEPS_PER_POINT = 10_000;
const POINTS = 100;

export interface Score {
  /** 0..100, four decimals. */
  readonly score: number;
  readonly contributions: readonly Contribution[];
}

/** One signal's part of the score, in ten-thousandths of a point. */
function stepsOf(share: number, strength: number): number {
  return Math.round(STEPS_PER_POINT * POINTS * share * strength);
}

/** The score alone, in ten-thousandths of a point: enough to put candidates in order. */
export function scoreSteps(
  shares: ReadonlyMap<Signal, number>,
  strengthOf: (signal: Signal) => number,
): number {
  let steps = 0;
  for (const [signal, share] of shares) steps += stepsOf(share, strengthOf(signal));
  return steps;
}

/** points = 100 x share x strength, rounded; the score is the sum of the rounded points. */
export function composeScore(
  shares: ReadonlyMap<Signal, number>,
  strengthOf: (signal: Signal) => number,
): Score {
  const contributions = [...shares].map(([signal, share]): Contribution => {
    const strength = strengthOf(signal);
    return { signal, points: stepsOf(share, strength) / STEPS_PER_POINT, strength };
  });
  return { score: Math.min(POINTS, scoreSteps(shares, strengthOf) / STEPS_PER_POINT), contributions };
}
