import type {
  ComputedOutcome,
  EligibilityFacts,
  EligibilityResult,
  EnterpriseFacts,
  FactUsed,
  Holding,
  ReasonCode,
  RuleOutcome,
} from "../../eligibility/eligibility";
import { sortedJson } from "../../../shared/sorted-json";
import type { EligibilityRule } from "../../eligibility/rule-set";

/**
 * The facts as they are frozen: whoever is or may be a natural person stands in them under a pseudonym. Names are kept in
 * the ownership of the organisation alone, where they can be erased.
 */
export function pseudonymise(facts: EligibilityFacts): EligibilityFacts {
  const enterprises = Object.entries(facts.enterprises).map(([key, enterprise]) => [
    key,
    pseudonymous(enterprise, key === facts.applicant && facts.legalPersonality === false),
  ]);
  return { ...facts, enterprises: Object.fromEntries(enterprises) as EligibilityFacts["enterprises"] };
}

/** A sole proprietor's enterprise bears a person's name. */
function pseudonymous(enterprise: EnterpriseFacts, isSoleProprietor: boolean): EnterpriseFacts {
  return {
    ...enterprise,
    name: isSoleProprietor ? "sole proprietor" : enterprise.name,
    holders: enterprise.holders.map(pseudonymousHolding),
  };
}

function pseudonymousHolding(holding: Holding, index: number): Holding {
  if (holding.kind !== "NATURAL_PERSON" && holding.kind !== "UNKNOWN") return holding;
  return { ...holding, name: `holder ${String(index + 1)}` };
}

/** How one rule comes out otherwise than in the frozen result. */
export interface RuleDifference {
  readonly rule: EligibilityRule;
  /** Null where only one of the two versions has the rule. */
  readonly before: RuleOutcome | null;
  readonly now: RuleOutcome | null;
  readonly reason: ReasonCode | null;
  readonly factsBefore: readonly FactUsed[];
  readonly factsNow: readonly FactUsed[];
}

/** What made the difference: facts that changed under the same versions, or versions that are in force now. */
export type DifferenceCause = "FACTS" | "RULES";

export interface EligibilityDifference {
  readonly cause: DifferenceCause;
  readonly outcomeBefore: ComputedOutcome;
  readonly outcomeNow: ComputedOutcome;
  readonly versionBefore: number;
  readonly versionNow: number;
  readonly rules: readonly RuleDifference[];
}

/** Null when nothing came out otherwise. */
export function differenceOf(
  cause: DifferenceCause,
  before: EligibilityResult,
  now: EligibilityResult,
): EligibilityDifference | null {
  const names = [...new Set([...before.rules, ...now.rules].map(({ rule }) => rule))];
  const rules = names.flatMap((name) => ruleDifference(name, before, now));
  if (rules.length === 0 && before.version === now.version) return null;
  return {
    cause,
    outcomeBefore: before.outcome,
    outcomeNow: now.outcome,
    versionBefore: before.version,
    versionNow: now.version,
    rules,
  };
}

function ruleDifference(
  name: EligibilityRule,
  before: EligibilityResult,
  now: EligibilityResult,
): RuleDifference[] {
  const was = before.rules.find(({ rule }) => rule === name);
  const is = now.rules.find(({ rule }) => rule === name);
  if (sameContent(was, is)) return [];
  return [
    {
      rule: name,
      before: was?.outcome ?? null,
      now: is?.outcome ?? null,
      reason: is?.reason ?? null,
      factsBefore: was?.facts ?? [],
      factsNow: is?.facts ?? [],
    },
  ];
}

/** The database gives the keys of what was frozen in an order of its own. */
export function sameContent(one: unknown, other: unknown): boolean {
  return sortedJson(one ?? null) === sortedJson(other ?? null);
}

/** The computed rules that a file breaks: no decision goes round them. */
export function failedRules({ rules }: EligibilityResult): EligibilityRule[] {
  return rules.filter(({ outcome }) => outcome === "FAIL").map(({ rule }) => rule);
}
