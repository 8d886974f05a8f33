import type { CooperationKind } from "../../shared/cooperation-kind";
import type { Day } from "../../shared/calendar";
import type { Money } from "../../shared/money";
import type { Region } from "../../shared/region";
import type { OwnerKind } from "../../partnering/organisations/owner.entity";
import type { EligibilityRule, RuleSetCode } from "./rule-set";

/** PASS, FAIL and UNDETERMINED are computed from facts; JUDGED_LATER is for evaluators and stays out of the result. */
export const RULE_OUTCOMES = ["PASS", "FAIL", "UNDETERMINED", "JUDGED_LATER"] as const;
export type RuleOutcome = (typeof RULE_OUTCOMES)[number];
export type ComputedOutcome = Exclude<RuleOutcome, "JUDGED_LATER">;

/** What may be missing, the cheapest to get first: an exchange rate is looked up, a holder's accounts have to be asked for. */
export const MISSING_FACTS = [
  "EXCHANGE_RATE",
  "ESTABLISHMENT",
  "POST_CODE",
  "FOUNDED_ON",
  "LEGAL_PERSONALITY",
  "PROJECT",
  "COOPERATION_KINDS",
  "HEADCOUNT",
  "TURNOVER",
  "BALANCE_SHEET_TOTAL",
  "HOLDERS",
  "HOLDER_FIGURES",
] as const;
export type MissingFact = (typeof MISSING_FACTS)[number];

/** Where a fact comes from. */
export const FACT_SOURCES = [
  "PROFILE",
  "ANNUAL_ACCOUNTS",
  "OWNERSHIP",
  "NEED",
  "APPLICATION",
  "EXCHANGE_RATE",
  "WHAT_IF",
] as const;
export type FactSource = (typeof FACT_SOURCES)[number];

export interface FactUsed {
  readonly name: string;
  readonly value: string;
  readonly source: FactSource;
  /** The day that the fact is about or was stated on, when it has one. */
  readonly date: Day | null;
}

export interface Missing {
  readonly fact: MissingFact;
  /** Of whom it is missing, when not of the enterprise itself. */
  readonly of: string | null;
}

export interface RuleResult {
  readonly rule: EligibilityRule;
  readonly outcome: RuleOutcome;
  /** Which sentence explains the outcome. */
  readonly reason: ReasonCode;
  readonly facts: readonly FactUsed[];
  readonly missing: readonly Missing[];
}

export interface EligibilityResult {
  readonly ruleSet: RuleSetCode;
  readonly version: number;
  readonly asOf: Day;
  readonly outcome: ComputedOutcome;
  readonly rules: readonly RuleResult[];
  /** What was added up to judge each holder, and the enterprise by the European definition. */
  readonly enterprises: readonly EnterpriseFinding[];
}

/** How an enterprise came out by the European definition, and what was added to its own figures. */
export interface EnterpriseFinding {
  readonly enterprise: string;
  readonly name: string;
  /** Per cent of the applicant's capital; null for the applicant itself. */
  readonly share: string | null;
  readonly isSme: boolean | null;
  readonly added: readonly AddedEnterprise[];
}

export interface AddedEnterprise {
  readonly name: string;
  readonly relation: "ITSELF" | "LINKED" | "PARTNER";
  /** Per cent of its figures that count. */
  readonly counts: string;
  readonly headcount: string | null;
  readonly turnover: Money | null;
  readonly balanceSheetTotal: Money | null;
  readonly closedOn: Day | null;
}

export type ReasonCode =
  | "IN_REGION"
  | "OUTSIDE_REGION"
  | "PLACE_UNCERTAIN"
  | "NO_PLACE_KNOWN"
  | "WITHIN_CEILINGS"
  | "ABOVE_CEILING"
  | "FIGURES_MISSING"
  | "INDEPENDENT"
  | "HELD_BY_NON_SME"
  | "HOLDERS_UNCERTAIN"
  | "OLD_ENOUGH"
  | "TOO_YOUNG"
  | "NO_LEGAL_ENTITY"
  | "AGE_UNKNOWN"
  | "AGREEMENT_SOUGHT"
  | "NO_AGREEMENT_SOUGHT"
  | "NO_PROJECT"
  | "KINDS_UNKNOWN"
  | "NOT_EXCLUDED"
  | "MIXED_AIMS"
  | "ONLY_INTERMEDIARY"
  | "JUDGED_BY_EVALUATORS";

/** Where an enterprise does business. */
export interface PlaceFact {
  readonly name: string;
  readonly region: Region | null;
  readonly isUncertain: boolean;
}

/** Figures of the newest closed financial year; each may be unknown. */
export interface FigureFacts {
  readonly closedOn: Day | null;
  readonly headcount: string | null;
  readonly turnover: Money | null;
  readonly balanceSheetTotal: Money | null;
}

export interface Holding {
  readonly kind: OwnerKind;
  readonly name: string;
  /** Per cent of the capital. */
  readonly share: string;
  /** Key of the enterprise in the facts; null when it is not known. */
  readonly enterprise: string | null;
  /** What somebody supposes of it, in a what-if; null: found out from its figures. */
  readonly supposedSme: boolean | null;
}

export interface EnterpriseFacts {
  readonly key: string;
  readonly name: string;
  readonly figures: FigureFacts;
  readonly holders: readonly Holding[];
}

/** What a search for an intermediary (importer, agent, distributor) is to the project. */
export const INTERMEDIARY_SEARCHES = ["NONE", "ONE_AIM_OF_SEVERAL", "SOLE_AIM"] as const;
export type IntermediarySearch = (typeof INTERMEDIARY_SEARCHES)[number];

export interface ProjectFacts {
  readonly source: "NEED" | "APPLICATION" | "WHAT_IF";
  readonly cooperationKinds: readonly CooperationKind[];
  /** Null while nobody has said. */
  readonly intermediarySearch: IntermediarySearch | null;
}

/** Units of a currency for one euro, as quoted on a day. */
export interface RateFact {
  readonly currency: string;
  readonly day: Day;
  readonly unitsPerEuro: string;
}

/** All that the rules look at. Frozen with a decision, so that it can be computed again. */
export interface EligibilityFacts {
  readonly asOf: Day;
  readonly applicant: string;
  readonly enterprises: Readonly<Record<string, EnterpriseFacts>>;
  readonly places: readonly PlaceFact[];
  readonly foundedOn: Day | null;
  readonly legalPersonality: boolean | null;
  readonly project: ProjectFacts | null;
  readonly rates: readonly RateFact[];
  /** Facts that somebody supposed instead of those that are known. */
  readonly supposed: readonly string[];
}
