import { Field, Float, InputType, Int, ObjectType } from "type-graphql";
import { publicEnum } from "../../../graphql/enums";
import { UpdateCapabilityInput } from "../capabilities/capability.types";
import { NeedType, UpdateNeedInput } from "../needs/need.types";
import type { PreviewMove } from "./suggestion-preview.rules";
import { SuggestionType } from "../suggestions/suggestion.types";

export const PreviewMoveEnum = publicEnum<PreviewMove>(
  "PreviewMove",
  "What an edit would do to a place among the first of a list.",
  {
    ENTERS: "Comes among them.",
    LEAVES: "Is no longer among them.",
    RISES: "Stands further up.",
    FALLS: "Stands further down.",
    STAYS: "Stands where it stood.",
  },
);

@InputType("PreviewSuggestionsInput", {
  description:
    "An edit to look at before it is saved: the very input of the change, of a need or of a capability.",
})
export class PreviewSuggestionsInput {
  @Field(() => UpdateNeedInput, { nullable: true, description: "A change of a need." })
  need?: UpdateNeedInput | null;
  @Field(() => UpdateCapabilityInput, { nullable: true, description: "A change of a capability." })
  capability?: UpdateCapabilityInput | null;
}

@ObjectType({ simpleResolvers: true })
abstract class MoveType {
  @Field(() => PreviewMoveEnum, { description: "What the edit would do to its place." }) move: PreviewMove;
  @Field(() => Int, { nullable: true, description: "Its place now; null when it is not in the list." })
  rankBefore: number | null;
  @Field(() => Int, {
    nullable: true,
    description: "Its place after the edit; null when it would not be in the list.",
  })
  rankAfter: number | null;
  @Field(() => Float, { nullable: true, description: "Its score now, 0 to 100." }) scoreBefore: number | null;
  @Field(() => Float, { nullable: true, description: "Its score after the edit, 0 to 100." })
  scoreAfter: number | null;
}

@ObjectType("PartnerMove", {
  description: "A candidate before and after an edit of a need; not stored.",
  simpleResolvers: true,
})
export class PartnerMove extends MoveType {
  @Field(() => SuggestionType, {
    description: "The suggestion after the edit; of one that leaves, as it is now.",
  })
  suggestion: SuggestionType;
}

@ObjectType("NeedMove", {
  description: "A need before and after an edit of a capability; not stored.",
  simpleResolvers: true,
})
export class NeedMove extends MoveType {
  @Field(() => NeedType, { description: "The need, as far as the viewer may read it." }) need: NeedType;
}

@ObjectType("SuggestionPreview", {
  description: "What an edit would change in suggestions, by the place after it; not stored.",
  simpleResolvers: true,
})
export class SuggestionPreview {
  @Field(() => [PartnerMove], {
    nullable: true,
    description: "For a need: its partners before and after; null for a capability.",
  })
  partners: PartnerMove[] | null;
  @Field(() => [NeedMove], {
    nullable: true,
    description:
      "For a capability: the needs that its organisation could answer before and after, with a new summary as if it were cleared; null for a need.",
  })
  needs: NeedMove[] | null;
}
