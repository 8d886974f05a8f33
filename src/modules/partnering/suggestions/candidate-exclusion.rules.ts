import type { Hit } from "../../../matching";

/**
 * Why a candidate is left out before anything is compared. In the order in which they are told: one that is left out for
 * several reasons counts under the first.
 */
export const EXCLUSION_REASONS = [
  "INELIGIBLE",
  "BLOCKED",
  "DISMISSED",
  "ARCHIVED",
  "EXPIRED",
  "NO_CAPACITY",
  "OWN_GROUP",
  "HELD_BACK",
] as const;
export type ExclusionReason = (typeof EXCLUSION_REASONS)[number];

/** Who is left out of one list, and why. */
export type Exclusions = ReadonlyMap<string, ExclusionReason>;

export interface Excluded {
  readonly organisationId: string;
  readonly reason: ExclusionReason;
}

/** The first reason of each organisation. */
export function firstReasons(excluded: readonly Excluded[]): Map<string, ExclusionReason> {
  const reasons = new Map<string, ExclusionReason>();
  for (const { organisationId, reason } of excluded) {
    const known = reasons.get(organisationId);
    if (known === undefined || EXCLUSION_REASONS.indexOf(reason) < EXCLUSION_REASONS.indexOf(known))
      reasons.set(organisationId, reason);
  }
  return reasons;
}

/** The same list, with more who are left out of it. */
export function withExcluded(exclusions: Exclusions, more: readonly Excluded[]): Exclusions {
  if (more.length === 0) return exclusions;
  const others = [...exclusions].map(([organisationId, reason]) => ({ organisationId, reason }));
  return firstReasons([...others, ...more]);
}

export interface LeftOut {
  readonly hit: Hit;
  readonly reason: ExclusionReason;
}

export interface Sieved {
  readonly kept: readonly Hit[];
  /** Those who would have stood among the first `limit`. */
  readonly leftOut: readonly LeftOut[];
  /** How many places of the list each reason made free. */
  readonly removed: ReadonlyMap<ExclusionReason, number>;
}

/** Takes the excluded out of a ranking and counts those that would have stood among the first `limit`. */
export function sieve(hits: readonly Hit[], exclusions: Exclusions, limit: number): Sieved {
  const kept: Hit[] = [];
  const leftOut: LeftOut[] = [];
  const removed = new Map<ExclusionReason, number>();
  for (const hit of hits) {
    if (kept.length === limit) break;
    const reason = exclusions.get(hit.owner);
    if (reason === undefined) {
      kept.push(hit);
      continue;
    }
    leftOut.push({ hit, reason });
    removed.set(reason, (removed.get(reason) ?? 0) + 1);
  }
  return { kept, leftOut, removed };
}
