import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import { connectionType } from "../../../graphql/connections";
import type { Region } from "../../shared/region";
import { RegionEnum } from "../../shared/shared.types";
import { CapabilityType } from "../capabilities/capability.types";
import type { SizeClass } from "../organisations/organisation.entity";
import { OrganisationType, SizeClassEnum } from "../organisations/organisation.types";
import type { Sector } from "../sectors/sector";
import { SectorEnum } from "../sectors/sector.types";
import { SuggestionExplanation } from "./suggestion-explanation.types";
import { SuggestionVerdictType } from "./verdict.types";

@ObjectType("PartnerCard", {
  description: "What anyone signed in may know of a candidate. Level 0.",
  simpleResolvers: true,
})
export class PartnerCard {
  @Field(() => ID, { description: "Opaque; means nothing to another viewer or for another need." })
  id: string;
  @Field(() => RegionEnum, { nullable: true, description: "Its side of the programme." })
  region: Region | null;
  @Field(() => [SectorEnum], { description: "Sectors of the capability." }) sectors: Sector[];
  @Field(() => SizeClassEnum, { nullable: true, description: "Size by staff." }) sizeClass: SizeClass | null;
  @Field(() => String, {
    nullable: true,
    description: "The cleared summary of the capability that met the need.",
  })
  summary: string | null;
}

@ObjectType("Suggestion", {
  description: "A ranked candidate for a need; computed, not stored.",
  simpleResolvers: true,
})
export class SuggestionType {
  @Field(() => Int, { description: "Place in the list, from 1." }) rank: number;
  @Field(() => Float, { description: "0 to 100, comparable between needs." }) score: number;
  @Field(() => PartnerCard, { description: "What anyone may read of the candidate. Level 0." })
  card: PartnerCard;
  @Field(() => OrganisationType, {
    nullable: true,
    description: "Who it is; null while the viewer may not know. Level 1.",
  })
  organisation: OrganisationType | null;
  @Field(() => CapabilityType, {
    nullable: true,
    description: "The capability that met the need best. Level 1.",
  })
  capability: CapabilityType | null;
  @Field(() => SuggestionExplanation, { description: "Why it stands where it stands." })
  explanation: SuggestionExplanation;
  @Field(() => SuggestionVerdictType, {
    nullable: true,
    description: "An adviser's verdict, if one stands. Level 1.",
  })
  verdict: SuggestionVerdictType | null;
  @Field(() => Int, {
    nullable: true,
    description:
      "Open introductions in which it is the candidate. Level 1; for advisers, analysts and the attaché.",
  })
  openIntroductions: number | null;
  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether it is the first for the need and the need the first of those that it could answer. Level 1; for advisers, analysts and the attaché.",
  })
  isMutualBest: boolean | null;
}

export const SuggestionConnection = connectionType("Suggestion", SuggestionType, "suggestions");
