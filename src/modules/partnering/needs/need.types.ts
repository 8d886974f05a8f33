import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { connectionType } from "../../../graphql/connections";
import { publicEnum } from "../../../graphql/enums";
import { Node } from "../../../graphql/node";
import { DateScalar, DateTimeScalar } from "../../../graphql/scalars";
import type { CooperationKind } from "../../shared/cooperation-kind";
import type { Language } from "../../shared/language";
import type { Region } from "../../shared/region";
import { CooperationKindEnum, LanguageEnum, RegionEnum } from "../../shared/shared.types";
import type { SizeClass } from "../organisations/organisation.entity";
import { OrderDirectionEnum } from "../organisations/organisation.inputs";
import { OrganisationType, SizeClassEnum } from "../organisations/organisation.types";
import type { Sector } from "../sectors/sector";
import { SectorEnum } from "../sectors/sector.types";
import { WordingInput, WordingType } from "../wording.types";
import type { NeedStatus } from "./need.rules";
import type { RequirementLevel, RequirementOperator } from "./requirement.entity";

export const NeedStatusEnum = publicEnum<NeedStatus>("NeedStatus", "Where a need stands in its life.", {
  DRAFT: "Being written by its organisation.",
  IN_REVIEW: "Submitted; an adviser reads it.",
  PUBLISHED: "Reviewed, with a cleared summary; partners are suggested for it.",
  WITHDRAWN: "Given up by its organisation.",
  MET: "Met by a partner.",
  EXPIRED: "Its deadline is over.",
});

export const RequirementLevelEnum = publicEnum<RequirementLevel>(
  "RequirementLevel",
  "How much a need depends on a requirement.",
  {
    MUST: "Without it a partner is of no use.",
    SHOULD: "Wanted, unless there is a good reason.",
    COULD: "Welcome.",
  },
);

export const RequirementOperatorEnum = publicEnum<RequirementOperator>(
  "RequirementOperator",
  "How a measured value is compared with the one that is required.",
  { AT_LEAST: "The value or more.", AT_MOST: "The value or less.", EQUAL: "The very value." },
);

@ObjectType("Requirement", {
  description: "One short, checkable part of a need. Level 1.",
  simpleResolvers: true,
})
export class RequirementType {
  @Field(() => ID, { description: "Opaque identifier." }) id: string;
  @Field(() => RequirementLevelEnum, { description: "MUST, SHOULD or COULD." }) level: RequirementLevel;
  @Field(() => String, { description: "What is required, in the organisation's words." }) text: string;
  @Field(() => String, {
    nullable: true,
    description: "What is measured; null when it is judged by reading.",
  })
  measure: string | null;
  @Field(() => RequirementOperatorEnum, {
    nullable: true,
    description: "How the measured value is compared.",
  })
  operator: RequirementOperator | null;
  @Field(() => String, { nullable: true, description: "The value, as a decimal number." }) value:
    string | null;
  @Field(() => String, { nullable: true, description: "The unit of the value, such as `m3/h`." }) unit:
    string | null;
}

@ObjectType("RequirementContent", {
  description: "A requirement as an earlier version had it.",
  simpleResolvers: true,
})
export class RequirementContentType {
  @Field(() => RequirementLevelEnum, { description: "MUST, SHOULD or COULD." }) level: RequirementLevel;
  @Field(() => String, { description: "What was required." }) text: string;
  @Field(() => String, { nullable: true, description: "What was measured." }) measure: string | null;
  @Field(() => RequirementOperatorEnum, { nullable: true, description: "How it was compared." })
  operator: RequirementOperator | null;
  @Field(() => String, { nullable: true, description: "The value." }) value: string | null;
  @Field(() => String, { nullable: true, description: "Its unit." }) unit: string | null;
}

@ObjectType("NeedVersion", {
  description: "What a need said at one version. Level 3.",
  simpleResolvers: true,
})
export class NeedVersionType {
  @Field(() => Int, { description: "The version." }) version: number;
  @Field(() => DateTimeScalar, { description: "When it was written." }) writtenAt: Date;
  @Field(() => LanguageEnum, { description: "Language of title and text." }) language: Language;
  @Field(() => String, { description: "The title." }) title: string;
  @Field(() => String, { description: "The text, to the letter." }) text: string;
  @Field(() => String, { nullable: true, description: "The summary for strangers." }) summary: string | null;
  @Field(() => [RequirementContentType], { description: "The requirements." })
  requirements: RequirementContentType[];
}

@ObjectType("Need", {
  implements: Node,
  description:
    "A technology need. Strangers read its cleared summary, sectors, region and size class; the rest is level 1.",
  simpleResolvers: true,
})
export class NeedType extends Node {
  @Field(() => String, { nullable: true, description: "Short title in the organisation's words. Level 1." })
  title: string | null;
  @Field(() => String, { nullable: true, description: "The need in the organisation's own words. Level 1." })
  text: string | null;
  @Field(() => LanguageEnum, { nullable: true, description: "Language of title and text. Level 1." })
  language: Language | null;
  @Field(() => [WordingType], { nullable: true, description: "The same need in other languages. Level 1." })
  translations: WordingType[] | null;
  @Field(() => String, {
    nullable: true,
    description: "What strangers may read, once an adviser has cleared it. Level 0.",
  })
  summary: string | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When an adviser cleared the summary. Level 1.",
  })
  summaryClearedAt: Date | null;
  @Field(() => NeedStatusEnum, { description: "Where it stands. Level 0." }) status: NeedStatus;
  @Field(() => [SectorEnum], { description: "Sectors in which an answer is sought. Level 0." })
  sectors: Sector[];
  @Field(() => [CooperationKindEnum], {
    nullable: true,
    description: "Kinds of cooperation wanted. Level 1.",
  })
  cooperationKinds: CooperationKind[] | null;
  @Field(() => String, { nullable: true, description: "What kind of partner is sought. Level 1." })
  partnerSought: string | null;
  @Field(() => Int, {
    nullable: true,
    description: "Technology readiness level wished at least, 1 to 9. Level 1.",
  })
  readinessLevel: number | null;
  @Field(() => DateScalar, { nullable: true, description: "Day until which an answer is of use. Level 1." })
  deadline: string | null;
  @Field(() => DateScalar, {
    nullable: true,
    description:
      "Last day on which partners are suggested: its deadline, or a year after its publication. Level 1.",
  })
  expiresOn: string | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When the organisation confirmed it as it stands; null after a later change. Level 1.",
  })
  confirmedAt: Date | null;
  @Field(() => RegionEnum, { nullable: true, description: "Region of its organisation. Level 0." })
  region: Region | null;
  @Field(() => SizeClassEnum, { nullable: true, description: "Size of its organisation. Level 0." })
  sizeClass: SizeClass | null;
  @Field(() => String, { nullable: true, description: "Why an adviser gave it back. Level 3." })
  returnReasons: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: "When it was published. Level 1." })
  publishedAt: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: "When it last changed. Level 1." })
  updatedAt: Date | null;
  @Field(() => Int, {
    nullable: true,
    description: "Version to name as `expectedVersion` in a change. Level 1.",
  })
  version: number | null;
  @Field(() => OrganisationType, { nullable: true, description: "Whose need it is. Level 1." })
  organisation: OrganisationType | null;
}

export const NeedConnection = connectionType("Need", NeedType, "needs");

@ObjectType("NeedPayload", { description: "The need after a change.", simpleResolvers: true })
export class NeedPayload {
  @Field(() => NeedType, { description: "The need as it now is." }) need: NeedType;
}

@InputType("NeedFilter", { description: "Which needs; every criterion given must hold." })
export class NeedFilterInput {
  @Field(() => [NeedStatusEnum], { nullable: true, description: "In one of these states." })
  statuses?: NeedStatus[] | null;
  @Field(() => [SectorEnum], { nullable: true, description: "In one of these sectors." }) sectors?:
    Sector[] | null;
  @Field(() => RegionEnum, { nullable: true, description: "Of an organisation of this region." })
  region?: Region | null;
  @Field(() => ID, { nullable: true, description: "Of this organisation." }) organisationId?: string | null;
  @Field(() => [CooperationKindEnum], {
    nullable: true,
    description: "Wants one of these kinds of cooperation.",
  })
  cooperationKinds?: CooperationKind[] | null;
  @Field(() => LanguageEnum, { nullable: true, description: "Written in this language." })
  language?: Language | null;
  @Field(() => DateScalar, { nullable: true, description: "Its deadline is before this day." })
  deadlineBefore?: string | null;
}

export const NeedOrderFieldEnum = publicEnum<"CREATED_AT" | "UPDATED_AT">(
  "NeedOrderField",
  "What a list of needs or capabilities is ordered by.",
  { CREATED_AT: "When it was entered.", UPDATED_AT: "When it last changed." },
);

@InputType("NeedOrder", { description: "How a list of needs or capabilities is ordered." })
export class NeedOrderInput {
  @Field(() => NeedOrderFieldEnum, { defaultValue: "CREATED_AT", description: "By what." })
  field: "CREATED_AT" | "UPDATED_AT";
  @Field(() => OrderDirectionEnum, { defaultValue: "ASC", description: "In which direction." })
  direction: "ASC" | "DESC";
}

@InputType("RequirementInput", { description: "One short, checkable part of a need." })
export class RequirementInput {
  @Field(() => RequirementLevelEnum, { defaultValue: "SHOULD", description: "MUST, SHOULD or COULD." })
  level: RequirementLevel;
  @Field(() => String, { description: "What is required, up to 500 characters." }) text: string;
  @Field(() => String, {
    nullable: true,
    description: "What is measured, such as `flow`; together with operator and value.",
  })
  measure?: string | null;
  @Field(() => RequirementOperatorEnum, {
    nullable: true,
    description: "How the measured value is compared.",
  })
  operator?: RequirementOperator | null;
  @Field(() => String, { nullable: true, description: "The value, such as `12.5`." }) value?: string | null;
  @Field(() => String, { nullable: true, description: "Its unit, such as `m3/h`." }) unit?: string | null;
  @Field(() => [ID], {
    nullable: true,
    description:
      "Concepts of the lexicon that it is about, ten at most. Left out, those of the requirement with the same text stay; null takes them away.",
  })
  conceptIds?: string[] | null;
}

@InputType()
abstract class NeedFieldsInput {
  @Field(() => [WordingInput], {
    nullable: true,
    description: "The need in other languages; replaces what was there.",
  })
  translations?: WordingInput[];
  @Field(() => String, {
    nullable: true,
    description: "A summary that betrays no identity, up to 1,000 characters.",
  })
  summary?: string | null;
  @Field(() => [SectorEnum], { nullable: true, description: "Sectors in which an answer is sought." })
  sectors?: Sector[];
  @Field(() => [CooperationKindEnum], { nullable: true, description: "Kinds of cooperation wanted." })
  cooperationKinds?: CooperationKind[];
  @Field(() => String, { nullable: true, description: "What kind of partner is sought." }) partnerSought?:
    string | null;
  @Field(() => Int, { nullable: true, description: "Technology readiness level wished at least, 1 to 9." })
  readinessLevel?: number | null;
  @Field(() => DateScalar, { nullable: true, description: "Day until which an answer is of use." })
  deadline?: string | null;
  @Field(() => [RequirementInput], {
    nullable: true,
    description: "Requirements in order, 50 at most; replace what was there.",
  })
  requirements?: RequirementInput[];
}

@InputType("AddNeedInput", { description: "A new need, as a draft." })
export class AddNeedInput extends NeedFieldsInput {
  @Field(() => ID, { description: "Whose need it is." }) organisationId: string;
  @Field(() => LanguageEnum, { description: "Language of title and text." }) language: Language;
  @Field(() => String, { description: "Short title, up to 300 characters." }) title: string;
  @Field(() => String, { description: "The need in the organisation's own words, up to 20,000 characters." })
  text: string;
  @Field(() => String, {
    nullable: true,
    description: "Any text of your own: a repetition with it creates nothing new.",
  })
  idempotencyKey?: string | null;
}

@InputType()
abstract class NeedChangeInput {
  @Field(() => ID, { description: "The need." }) needId: string;
  @Field(() => Int, { description: "The version that you read; another one is refused with CONFLICT." })
  expectedVersion: number;
}

@InputType("UpdateNeedInput", { description: "A change of a need: what is left out stays, null empties." })
export class UpdateNeedInput extends NeedFieldsInput {
  @Field(() => ID, { description: "The need." }) needId: string;
  @Field(() => Int, { description: "The version that you read; another one is refused with CONFLICT." })
  expectedVersion: number;
  @Field(() => LanguageEnum, { nullable: true, description: "Language of title and text." })
  language?: Language;
  @Field(() => String, { nullable: true, description: "Short title." }) title?: string;
  @Field(() => String, { nullable: true, description: "The need in the organisation's own words." })
  text?: string;
}

@InputType("SubmitNeedInput", { description: "A draft goes to an adviser." })
export class SubmitNeedInput extends NeedChangeInput {}

@InputType("PublishNeedInput", { description: "An adviser clears the summary and publishes the need." })
export class PublishNeedInput extends NeedChangeInput {
  @Field(() => String, {
    nullable: true,
    description: "The summary to clear; without it the one that stands there.",
  })
  summary?: string | null;
  @Field(() => String, {
    nullable: true,
    description:
      "Why a summary may stand that tells whose need it is, up to 1,000 characters; kept in the audit log.",
  })
  namedBecause?: string | null;
}

@InputType("ReturnNeedInput", { description: "An adviser gives the need back to its organisation." })
export class ReturnNeedInput extends NeedChangeInput {
  @Field(() => String, { description: "What has to be mended." }) reasons: string;
}

@InputType("ConfirmNeedInput", { description: "The organisation confirms the need as it stands." })
export class ConfirmNeedInput extends NeedChangeInput {}

@InputType("RenewNeedInput", { description: "A later deadline for a need." })
export class RenewNeedInput extends NeedChangeInput {
  @Field(() => DateScalar, { description: "The new deadline, after today." }) deadline: string;
}

@InputType("WithdrawNeedInput", { description: "The organisation gives the need up." })
export class WithdrawNeedInput extends NeedChangeInput {}

@InputType("CloseNeedInput", { description: "The need was met." })
export class CloseNeedInput extends NeedChangeInput {}
