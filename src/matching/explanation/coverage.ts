import type { MatchNeed, RequirementCoverage } from "../matching.types";
import type { EngineParts } from "../engine-parts";
import { coverageOf } from "../ranking/requirement-credit";
import type { WordingEvidence } from "../wording/wording-evidence";

/** How one owner's profiles, taken together, cover each requirement: for each the profile that covers it best. */
export function coverRequirements(parts: EngineParts, need: MatchNeed, owner: string): RequirementCoverage[] {
  const prepared = parts.preparation.prepare(need);
  parts.scorer.load(prepared);
  const profiles = parts.index.profilesOf(owner);
  const evidence = profiles.map((profile) => parts.scorer.score(profile));
  return prepared.requirements.map(({ id, level }, place) => {
    const hasWords = prepared.groups.some(({ requirement }) => requirement === place);
    if (!hasWords || profiles.length === 0)
      return { requirementId: id, level, coverage: "UNKNOWN", share: 0 };
    const best = bestFor(place, evidence, parts);
    const share = best?.requirementShares[place] ?? 0;
    const coverage = coverageOf(share);
    if (best === undefined || share === 0) return { requirementId: id, level, coverage, share };
    const profileId = parts.index.facts.id(best.profile);
    const { evidenced } = parts.index.facts.of(best.profile);
    return {
      requirementId: id,
      level,
      coverage,
      share,
      profileId,
      ...(evidenced !== undefined && { evidenced }),
    };
  });
}

/** Highest share; equal shares: the evidenced one, then the first by id. */
function bestFor(
  requirement: number,
  evidence: readonly WordingEvidence[],
  { index }: EngineParts,
): WordingEvidence | undefined {
  const rank = (item: WordingEvidence): readonly [number, number, string] => {
    const { evidenced } = index.facts.of(item.profile);
    const share = item.requirementShares[requirement] ?? 0;
    return [-share, evidenced === true ? 0 : 1, index.facts.id(item.profile)];
  };
  return [...evidence].sort((a, b) => {
    const [left, right] = [rank(a), rank(b)];
    return left[0] - right[0] || left[1] - right[1] || (left[2] < right[2] ? -1 : 1);
  })[0];
}
