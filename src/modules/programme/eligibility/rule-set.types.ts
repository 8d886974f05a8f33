import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { connectionType } from "../../../graphql/connections";
import { publicEnum } from "../../../graphql/enums";
import { DateScalar, DateTimeScalar } from "../../../graphql/scalars";
import type { Region } from "../../shared/region";
import { RegionEnum } from "../../shared/shared.types";
import type { EligibilityRule, RuleParameters } from "./rule-set";

export const EligibilityRuleEnum = publicEnum<EligibilityRule>("EligibilityRule", "A rule of eligibility.", {
  PLACE: "An establishment in the region.",
  SIZE: "People, turnover and balance sheet total of the enterprise itself, all three.",
  EUROPEAN_SME: "The European definition of an SME, linked and partner enterprises added.",
  INDEPENDENCE: "Not too much of the capital held by enterprises that are no SMEs.",
  AGE: "A legal entity for long enough at the reference date.",
  NATURE: "An industrial or technological project aiming at a kind of agreement that the programme promotes.",
  EXCLUSION: "Not a simple search by or for an importer, agent or distributor.",
  CAPACITY: "Technical and financial capacity; judged by evaluators.",
  ADDED_VALUE: "Significant added value; judged by evaluators.",
});

@ObjectType("RuleParameters", {
  description: "What a version of a rule set asks, in numbers.",
  simpleResolvers: true,
})
export class RuleParametersType implements RuleParameters {
  @Field(() => RegionEnum, {
    nullable: true,
    description: "Where an establishment must lie; null: anywhere.",
  })
  region: Region | null;
  @Field(() => Int, { description: "Fewer people than this." }) headcountBelow: number;
  @Field(() => String, { nullable: true, description: "Turnover in euros, inclusive; null: no ceiling." })
  turnoverAtMost: string | null;
  @Field(() => String, {
    nullable: true,
    description: "Balance sheet total in euros, inclusive; null: no ceiling.",
  })
  balanceSheetTotalAtMost: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      "Per cent of the capital, inclusive, that enterprises which are no SMEs may hold; null: any.",
  })
  nonSmeShareAtMost: string | null;
  @Field(() => Boolean, { description: "Whether the shares of several such enterprises add up." })
  nonSmeSharesAddUp: boolean;
  @Field(() => Int, {
    nullable: true,
    description: "Months that the legal entity must have existed; null: any age.",
  })
  minimumAgeMonths: number | null;
  @Field(() => Int, {
    description: "Days before the close of a year from which an exchange rate still counts.",
  })
  exchangeRateAgeDays: number;
}

@ObjectType("RuleText", { description: "A rule of a set in words.", simpleResolvers: true })
export class RuleTextType {
  @Field(() => EligibilityRuleEnum, { description: "The rule." }) rule: EligibilityRule;
  @Field(() => String, { description: "What it asks, in the caller's language." }) text: string;
}

@ObjectType("RuleSet", { description: "One version of a rule set of eligibility.", simpleResolvers: true })
export class RuleSetType {
  @Field(() => String, { description: "`BXL-PROGRAMME`, `EU-2003-361` or `QC-DEFAULT`." }) code: string;
  @Field(() => Int, { description: "Its version, from 1." }) version: number;
  @Field(() => DateScalar, { description: "First day on which it is in force." }) effectiveOn: string;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When it was published; null for the first version.",
  })
  publishedAt: Date | null;
  @Field(() => String, { description: "Where it comes from." }) source: string;
  @Field(() => RuleParametersType, { description: "Its numbers." }) parameters: RuleParameters;
  @Field(() => [RuleTextType], { description: "Its rules in words." }) rules: RuleTextType[];
}

@ObjectType("ExchangeRate", { description: "What one euro was worth on a day.", simpleResolvers: true })
export class ExchangeRateType {
  @Field(() => ID, { description: "Opaque identifier." }) id: string;
  @Field(() => String, { description: "ISO 4217 code of the currency." }) currency: string;
  @Field(() => DateScalar, { description: "Day of the quotation." }) day: string;
  @Field(() => String, { description: "Units of the currency for one euro, as a decimal number." })
  unitsPerEuro: string;
  @Field(() => String, { description: "Who quoted it." }) source: string;
}

export const ExchangeRateConnection = connectionType("ExchangeRate", ExchangeRateType, "exchange rates");

@ObjectType("RuleSetPayload", { description: "The version that was published.", simpleResolvers: true })
export class RuleSetPayload {
  @Field(() => RuleSetType, { description: "The version." }) ruleSet: RuleSetType;
}

@ObjectType("ExchangeRatePayload", { description: "The rate that was recorded.", simpleResolvers: true })
export class ExchangeRatePayload {
  @Field(() => ExchangeRateType, { description: "The rate." }) exchangeRate: ExchangeRateType;
}

@InputType("RuleParametersInput", {
  description: "Numbers that a new version changes: what is left out stays, null lifts a limit.",
})
export class RuleParametersInput {
  @Field(() => RegionEnum, { nullable: true, description: "Where an establishment must lie." })
  region?: Region | null;
  @Field(() => Int, { nullable: true, description: "Fewer people than this, 1 to 1,000,000." })
  headcountBelow?: number;
  @Field(() => String, { nullable: true, description: "Turnover in euros, inclusive." }) turnoverAtMost?:
    string | null;
  @Field(() => String, { nullable: true, description: "Balance sheet total in euros, inclusive." })
  balanceSheetTotalAtMost?: string | null;
  @Field(() => String, { nullable: true, description: "Per cent of the capital, 0 to 100." })
  nonSmeShareAtMost?: string | null;
  @Field(() => Boolean, { nullable: true, description: "Whether the shares of several enterprises add up." })
  nonSmeSharesAddUp?: boolean;
  @Field(() => Int, { nullable: true, description: "Months, 0 to 1,200." }) minimumAgeMonths?: number | null;
  @Field(() => Int, { nullable: true, description: "Days, 0 to 366." }) exchangeRateAgeDays?: number;
}

@InputType("RuleTextInput", { description: "New words for a rule, in all three languages." })
export class RuleTextInput {
  @Field(() => EligibilityRuleEnum, { description: "The rule; it must be one of the set." })
  rule: EligibilityRule;
  @Field(() => String, { description: "In English." }) en: string;
  @Field(() => String, { description: "In French." }) fr: string;
  @Field(() => String, { description: "In Dutch." }) nl: string;
}

@InputType("PublishRuleSetVersionInput", { description: "A further version of a rule set." })
export class PublishRuleSetVersionInput {
  @Field(() => String, { description: "`BXL-PROGRAMME`, `EU-2003-361` or `QC-DEFAULT`." }) code: string;
  @Field(() => DateScalar, {
    description: "First day on which it is in force; after that of the version before.",
  })
  effectiveOn: string;
  @Field(() => String, { description: "The decision or text that it rests on." }) source: string;
  @Field(() => RuleParametersInput, { nullable: true, description: "Numbers that change." })
  parameters?: RuleParametersInput | null;
  @Field(() => [RuleTextInput], { nullable: true, description: "Rules whose words change." }) texts?:
    RuleTextInput[] | null;
  @Field(() => String, {
    nullable: true,
    description: "Any text of your own: a repetition with it creates nothing new.",
  })
  idempotencyKey?: string | null;
}

@InputType("RecordExchangeRateInput", { description: "A rate of a currency on a day." })
export class RecordExchangeRateInput {
  @Field(() => String, { description: "ISO 4217 code of the currency, such as `CAD`." }) currency: string;
  @Field(() => DateScalar, { description: "Day of the quotation, not in the future." }) day: string;
  @Field(() => String, { description: "Units for one euro, such as `1.4850`, at most eight decimals." })
  unitsPerEuro: string;
  @Field(() => String, { description: "Who quoted it, such as the European Central Bank." }) source: string;
  @Field(() => String, {
    nullable: true,
    description: "Any text of your own: a repetition with it creates nothing new.",
  })
  idempotencyKey?: string | null;
}
