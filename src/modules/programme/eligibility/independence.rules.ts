import { exact, type Exact } from "../../shared/exact-number";
import type {
  EligibilityFacts,
  EnterpriseFinding,
  FactUsed,
  Holding,
  Missing,
  RuleResult,
} from "./eligibility";
import { europeanSme, type SmeFinding } from "./european-sme.rules";
import type { RuleParameters, RuleSet } from "./rule-set";

export interface IndependenceFinding {
  readonly result: RuleResult;
  readonly holders: readonly EnterpriseFinding[];
}

/** What is known of one holder: an SME or not, or neither. Natural persons and public bodies are no enterprises. */
interface JudgedHolding {
  readonly holding: Holding;
  readonly finding: SmeFinding | null;
  readonly counts: "AGAINST" | "NOT" | "UNKNOWN";
}

/**
 * Not more than 25 % of the capital may be held by enterprises that are no European SMEs; exactly 25 % passes. Holders
 * are judged by their status, shares are not multiplied along a chain. Capital whose holders are unknown could be held by anybody.
 */
export function independenceRule(
  facts: EligibilityFacts,
  { parameters }: RuleSet,
  european: RuleParameters,
): IndependenceFinding {
  const ceiling = parameters.nonSmeShareAtMost ?? "100";
  const judged = holdersOf(facts).map((holding) => judge(holding, facts, european));
  const against = shareOf(judged, "AGAINST", parameters.nonSmeSharesAddUp);
  const unknown = shareOf(judged, "UNKNOWN", true).add(unheldShare(judged));
  const [outcome, reason] = against.gt(ceiling)
    ? (["FAIL", "HELD_BY_NON_SME"] as const)
    : against.add(unknown).gt(ceiling)
      ? (["UNDETERMINED", "HOLDERS_UNCERTAIN"] as const)
      : (["PASS", "INDEPENDENT"] as const);
  return {
    result: {
      rule: "INDEPENDENCE",
      outcome,
      reason,
      facts: judged.map(holdingFact),
      missing: outcome === "UNDETERMINED" ? missingOf(judged) : [],
    },
    holders: judged.flatMap(holderFinding),
  };
}

function holdersOf({ enterprises, applicant }: EligibilityFacts): readonly Holding[] {
  return enterprises[applicant]?.holders ?? [];
}

function judge(holding: Holding, facts: EligibilityFacts, european: RuleParameters): JudgedHolding {
  if (holding.kind === "NATURAL_PERSON" || holding.kind === "PUBLIC_BODY")
    return { holding, finding: null, counts: "NOT" };
  const enterprise = holding.enterprise === null ? undefined : facts.enterprises[holding.enterprise];
  const finding = enterprise
    ? europeanSme(enterprise, facts.enterprises, [facts.applicant], european, facts.rates)
    : null;
  const isSme = holding.supposedSme ?? finding?.isSme ?? null;
  return { holding, finding, counts: isSme === null ? "UNKNOWN" : isSme ? "NOT" : "AGAINST" };
}

function shareOf(judged: readonly JudgedHolding[], kind: JudgedHolding["counts"], addUp: boolean): Exact {
  const shares = judged.filter(({ counts }) => counts === kind).map(({ holding }) => exact(holding.share));
  return shares.reduce((sum, share) => (addUp ? sum.add(share) : sum.gt(share) ? sum : share), exact(0));
}

/** The part of the capital of which no holder is named. */
function unheldShare(judged: readonly JudgedHolding[]): Exact {
  const named = judged.reduce((sum, { holding }) => sum.add(holding.share), exact(0));
  return named.gte(100) ? exact(0) : exact(100).sub(named);
}

function missingOf(judged: readonly JudgedHolding[]): Missing[] {
  const figures = judged
    .filter(({ counts }) => counts === "UNKNOWN")
    .map(({ holding }): Missing => ({
      fact: holding.kind === "UNKNOWN" ? "HOLDERS" : "HOLDER_FIGURES",
      of: holding.name,
    }));
  return unheldShare(judged).gt(0) ? [...figures, { fact: "HOLDERS", of: null }] : figures;
}

function holdingFact({ holding, counts }: JudgedHolding): FactUsed {
  const status = { AGAINST: "no SME", NOT: "does not count", UNKNOWN: "status unknown" }[counts];
  return { name: holding.name, value: `${holding.share} %, ${status}`, source: "OWNERSHIP", date: null };
}

function holderFinding({ holding, finding }: JudgedHolding): EnterpriseFinding[] {
  if (!finding || holding.enterprise === null) return [];
  const { isSme, added } = finding;
  return [{ enterprise: holding.enterprise, name: holding.name, share: holding.share, isSme, added }];
}
