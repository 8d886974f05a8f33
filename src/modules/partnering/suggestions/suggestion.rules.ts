import type { Viewer } from "../../../security/viewer";
import type { Hit, RequirementCoverage, Signal, SignalWeights } from "../../../matching";
import { monthsBetween } from "../../shared/calendar";
import { badInput, DomainError } from "../../shared/domain-error";
import { oppositeRegion, type Region } from "../../shared/region";

/** What an adviser should look at before believing a suggestion. */
export const SUGGESTION_FLAGS = [
  "MUST_UNMET",
  "CLAIM_ONLY",
  "STALE_PROFILE",
  "QUOTA_USED",
  "SMALL_OVERLAP",
  "CHANGED_SINCE_DISMISSAL",
] as const;
export type SuggestionFlag = (typeof SUGGESTION_FLAGS)[number];

/** A profile that nobody has confirmed for so many months is stale. */
export const STALE_AFTER_MONTHS = 18;
/** Below this strength of wording the overlap is small enough to be an accident. */
export const SMALL_OVERLAP = 0.15;

export interface FlagFacts {
  readonly hit: Hit;
  readonly coverage: readonly RequirementCoverage[];
  /** Known only to those who may read the organisation's facts. */
  readonly facts: { readonly evidenced: boolean; readonly profileConfirmedOn: string | null } | undefined;
  /** Known only to those who may know of the candidate's missions. */
  readonly quotaUsed: boolean;
  readonly changedSinceDismissal: boolean;
  readonly today: string;
}

export function flagsOf(known: FlagFacts): SuggestionFlag[] {
  const { hit, coverage, facts, today } = known;
  const flags: SuggestionFlag[] = [];
  if (coverage.some((one) => one.level === "MUST" && one.coverage === "UNMET")) flags.push("MUST_UNMET");
  if (facts && !facts.evidenced) flags.push("CLAIM_ONLY");
  if (facts && isStale(facts.profileConfirmedOn, today)) flags.push("STALE_PROFILE");
  if (known.quotaUsed) flags.push("QUOTA_USED");
  const wording = hit.contributions.find(({ signal }) => signal === "WORDING");
  if (wording && wording.strength < SMALL_OVERLAP) flags.push("SMALL_OVERLAP");
  if (known.changedSinceDismissal) flags.push("CHANGED_SINCE_DISMISSAL");
  return flags;
}

function isStale(confirmedOn: string | null, today: string): boolean {
  return confirmedOn === null || monthsBetween(confirmedOn, today) >= STALE_AFTER_MONTHS;
}

/** A partner is sought on the other side, unless the asker says otherwise; without a side, on both. */
export function partnerRegionOf(
  asked: Region | null | undefined,
  own: Region | null | undefined,
): Region | undefined {
  return asked ?? (own ? oppositeRegion(own) : undefined);
}

/** More than five side by side are read by nobody. */
export const MOST_COMPARED = 5;

export function checkCompared(organisationIds: readonly string[]): void {
  const different = new Set(organisationIds).size;
  if (different === organisationIds.length && different >= 2 && different <= MOST_COMPARED) return;
  throw badInput(
    "organisationIds",
    `A comparison takes two to ${String(MOST_COMPARED)} different organisations; ${String(different)} were named.`,
  );
}

/** Open introductions are for readers of the catalogue to know: for others, holding back would tell of them. */
export function checkHoldBack(viewer: Viewer, from: number | null | undefined): void {
  if (from === null || from === undefined) return;
  if (!viewer.readsCatalogue)
    throw new DomainError("FORBIDDEN", "Advisers, analysts and the attaché hold partners back.", {
      field: "filter.holdBackFrom",
    });
  if (from < 1)
    throw badInput(
      "filter.holdBackFrom",
      `holdBackFrom is ${String(from)} and takes 1 or more open introductions.`,
    );
}

/** Largest weight: ten times as important as a signal of weight 1. */
export const LARGEST_WEIGHT = 10;

/** `path`: the argument that holds them. */
export function checkWeights(weights: Partial<Record<Signal, number>>, path: string): Partial<SignalWeights> {
  for (const [signal, weight] of Object.entries(weights))
    if (!(weight >= 0 && weight <= LARGEST_WEIGHT))
      throw badInput(
        `${path}.${signal.toLowerCase()}`,
        `The weight of ${signal} is ${String(weight)} and takes 0 to ${String(LARGEST_WEIGHT)}.`,
      );
  return weights;
}
