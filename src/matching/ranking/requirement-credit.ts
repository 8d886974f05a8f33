import type { Coverage, MatchRequirement, RequirementLevel } from "../matching.types";

/** A MUST counts as much as a SHOULD and a COULD together. */
const levelWeights: Readonly<Record<RequirementLevel, number>> = { MUST: 3, SHOULD: 2, COULD: 1 };

/** From this share of its meaningful words on, a requirement is met; nobody repeats every word. */
const MET_SHARE = 0.65;
const PARTIALLY_MET_SHARE = 0.25;

export function coverageOf(share: number): Coverage {
  if (share >= MET_SHARE) return "MET";
  return share >= PARTIALLY_MET_SHARE ? "PARTIALLY_MET" : "UNMET";
}

/** Weighted mean over the requirements. A met one gives full credit, so that adding it never lowers the mean. */
export function requirementCredit(
  requirements: readonly MatchRequirement[],
  shares: readonly number[],
): number {
  let credit = 0;
  let total = 0;
  requirements.forEach(({ level }, place) => {
    const weight = levelWeights[level];
    credit += weight * Math.min(1, (shares[place] ?? 0) / MET_SHARE);
    total += weight;
  });
  return total > 0 ? credit / total : 0;
}
