import { Field, ObjectType } from "type-graphql";
import { publicEnum } from "../../../graphql/enums";
import type { ActivityClassification, Sector } from "./sector";

export const SectorEnum = publicEnum<Sector>(
  "Sector",
  "A sector of activity. The first four come first in the programme.",
  {
    ICT: "Information and communication technologies.",
    BIOTECHNOLOGY: "Biotechnology.",
    ENVIRONMENT: "Environment.",
    HEALTH: "Health.",
    OTHER: "Any other sector: never a reason for exclusion.",
  },
);

export const ActivityClassificationEnum = publicEnum<ActivityClassification>(
  "ActivityClassification",
  "A classification of economic activities; its codes mean something only together with its version.",
  {
    NACE: "Statistical classification of the European Union.",
    NACE_BEL: "Belgian refinement of NACE, with five or seven digits.",
    NAICS_CANADA: "North American Industry Classification System, Canada (SCIAN).",
    CAE: "Classification of the Quebec register.",
  },
);

@ObjectType("SectorInfo", { description: "A sector with its name in one language.", simpleResolvers: true })
export class SectorInfo {
  @Field(() => SectorEnum, { description: "The sector." }) sector: Sector;
  @Field(() => String, { description: "Its name in the language asked for." }) label: string;
  @Field(() => Boolean, { description: "Whether the programme names it as one that comes first." })
  priority: boolean;
}

@ObjectType("DerivedSector", {
  description: "A sector that an activity code hints at: a hint with its reason, never the truth.",
  simpleResolvers: true,
})
export class DerivedSectorType {
  @Field(() => SectorEnum, { description: "The sector hinted at." }) sector: Sector;
  @Field(() => ActivityClassificationEnum, { description: "Classification of the code." })
  classification: ActivityClassification;
  @Field(() => String, { description: "Version of the classification." }) version: string;
  @Field(() => String, { description: "The code that gave the hint." }) code: string;
}
