import type { MatchNeed, ProfileFacts, RankOptions, Signal } from "../matching.types";
import { requirementCredit } from "./requirement-credit";

/** What a profile that says nothing gets where its answer is unknown rather than no. */
const UNKNOWN = 0.5;
/** The first shared sector is most of what a sector says; the others share the rest. */
const FIRST_SHARED = 0.6;
/** So many levels below the wish, a technology is too young to count. */
const READINESS_REACH = 4;
/** A confirmation a year old counts half. */
const FRESHNESS_HALF_LIFE_DAYS = 365;
const DAY_MS = 86_400_000;

/** What one profile brings to be judged by. */
export interface JudgedProfile {
  readonly facts: ProfileFacts;
  readonly wording: number;
  readonly requirementShares: readonly number[];
  /** How well what the asker offers answers a need of the owner's, 0..1. */
  readonly interest: number;
}

type Strength = (profile: JudgedProfile, need: MatchNeed, options: RankOptions) => number;

function sharedShare(wished: readonly string[], offered: readonly string[]): number {
  const shared = wished.filter((value) => offered.includes(value)).length;
  return shared === 0 ? 0 : FIRST_SHARED + ((1 - FIRST_SHARED) * shared) / wished.length;
}

function freshness(confirmedOn: string | undefined, today: string | undefined): number {
  if (confirmedOn === undefined || today === undefined) return 0;
  const days = Math.max(0, (Date.parse(today) - Date.parse(confirmedOn)) / DAY_MS);
  return Number.isNaN(days) ? 0 : 0.5 ** (days / FRESHNESS_HALF_LIFE_DAYS);
}

function readiness(offered: number | undefined, wished: number): number {
  if (offered === undefined) return UNKNOWN;
  return Math.min(1, Math.max(0, 1 - (wished - offered) / READINESS_REACH));
}

/** Strength of each signal, 0..1. */
export const strengths: Readonly<Record<Signal, Strength>> = {
  WORDING: ({ wording }) => wording,
  REQUIREMENTS: ({ requirementShares }, need) =>
    requirementCredit(need.requirements ?? [], requirementShares),
  SECTORS: ({ facts }, need) => sharedShare(need.sectors ?? [], facts.sectors ?? []),
  COOPERATION: ({ facts }, need) =>
    facts.cooperationKinds === undefined || facts.cooperationKinds.length === 0
      ? UNKNOWN
      : sharedShare(need.cooperationKinds ?? [], facts.cooperationKinds),
  READINESS: ({ facts }, need) => readiness(facts.readinessLevel, need.readinessLevel ?? 0),
  EVIDENCE: ({ facts }) => (facts.evidenced === true ? 1 : 0),
  FRESHNESS: ({ facts }, _need, options) => freshness(facts.confirmedOn, options.today),
  RECIPROCITY: ({ interest }) => interest,
};

/** What the index as a whole carries. */
export interface IndexedFacts {
  readonly hasEvidence: boolean;
  readonly hasConfirmations: boolean;
}

/** The signals that this need gives reason to use; a file of bare texts uses the wording alone. */
export function usedSignals(
  need: MatchNeed,
  options: RankOptions,
  indexed: IndexedFacts,
): ReadonlySet<Signal> {
  const reasons: Readonly<Record<Signal, boolean>> = {
    WORDING: true,
    REQUIREMENTS: (need.requirements?.length ?? 0) > 0,
    SECTORS: (need.sectors?.length ?? 0) > 0,
    COOPERATION: (need.cooperationKinds?.length ?? 0) > 0,
    READINESS: need.readinessLevel !== undefined,
    EVIDENCE: indexed.hasEvidence,
    FRESHNESS: options.today !== undefined && indexed.hasConfirmations,
    RECIPROCITY: (options.reciprocal?.size ?? 0) > 0,
  };
  return new Set((Object.keys(reasons) as Signal[]).filter((signal) => reasons[signal]));
}
