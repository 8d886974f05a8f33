import { readReference } from "../../shared/reference-data";
import { didYouMean, didYouMeanSentence } from "../../shared/did-you-mean";
import { badInput, type InputProblem } from "../../shared/domain-error";
import { amountProblems } from "../../shared/money";
import { asTyped, textProblems } from "../../shared/text";
import type { Trilingual } from "../../shared/language";
import type { Region } from "../../shared/region";
import {
  ELIGIBILITY_RULES,
  type EligibilityRule,
  RULE_SET_CODES,
  type RuleParameters,
  type RuleSet,
  type RuleSetCode,
} from "./rule-set";

/** The first version of every rule set, as the programme's text and the Recommendation say it. */
export const FIRST_VERSIONS: readonly RuleSet[] = readReference<RuleSet[]>("rule-sets.json");

/** The rule set of a side of the programme, when nobody names one. */
export function usualRuleSet(region: Region | null): RuleSetCode {
  return region === "QUEBEC" ? "QC-DEFAULT" : "BXL-PROGRAMME";
}

export function readRuleSetCode(code: string, field: string): RuleSetCode {
  const known = RULE_SET_CODES.find((one) => one === code);
  if (known) return known;
  const near = didYouMean(code, RULE_SET_CODES);
  throw badInput(field, `There is no rule set ${asTyped(code)}.${didYouMeanSentence(near)}`, near);
}

/** The version in force on a day; the first one where none is in force yet. */
export function inForceOn(versions: readonly RuleSet[], day: string): RuleSet | undefined {
  const sorted = [...versions].sort((a, b) => a.version - b.version);
  return sorted.filter(({ effectiveOn }) => effectiveOn <= day).at(-1) ?? sorted[0];
}

/** What a new version changes; what is left out stays as in the version before. */
export type ParameterChange = { readonly [Key in keyof RuleParameters]?: RuleParameters[Key] | undefined };

export interface RuleTextChange {
  readonly rule: EligibilityRule;
  readonly text: Trilingual;
}

export function parameterProblems(parameters: RuleParameters): InputProblem[] {
  const { headcountBelow, minimumAgeMonths, exchangeRateAgeDays, nonSmeShareAtMost } = parameters;
  return [
    ...wholeProblems(headcountBelow, 1, 1_000_000, "headcountBelow"),
    ...wholeProblems(minimumAgeMonths, 0, 1_200, "minimumAgeMonths"),
    ...wholeProblems(exchangeRateAgeDays, 0, 366, "exchangeRateAgeDays"),
    ...ceilingProblems(parameters.turnoverAtMost, "turnoverAtMost"),
    ...ceilingProblems(parameters.balanceSheetTotalAtMost, "balanceSheetTotalAtMost"),
    ...shareProblems(nonSmeShareAtMost),
  ];
}

/** A version may reword the rules of its set, not add any: what a rule computes is the program's. */
export function ruleTextProblems(texts: readonly RuleTextChange[], before: RuleSet): InputProblem[] {
  return texts.flatMap(({ rule, text }, index) => {
    const field = `input.texts.${String(index)}`;
    if (!before.texts[rule]) {
      const own = ELIGIBILITY_RULES.filter((one) => before.texts[one]).join(", ");
      return [
        {
          field: `${field}.rule`,
          message: `The rule set ${before.code} has no rule ${rule}. It has ${own}.`,
        },
      ];
    }
    return Object.entries(text).flatMap(([language, words]) =>
      textProblems(words as string, "summary", `${field}.${language}`),
    );
  });
}

function wholeProblems(value: number | null, from: number, until: number, name: string): InputProblem[] {
  if (value === null || (Number.isInteger(value) && value >= from && value <= until)) return [];
  const message = `The parameter ${name} is ${String(value)} and takes a whole number from ${String(from)} to ${String(until)}.`;
  return [{ field: `input.parameters.${name}`, message }];
}

function ceilingProblems(amount: string | null, name: string): InputProblem[] {
  return amount === null ? [] : amountProblems(amount, `input.parameters.${name}`);
}

function shareProblems(share: string | null): InputProblem[] {
  if (share === null || (/^\d{1,3}(\.\d{1,4})?$/.test(share) && Number(share) <= 100)) return [];
  const message = `${asTyped(share)} is no share. Write per cent from 0 to 100 with at most four decimals, such as 25.`;
  return [{ field: "input.parameters.nonSmeShareAtMost", message }];
}
