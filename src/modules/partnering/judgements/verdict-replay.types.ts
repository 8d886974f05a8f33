import { Field, Float, Int, ObjectType } from "type-graphql";
import type { Signal } from "../../../matching";
import { publicEnum } from "../../../graphql/enums";
import { NeedType } from "../needs/need.types";
import { OrganisationType } from "../organisations/organisation.types";
import { AbsenceReasonInfo } from "../suggestions/explained-suggestion.types";
import { SignalEnum } from "../suggestions/suggestion-signal.types";
import { SuggestionVerdictType } from "../suggestions/verdict.types";
import type { ReplayChangeKind } from "./verdict-replay.rules";

export const ReplayChangeEnum = publicEnum<ReplayChangeKind>(
  "VerdictReplayChangeKind",
  "What is different since a verdict was given.",
  {
    ENGINE: "The way scores are computed.",
    LEXICON: "The lexicon.",
    WEIGHTS: "The weights of the signals.",
    NEED: "The need.",
    PROFILE: "What the organisation says it can do.",
    OTHERS: "None of these: the texts of others, or the day.",
  },
);

@ObjectType("VerdictReplayChange", {
  description: "One thing that is different since a verdict was given.",
  simpleResolvers: true,
})
export class ReplayChangeType {
  @Field(() => ReplayChangeEnum, { description: "What." }) kind: ReplayChangeKind;
  @Field(() => String, { nullable: true, description: "Its version then; null where there is none to read." })
  then: string | null;
  @Field(() => String, { nullable: true, description: "Its version now; null where there is none to read." })
  now: string | null;
  @Field(() => String, { description: "The same in a sentence, in the caller's language." }) sentence: string;
}

@ObjectType("ReplayedContribution", {
  description: "Points of one signal, when the verdict was given and now.",
  simpleResolvers: true,
})
export class ReplayedContributionType {
  @Field(() => SignalEnum, { description: "The signal." }) signal: Signal;
  @Field(() => Float, {
    nullable: true,
    description: "Points then; null where it was not in use or not kept.",
  })
  pointsThen: number | null;
  @Field(() => Float, { nullable: true, description: "Points now; null where it is not in use." })
  pointsNow: number | null;
}

@ObjectType("VerdictReplay", {
  description:
    "What a verdict rested on beside what is computed today. What stands of other verdicts and blocks counts as it is now; the verdict itself does not.",
  simpleResolvers: true,
})
export class VerdictReplayType {
  @Field(() => SuggestionVerdictType, { description: "The verdict." }) verdict: SuggestionVerdictType;
  @Field(() => NeedType, { nullable: true, description: "The need." }) need: NeedType | null;
  @Field(() => OrganisationType, { nullable: true, description: "The organisation." })
  organisation: OrganisationType | null;
  @Field(() => Float, { description: "The score then, 0 to 100." }) scoreThen: number;
  @Field(() => Float, { description: "The score now; 0 when there is nothing left to rank." })
  scoreNow: number;
  @Field(() => Float, { description: "By how much it is higher now, at four decimals." })
  scoreDifference: number;
  @Field(() => Int, {
    nullable: true,
    description: "Its place then; null when it was not listed or not kept.",
  })
  rankThen: number | null;
  @Field(() => Int, { nullable: true, description: "Its place now; null when it is not listed." })
  rankNow: number | null;
  @Field(() => [AbsenceReasonInfo], { description: "Why it is not listed now." })
  reasonsNow: AbsenceReasonInfo[];
  @Field(() => [ReplayedContributionType], { description: "Points by signal." })
  contributions: ReplayedContributionType[];
  @Field(() => [ReplayChangeType], { description: "What is different; empty when all is as it was." })
  changes: ReplayChangeType[];
}
