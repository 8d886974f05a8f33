import { Field, ID, InputType, ObjectType } from "type-graphql";
import { publicEnum } from "../../../graphql/enums";
import { Node } from "../../../graphql/node";
import { DateTimeScalar } from "../../../graphql/scalars";
import { NeedType } from "../needs/need.types";
import { OrganisationType } from "../organisations/organisation.types";
import type { DismissalReason, VerdictKind } from "./verdict.entity";

export const VerdictKindEnum = publicEnum<VerdictKind>(
  "VerdictKind",
  "What an adviser made of a suggestion.",
  {
    SHORTLISTED: "Worth an introduction.",
    DISMISSED: "Not for this need; not suggested again unless asked for.",
  },
);

export const DismissalReasonEnum = publicEnum<DismissalReason>(
  "DismissalReason",
  "Why a suggestion was dismissed.",
  {
    TOO_EARLY: "Its technology or the need is not ready.",
    NOT_RELEVANT: "It does not answer the need.",
    CAPACITY: "It has no capacity left.",
    COMPETITOR: "It competes with the organisation that has the need.",
    ALREADY_IN_CONTACT: "The two know each other already.",
    QUALITY: "Doubts about its quality.",
    OTHER: "Another reason, told in the comment.",
  },
);

@ObjectType("SuggestionVerdict", {
  description: "What an adviser made of a suggestion. Level 1.",
  implements: Node,
  simpleResolvers: true,
})
export class SuggestionVerdictType extends Node {
  @Field(() => VerdictKindEnum, { description: "Shortlisted or dismissed." }) kind: VerdictKind;
  @Field(() => DismissalReasonEnum, { nullable: true, description: "Why it was dismissed." })
  reason: DismissalReason | null;
  @Field(() => String, { nullable: true, description: "The adviser's own words." }) comment: string | null;
  @Field(() => DateTimeScalar, { description: "When." }) decidedAt: Date;
  @Field(() => String, { description: "The score at that time, 0 to 100." }) score: string;
}

@ObjectType("VerdictPayload", { description: "The pair after a verdict.", simpleResolvers: true })
export class VerdictPayload {
  @Field(() => NeedType, { description: "The need." }) need: NeedType;
  @Field(() => OrganisationType, { description: "The organisation." }) organisation: OrganisationType;
  @Field(() => SuggestionVerdictType, {
    nullable: true,
    description: "What now stands; null after it was undone.",
  })
  verdict: SuggestionVerdictType | null;
}

@InputType("ShortlistSuggestionInput", { description: "A suggestion worth an introduction." })
export class ShortlistSuggestionInput {
  @Field(() => ID, { description: "The need." }) needId: string;
  @Field(() => ID, { description: "The suggested organisation." }) organisationId: string;
  @Field(() => String, { nullable: true, description: "The adviser's own words." }) comment?: string | null;
}

@InputType("DismissSuggestionInput", { description: "A suggestion that is none for this need." })
export class DismissSuggestionInput {
  @Field(() => ID, { description: "The need." }) needId: string;
  @Field(() => ID, { description: "The suggested organisation." }) organisationId: string;
  @Field(() => DismissalReasonEnum, { description: "Why." }) reason: DismissalReason;
  @Field(() => String, { nullable: true, description: "The adviser's own words; needed for OTHER." })
  comment?: string | null;
}

@InputType("UndoVerdictInput", { description: "A verdict to take back." })
export class UndoVerdictInput {
  @Field(() => ID, { description: "The need." }) needId: string;
  @Field(() => ID, { description: "The organisation." }) organisationId: string;
}
