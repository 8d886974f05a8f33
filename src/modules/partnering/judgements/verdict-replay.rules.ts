import type { Contribution, Signal } from "../../../matching";
import type { SuggestionVerdict } from "../suggestions/verdict.entity";

/** What may be different since a verdict was given. */
export const REPLAY_CHANGES = ["ENGINE", "LEXICON", "WEIGHTS", "NEED", "PROFILE", "OTHERS"] as const;
export type ReplayChangeKind = (typeof REPLAY_CHANGES)[number];

/** What a verdict rested on, or would rest on today. What was not kept is null. */
export type Grounds = Pick<
  SuggestionVerdict,
  "score" | "engineVersion" | "lexiconVersion" | "weights" | "needVersion" | "profileFingerprint"
>;

export interface ReplayChange {
  readonly kind: ReplayChangeKind;
  /** As it was and as it is; null where there is nothing that could be read. */
  readonly then: string | null;
  readonly now: string | null;
}

/** What is known to be different; without any of it, a different score comes from what others say, or from the day. */
export function changesBetween(then: Grounds, now: Grounds): ReplayChange[] {
  const changes = [
    change("ENGINE", then.engineVersion, now.engineVersion),
    change("LEXICON", then.lexiconVersion, now.lexiconVersion),
    change("WEIGHTS", weightsIn(then.weights), weightsIn(now.weights)),
    change("NEED", numberIn(then.needVersion), numberIn(now.needVersion)),
    ...change("PROFILE", then.profileFingerprint, now.profileFingerprint).map(({ kind }) => ({
      kind,
      then: null,
      now: null,
    })),
  ].flat();
  if (changes.length > 0 || Number(then.score) === Number(now.score)) return changes;
  return [{ kind: "OTHERS", then: null, now: null }];
}

/** Nothing is said of what was not kept. */
function change(kind: ReplayChangeKind, then: string | null, now: string | null): ReplayChange[] {
  return then === null || now === null || then === now ? [] : [{ kind, then, now }];
}

function weightsIn(weights: Grounds["weights"]): string | null {
  if (weights === null) return null;
  const entries = Object.entries(weights).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([signal, weight]) => `${signal} ${String(weight)}`).join(", ");
}

function numberIn(version: number | null): string | null {
  return version === null ? null : String(version);
}

export interface ReplayedContribution {
  readonly signal: Signal;
  /** Null where the signal was not in use, or where points were not kept. */
  readonly pointsThen: number | null;
  readonly pointsNow: number | null;
}

/** Every signal of either, those of today first and in their order. */
export function contributionsSideBySide(
  then: Readonly<Record<string, number>>,
  now: readonly Contribution[],
): ReplayedContribution[] {
  const gone = (Object.keys(then) as Signal[]).filter((signal) => !now.some((one) => one.signal === signal));
  return [
    ...now.map(({ signal, points }) => ({ signal, pointsThen: then[signal] ?? null, pointsNow: points })),
    ...gone.map((signal) => ({ signal, pointsThen: then[signal] ?? null, pointsNow: null })),
  ];
}
