import { Field, Float, ID, InputType, Int } from "type-graphql";
import type { CooperationKind } from "../../shared/cooperation-kind";
import type { Language } from "../../shared/language";
import type { Region } from "../../shared/region";
import { CooperationKindEnum, LanguageEnum, RegionEnum } from "../../shared/shared.types";
import { RequirementInput } from "../needs/need.types";
import type { Sector } from "../sectors/sector";
import { SectorEnum } from "../sectors/sector.types";

@InputType("SuggestionWeightsInput", {
  description:
    "Relative importance of each signal, 0 to 10: what is left out keeps its default, 0 leaves a signal out.",
})
export class SuggestionWeightsInput {
  @Field(() => Float, { nullable: true, description: "Wording of the capability against the need." })
  wording?: number | null;
  @Field(() => Float, { nullable: true, description: "Coverage of the requirements." }) requirements?:
    number | null;
  @Field(() => Float, { nullable: true, description: "Shared sectors." }) sectors?: number | null;
  @Field(() => Float, { nullable: true, description: "Kinds of cooperation." }) cooperation?: number | null;
  @Field(() => Float, { nullable: true, description: "Technology readiness." }) readiness?: number | null;
  @Field(() => Float, { nullable: true, description: "Proof of the capability." }) evidence?: number | null;
  @Field(() => Float, { nullable: true, description: "Freshness of the profile." }) freshness?: number | null;
  @Field(() => Float, { nullable: true, description: "Their need of what the asker offers." })
  reciprocity?: number | null;
}

@InputType("SuggestionFilter", { description: "Which candidates." })
export class SuggestionFilterInput {
  @Field(() => RegionEnum, { nullable: true, description: "Default: the region opposite to the need's." })
  partnerRegion?: Region | null;
  @Field(() => [SectorEnum], { nullable: true, description: "With a capability in one of these sectors." })
  sectors?: Sector[] | null;
  @Field(() => Boolean, { defaultValue: false, description: "Those that an adviser dismissed as well." })
  includeDismissed: boolean;
  @Field(() => Int, {
    nullable: true,
    description:
      "Holds candidates back that have so many open introductions or more. For advisers, analysts and the attaché.",
  })
  holdBackFrom?: number | null;
}

@InputType("SuggestPartnersInput", {
  description: "A need that nobody has saved; text or requirements must be there.",
})
export class SuggestPartnersInput {
  @Field(() => String, { nullable: true, description: "Short title." }) title?: string | null;
  @Field(() => String, {
    nullable: true,
    description: "The need in one's own words, up to 20,000 characters.",
  })
  text?: string | null;
  @Field(() => LanguageEnum, {
    nullable: true,
    description: "Language of the text; detected when it is left out.",
  })
  language?: Language | null;
  @Field(() => [RequirementInput], { nullable: true, description: "Checkable parts, 50 at most." })
  requirements?: RequirementInput[] | null;
  @Field(() => ID, {
    nullable: true,
    description: "On whose behalf: it is left out, its region decides the default partner region.",
  })
  organisationId?: string | null;
  @Field(() => RegionEnum, {
    nullable: true,
    description: "Where partners are sought. Without it and organisationId, in both regions.",
  })
  partnerRegion?: Region | null;
  @Field(() => [SectorEnum], {
    nullable: true,
    description: "Sectors in which an answer is sought: a signal, never a gate.",
  })
  sectors?: Sector[] | null;
  @Field(() => [CooperationKindEnum], { nullable: true, description: "Kinds of cooperation wanted." })
  cooperationKinds?: CooperationKind[] | null;
  @Field(() => SuggestionWeightsInput, {
    nullable: true,
    description: "Other weights than the default ones.",
  })
  weights?: SuggestionWeightsInput | null;
  @Field(() => Boolean, {
    defaultValue: false,
    nullable: true,
    description: "Those that an adviser dismissed as well; no verdict stands on an unsaved need.",
  })
  includeDismissed?: boolean | null;
}
