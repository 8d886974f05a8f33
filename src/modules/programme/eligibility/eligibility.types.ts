import { Field, InputType, ObjectType } from "type-graphql";
import { publicEnum } from "../../../graphql/enums";
import { DateScalar } from "../../../graphql/scalars";
import { OwnerKindEnum } from "../../partnering/organisations/organisation.types";
import type { OwnerKind } from "../../partnering/organisations/owner.entity";
import type { Sector } from "../../partnering/sectors/sector";
import { SectorEnum } from "../../partnering/sectors/sector.types";
import type { CooperationKind } from "../../shared/cooperation-kind";
import { CooperationKindEnum, MoneyInput, MoneyType } from "../../shared/shared.types";
import type { FactSource, IntermediarySearch, MissingFact, RuleOutcome } from "./eligibility";
import type { EligibilityRule } from "./rule-set";
import { EligibilityRuleEnum, RuleSetType } from "./rule-set.types";

export const RuleOutcomeEnum = publicEnum<RuleOutcome>("RuleOutcome", "How a rule of eligibility came out.", {
  PASS: "The facts satisfy it.",
  FAIL: "The facts break it.",
  UNDETERMINED: "A fact is missing that decides. Absent facts never fail a rule.",
  JUDGED_LATER: "Evaluators judge it on the application; it stays out of the computed result.",
});

export const MissingFactEnum = publicEnum<MissingFact>(
  "MissingFact",
  "A fact that would settle an open rule.",
  {
    EXCHANGE_RATE: "An exchange rate at the close of the financial year.",
    ESTABLISHMENT: "An establishment.",
    POST_CODE: "A post code that tells the region.",
    FOUNDED_ON: "The day of foundation.",
    LEGAL_PERSONALITY: "Whether it is a legal entity.",
    PROJECT: "A need or an application.",
    COOPERATION_KINDS: "The kinds of cooperation that are sought.",
    HEADCOUNT: "The number of people.",
    TURNOVER: "The turnover.",
    BALANCE_SHEET_TOTAL: "The balance sheet total.",
    HOLDERS: "Who holds the rest of the capital.",
    HOLDER_FIGURES: "The figures of a holder, or of an enterprise linked to it.",
  },
);

export const FactSourceEnum = publicEnum<FactSource>("FactSource", "Where a fact comes from.", {
  PROFILE: "The organisation's profile.",
  ANNUAL_ACCOUNTS: "Figures of a closed financial year.",
  OWNERSHIP: "The holders of its capital.",
  NEED: "The need that was named.",
  APPLICATION: "The application that was named.",
  EXCHANGE_RATE: "A recorded exchange rate.",
  WHAT_IF: "A supposition of the asker.",
});

export const IntermediarySearchEnum = publicEnum<IntermediarySearch>(
  "IntermediarySearch",
  "What a search for an importer, agent or distributor is to a project.",
  {
    NONE: "No aim.",
    ONE_AIM_OF_SEVERAL: "One aim among others.",
    SOLE_AIM: "The only aim, which the programme excludes.",
  },
);

@ObjectType("EligibilityFact", { description: "A fact that a rule looked at.", simpleResolvers: true })
export class EligibilityFactType {
  @Field(() => String, { description: "What it is." }) name: string;
  @Field(() => String, { description: "Its value, as it was compared." }) value: string;
  @Field(() => FactSourceEnum, { description: "Where it comes from." }) source: FactSource;
  @Field(() => DateScalar, { nullable: true, description: "The day that it is about." }) date: string | null;
}

@ObjectType("MissingEvidence", { description: "What would settle an open rule.", simpleResolvers: true })
export class MissingEvidenceType {
  @Field(() => MissingFactEnum, { description: "Which fact." }) fact: MissingFact;
  @Field(() => String, { nullable: true, description: "Of whom or what, when not of the enterprise itself." })
  of: string | null;
  @Field(() => String, { description: "The same in a sentence, in the caller's language." }) sentence: string;
}

@ObjectType("RuleResult", { description: "How one rule came out, and why.", simpleResolvers: true })
export class RuleResultType {
  @Field(() => EligibilityRuleEnum, { description: "The rule." }) rule: EligibilityRule;
  @Field(() => RuleOutcomeEnum, { description: "How it came out." }) outcome: RuleOutcome;
  @Field(() => String, { description: "What the rule asks, in the caller's language." }) text: string;
  @Field(() => String, { description: "Why it came out so, in the caller's language." }) explanation: string;
  @Field(() => [EligibilityFactType], { description: "The facts used, with source and date." })
  facts: EligibilityFactType[];
  @Field(() => [MissingEvidenceType], { description: "What is missing, the cheapest evidence first." })
  missing: MissingEvidenceType[];
}

@ObjectType("AddedEnterprise", {
  description: "An enterprise whose figures were added.",
  simpleResolvers: true,
})
export class AddedEnterpriseType {
  @Field(() => String, { description: "Its name." }) name: string;
  @Field(() => String, {
    description: "`ITSELF`, `LINKED` (more than half) or `PARTNER` (a quarter to a half).",
  })
  relation: string;
  @Field(() => String, { description: "Per cent of its figures that count." }) counts: string;
  @Field(() => String, { nullable: true, description: "Its people." }) headcount: string | null;
  @Field(() => MoneyType, { nullable: true, description: "Its turnover." }) turnover: MoneyType | null;
  @Field(() => MoneyType, { nullable: true, description: "Its balance sheet total." })
  balanceSheetTotal: MoneyType | null;
  @Field(() => DateScalar, { nullable: true, description: "Close of the year." }) closedOn: string | null;
}

@ObjectType("EnterpriseFinding", {
  description: "How an enterprise came out by the European definition, with all that was added up.",
  simpleResolvers: true,
})
export class EnterpriseFindingType {
  @Field(() => String, { description: "Its name." }) name: string;
  @Field(() => String, {
    nullable: true,
    description: "Per cent of the applicant that it holds; null for the applicant.",
  })
  share: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description: "Whether it is an SME; null while a missing figure could decide.",
  })
  isSme: boolean | null;
  @Field(() => [AddedEnterpriseType], { description: "What was added up." }) added: AddedEnterpriseType[];
}

@ObjectType("EligibilityCheck", {
  description:
    "Whether an organisation satisfies a rule set on a day. For its people and the advisers of its region.",
  simpleResolvers: true,
})
export class EligibilityCheckType {
  @Field(() => RuleOutcomeEnum, {
    description: "FAIL if a computed rule fails, else UNDETERMINED if one is, else PASS.",
  })
  outcome: RuleOutcome;
  @Field(() => DateScalar, { description: "The reference date." }) asOf: string;
  @Field(() => RuleSetType, { description: "The version of the rule set that was in force on that day." })
  ruleSet: RuleSetType;
  @Field(() => [RuleResultType], { description: "Every rule with its answer." }) rules: RuleResultType[];
  @Field(() => [EnterpriseFindingType], {
    description: "Holders, or the enterprise itself, by the European definition.",
  })
  enterprises: EnterpriseFindingType[];
  @Field(() => [SectorEnum], {
    description: "Its sectors among the four that come first: a priority, never a condition.",
  })
  prioritySectors: Sector[];
  @Field(() => [String], { description: "Facts that were supposed instead of those that are known." })
  supposed: string[];
}

@InputType("SupposedEstablishmentInput", { description: "A place of business that is supposed." })
export class SupposedEstablishmentInput {
  @Field(() => String, { description: "ISO 3166-1 alpha-2 code of the country." }) country: string;
  @Field(() => String, { nullable: true, description: "Post code." }) postCode?: string | null;
}

@InputType("SupposedOwnerInput", { description: "A holder of capital that is supposed." })
export class SupposedOwnerInput {
  @Field(() => OwnerKindEnum, { description: "Person, enterprise, public body or unknown." }) kind: OwnerKind;
  @Field(() => String, { description: "Per cent of the capital, such as `25.5`." }) share: string;
  @Field(() => String, { nullable: true, description: "Its name." }) name?: string | null;
  @Field(() => Boolean, { nullable: true, description: "Whether the enterprise is an SME." }) isSme?:
    boolean | null;
}

@InputType("EligibilityWhatIfInput", {
  description:
    "Facts to suppose instead of those that are known; nothing is saved. What is left out stays as it is.",
})
export class EligibilityWhatIfInput {
  @Field(() => SupposedEstablishmentInput, { nullable: true, description: "A further establishment." })
  establishment?: SupposedEstablishmentInput | null;
  @Field(() => String, { nullable: true, description: "People, such as `249.5`." }) headcount?: string | null;
  @Field(() => MoneyInput, { nullable: true, description: "Turnover." }) turnover?: MoneyInput | null;
  @Field(() => MoneyInput, { nullable: true, description: "Balance sheet total." })
  balanceSheetTotal?: MoneyInput | null;
  @Field(() => DateScalar, { nullable: true, description: "Close of the year of these figures." }) closedOn?:
    string | null;
  @Field(() => DateScalar, { nullable: true, description: "Day of foundation." }) foundedOn?: string | null;
  @Field(() => Boolean, { nullable: true, description: "Whether it is a legal entity." }) legalPersonality?:
    boolean | null;
  @Field(() => [SupposedOwnerInput], {
    nullable: true,
    description: "All holders, instead of those that are known.",
  })
  owners?: SupposedOwnerInput[] | null;
  @Field(() => [CooperationKindEnum], { nullable: true, description: "Kinds of cooperation sought." })
  cooperationKinds?: CooperationKind[] | null;
  @Field(() => IntermediarySearchEnum, {
    nullable: true,
    description: "What a search for an intermediary is to it.",
  })
  intermediarySearch?: IntermediarySearch | null;
}
