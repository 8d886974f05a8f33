import { Field, Float, Int, ObjectType } from "type-graphql";
import { connectionType } from "../../../graphql/connections";
import { NeedType } from "../needs/need.types";
import { SuggestionExplanation } from "./suggestion-explanation.types";
import { SuggestionVerdictType } from "./verdict.types";

@ObjectType("NeedSuggestion", {
  description: "A published need that an organisation could answer; computed, not stored.",
  simpleResolvers: true,
})
export class NeedSuggestionType {
  @Field(() => Int, { description: "Place in the list, from 1." }) rank: number;
  @Field(() => Float, {
    description: "0 to 100: the score of the organisation in the need's own list of partners.",
  })
  score: number;
  @Field(() => NeedType, { description: "The need, as far as the viewer may read it." }) need: NeedType;
  @Field(() => SuggestionExplanation, { description: "Why the organisation scores so for this need." })
  explanation: SuggestionExplanation;
  @Field(() => SuggestionVerdictType, {
    nullable: true,
    description: "An adviser's verdict on the pair, if one stands. For advisers, analysts and the attaché.",
  })
  verdict: SuggestionVerdictType | null;
  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether the need is the first of this list and the organisation the first of the need's. For advisers, analysts and the attaché.",
  })
  isMutualBest: boolean | null;
}

export const NeedSuggestionConnection = connectionType(
  "NeedSuggestion",
  NeedSuggestionType,
  "needs that an organisation could answer",
);
