import type {
  ComputedOutcome,
  EligibilityFacts,
  EligibilityResult,
  EnterpriseFinding,
  RuleResult,
} from "./eligibility";
import { MISSING_FACTS } from "./eligibility";
import { europeanSme } from "./european-sme.rules";
import { independenceRule } from "./independence.rules";
import { ageRule, placeRule } from "./place-and-age.rules";
import { exclusionRule, natureRule } from "./project.rules";
import { ELIGIBILITY_RULES, type EligibilityRule, type RuleParameters, type RuleSet } from "./rule-set";
import { sizeRule } from "./size.rules";

/** Figures of an enterprise of which nothing is known. */
const NOTHING_KNOWN = { closedOn: null, headcount: null, turnover: null, balanceSheetTotal: null };

interface Assessment {
  readonly facts: EligibilityFacts;
  readonly ruleSet: RuleSet;
  /** Parameters of the European definition, by which holders are measured. */
  readonly european: RuleParameters;
  readonly enterprises: EnterpriseFinding[];
}

/** Answers every rule of a set from the facts alone: the same facts and the same version always give the same result. */
export function assessEligibility(
  facts: EligibilityFacts,
  ruleSet: RuleSet,
  european: RuleParameters,
): EligibilityResult {
  const assessment: Assessment = { facts, ruleSet, european, enterprises: [] };
  const rules = ELIGIBILITY_RULES.filter((rule) => ruleSet.texts[rule]).map((rule) =>
    cheapestFirst(answers[rule](assessment)),
  );
  const { code, version } = ruleSet;
  const { asOf } = facts;
  return {
    ruleSet: code,
    version,
    asOf,
    outcome: outcomeOf(rules),
    rules,
    enterprises: assessment.enterprises,
  };
}

/** FAIL if any computed rule fails, else UNDETERMINED if any is, else PASS. */
export function outcomeOf(rules: readonly Pick<RuleResult, "outcome">[]): ComputedOutcome {
  const outcomes = new Set(rules.map(({ outcome }) => outcome));
  if (outcomes.has("FAIL")) return "FAIL";
  return outcomes.has("UNDETERMINED") ? "UNDETERMINED" : "PASS";
}

const answers: Readonly<Record<EligibilityRule, (assessment: Assessment) => RuleResult>> = {
  PLACE: ({ facts, ruleSet }) => placeRule(facts, ruleSet.parameters),
  SIZE: ({ facts, ruleSet }) => sizeRule(applicantOf(facts).figures, ruleSet.parameters, facts.rates),
  EUROPEAN_SME: europeanSmeRule,
  INDEPENDENCE: ({ facts, ruleSet, european, enterprises }) => {
    const { result, holders } = independenceRule(facts, ruleSet, european);
    enterprises.push(...holders);
    return result;
  },
  AGE: ({ facts, ruleSet }) => ageRule(facts, ruleSet.parameters),
  NATURE: ({ facts }) => natureRule(facts.project),
  EXCLUSION: ({ facts }) => exclusionRule(facts.project),
  CAPACITY: () => judgedLater("CAPACITY"),
  ADDED_VALUE: () => judgedLater("ADDED_VALUE"),
};

function europeanSmeRule({ facts, ruleSet, enterprises }: Assessment): RuleResult {
  const applicant = applicantOf(facts);
  const { isSme, added, missing } = europeanSme(
    applicant,
    facts.enterprises,
    [],
    ruleSet.parameters,
    facts.rates,
  );
  enterprises.push({ enterprise: applicant.key, name: applicant.name, share: null, isSme, added });
  const used = added.map(({ name, relation, counts }) => ({
    name,
    value: `${relation.toLowerCase()}, ${counts} %`,
    source: "ANNUAL_ACCOUNTS" as const,
    date: null,
  }));
  const answer = { rule: "EUROPEAN_SME", facts: used, missing } as const;
  if (isSme === null) return { ...answer, outcome: "UNDETERMINED", reason: "FIGURES_MISSING" };
  return isSme
    ? { ...answer, outcome: "PASS", reason: "WITHIN_CEILINGS" }
    : { ...answer, outcome: "FAIL", reason: "ABOVE_CEILING" };
}

function applicantOf({ enterprises, applicant }: EligibilityFacts) {
  return enterprises[applicant] ?? { key: applicant, name: applicant, figures: NOTHING_KNOWN, holders: [] };
}

function judgedLater(rule: EligibilityRule): RuleResult {
  return { rule, outcome: "JUDGED_LATER", reason: "JUDGED_BY_EVALUATORS", facts: [], missing: [] };
}

function cheapestFirst(result: RuleResult): RuleResult {
  const missing = [...result.missing].sort(
    (a, b) => MISSING_FACTS.indexOf(a.fact) - MISSING_FACTS.indexOf(b.fact),
  );
  return { ...result, missing };
}
