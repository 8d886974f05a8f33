import { Field, Int, ObjectType } from "type-graphql";
import { publicEnum } from "../../../graphql/enums";
import type { ExclusionReason } from "./candidate-exclusion.rules";

export const ExclusionReasonEnum = publicEnum<ExclusionReason>(
  "ExclusionReason",
  "Why candidates are left out before anything is compared.",
  {
    INELIGIBLE: "Facts that the viewer may read rule the programme's support out.",
    BLOCKED: "An adviser keeps the two organisations apart.",
    DISMISSED: "An adviser dismissed the suggestion, and the profile has not changed materially since.",
    ARCHIVED: "The organisation is archived.",
    EXPIRED: "The need has expired.",
    NO_CAPACITY:
      "It can take no further introduction for now; applied where the viewer may read the capacity.",
    OWN_GROUP: "It belongs to the same group of linked enterprises, by owners that the viewer may read.",
    HELD_BACK: "It has as many open introductions as the filter holds back.",
  },
);

@ObjectType("SuggestionExclusion", {
  description: "How many candidates one hard filter left out. For advisers, analysts and the attaché.",
  simpleResolvers: true,
})
export class SuggestionExclusionType {
  @Field(() => ExclusionReasonEnum, { description: "The filter." }) reason: ExclusionReason;
  @Field(() => Int, {
    description:
      "Candidates that would have stood in the list; of those no longer searched (archived, expired), how many there are in the region.",
  })
  count: number;
}
