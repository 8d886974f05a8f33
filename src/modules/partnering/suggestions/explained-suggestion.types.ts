import { Field, Float, Int, ObjectType } from "type-graphql";
import { publicEnum } from "../../../graphql/enums";
import type { Change, Signal } from "../../../matching";
import type { AbsenceReason } from "./suggestion-sentences";
import { SignalEnum } from "./suggestion-signal.types";
import { SuggestionType } from "./suggestion.types";

const SuggestedChangeKindEnum = publicEnum<Change["kind"]>(
  "SuggestedChangeKind",
  "What would bring an organisation among the suggestions.",
  {
    TERMS: "Words of the need that its capability does not say.",
    REQUIREMENT: "A requirement that its capability does not meet.",
    EVIDENCE: "A proof of its capability.",
    CONFIRMATION: "A recent confirmation of its profile.",
    SECTORS: "The sectors of the need.",
    COOPERATION: "The kind of cooperation that is wanted.",
    READINESS: "The technology readiness that is wished.",
  },
);

export const AbsenceReasonEnum = publicEnum<AbsenceReason>(
  "AbsenceReason",
  "Why an organisation is not among the suggestions.",
  {
    OWN_ORGANISATION: "It has the need itself.",
    OTHER_REGION: "It lies outside the partner region.",
    NOTHING_TO_RANK: "It is archived or has no capability.",
    DISMISSED: "An adviser dismissed it.",
    INELIGIBLE: "Known facts rule the programme's support out.",
    BLOCKED: "An adviser keeps the two apart.",
    NO_CAPACITY: "It can take no further introduction for now.",
    OWN_GROUP: "It belongs to the same group of linked enterprises.",
    HELD_BACK: "It has many open introductions and is held back.",
    OUTRANKED: "Others answer better.",
    NO_COMMON_WORDS: "Nothing that it says meets the need.",
  },
);

@ObjectType("AbsenceReasonInfo", {
  description: "Why an organisation is not among the suggestions.",
  simpleResolvers: true,
})
export class AbsenceReasonInfo {
  @Field(() => AbsenceReasonEnum, { description: "The reason." }) reason: AbsenceReason;
  @Field(() => String, { description: "The reason in the caller's language." }) sentence: string;
}

@ObjectType("MissingPoints", {
  description: "What the last one listed has more by one signal.",
  simpleResolvers: true,
})
export class MissingPoints {
  @Field(() => SignalEnum, { description: "The signal." }) signal: Signal;
  @Field(() => Float, { description: "Points, 0 to 100." }) points: number;
}

@ObjectType("SuggestedChange", {
  description: "The smallest single change that would bring an organisation among the suggestions.",
  simpleResolvers: true,
})
export class SuggestedChange {
  @Field(() => SuggestedChangeKindEnum, { description: "What would have to be true." }) kind: Change["kind"];
  @Field(() => String, { description: "The change in the caller's language." }) sentence: string;
  @Field(() => [String], { description: "The words of the need, for TERMS; otherwise empty." })
  terms: string[];
  @Field(() => String, { nullable: true, description: "The text of the requirement, for REQUIREMENT." })
  requirement: string | null;
  @Field(() => Float, { description: "The score that it would have, 0 to 100." }) score: number;
}

@ObjectType("ExplainedSuggestion", {
  description: "Where one organisation stands for a need, listed or not.",
  simpleResolvers: true,
})
export class ExplainedSuggestion {
  @Field(() => Int, { nullable: true, description: "Its place in the list; null when it is not listed." })
  rank: number | null;
  @Field(() => [AbsenceReasonInfo], { description: "Why it is not listed; empty when it is." })
  reasons: AbsenceReasonInfo[];
  @Field(() => SuggestionType, {
    nullable: true,
    description: "Its own numbers; null when there is nothing to rank.",
  })
  suggestion: SuggestionType | null;
  @Field(() => Float, {
    nullable: true,
    description: "Points that it lacks against the last one listed; 0 when listed.",
  })
  missingPoints: number | null;
  @Field(() => Int, {
    nullable: true,
    description: "Its place among all that are ranked, beyond the list too; null beyond the thousandth.",
  })
  place: number | null;
  @Field(() => [MissingPoints], {
    description: "By signal, what the last one listed has more, the most first; empty when it is listed.",
  })
  missing: MissingPoints[];
  @Field(() => SuggestedChange, {
    nullable: true,
    description: "What would bring it in; null when it is listed, or when no single change would.",
  })
  change: SuggestedChange | null;
}
