import { FREQUENCY_STEPS } from "../index/forward-index";
import type { ProfileIndex } from "../index/profile-index";
import type { TermRarity } from "../retrieval/term-rarity";
import { WORDING, type PreparedNeed } from "../need/prepared-need";

/** The best profiles are taken for right, and their most telling terms are asked for too. */
export const FEEDBACK_PROFILES = 10;
const FEEDBACK_TERMS = 20;
/** A term of more profiles than this tells nothing about these ten. */
const LARGEST_PROFILE_SHARE = 0.2;

/** A profile that stage two put near the top, and by how much. */
export interface RankedProfile {
  readonly profile: number;
  readonly sum: number;
}

/** Weight of each term: share of the score of its profiles x its share of their words x its rarity. */
function weighTerms(
  index: ProfileIndex,
  rarity: TermRarity,
  best: readonly RankedProfile[],
): Map<number, number> {
  const total = best.reduce((sum, profile) => sum + profile.sum, 0);
  const weights = new Map<number, number>();
  for (const { profile, sum } of best) {
    const frequencies = index.forward.frequenciesOf(profile);
    const length = Math.max(1, index.lengths.at(profile));
    index.forward.termsOf(profile).forEach((term, place) => {
      const share = (frequencies[place] ?? 0) / FREQUENCY_STEPS / length;
      weights.set(term, (weights.get(term) ?? 0) + (sum / total) * share * rarity.of(term));
    });
  }
  return weights;
}

/** A second need, made of the best terms of the profiles that the first one found. Used for long texts only. */
export function feedbackNeed(
  index: ProfileIndex,
  rarity: TermRarity,
  best: readonly RankedProfile[],
): PreparedNeed {
  const commonest = LARGEST_PROFILE_SHARE * index.size;
  const groups = [...weighTerms(index, rarity, best)]
    .filter(([term]) => index.terms.documentFrequencies.at(term) <= commonest)
    .sort((a, b) => b[1] - a[1] || index.terms.compare(a[0], b[0]))
    .slice(0, FEEDBACK_TERMS)
    .map(([term, weight]) => ({
      word: "",
      stem: index.terms.stem(term),
      language: index.terms.language(term),
      weight,
      requirement: WORDING,
      alternatives: [{ term, weight: 1, kind: "RELATED" as const }],
      gramSources: [],
    }));
  return { groups, requirements: [] };
}
