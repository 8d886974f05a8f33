import type { Trilingual } from "../../shared/language";
import type { Region } from "../../shared/region";

/** Rule sets of the programme; each has versions. */
export const RULE_SET_CODES = ["BXL-PROGRAMME", "EU-2003-361", "QC-DEFAULT"] as const;
export type RuleSetCode = (typeof RULE_SET_CODES)[number];

export const ELIGIBILITY_RULES = [
  "PLACE",
  "SIZE",
  "EUROPEAN_SME",
  "INDEPENDENCE",
  "AGE",
  "NATURE",
  "EXCLUSION",
  "CAPACITY",
  "ADDED_VALUE",
] as const;
export type EligibilityRule = (typeof ELIGIBILITY_RULES)[number];

/** What a version may set. A rule reads only its own; one that a rule set has no rule for is null. */
export interface RuleParameters {
  /** An establishment must lie here; null: anywhere. */
  readonly region: Region | null;
  /** Fewer people than this. */
  readonly headcountBelow: number;
  /** Euros, inclusive; null: no ceiling. */
  readonly turnoverAtMost: string | null;
  /** Euros, inclusive; null: no ceiling. */
  readonly balanceSheetTotalAtMost: string | null;
  /** Per cent of the capital, inclusive, that enterprises which are no SMEs may hold together; null: any. */
  readonly nonSmeShareAtMost: string | null;
  /** Whether the shares of several such enterprises add up, or each is looked at alone. Our reading: they add up. */
  readonly nonSmeSharesAddUp: boolean;
  /** Months that the legal entity must have existed; null: any age. */
  readonly minimumAgeMonths: number | null;
  /** A rate quoted at most so many days before the close of the year still counts as that of the close. */
  readonly exchangeRateAgeDays: number;
}

/** One version of a rule set: what it asks, in words and in numbers. */
export interface RuleSet {
  readonly code: RuleSetCode;
  readonly version: number;
  /** First day on which it is in force. */
  readonly effectiveOn: string;
  readonly source: string;
  readonly parameters: RuleParameters;
  /** Every rule of the set with its text; judged rules too. */
  readonly texts: Readonly<Partial<Record<EligibilityRule, Trilingual>>>;
}
