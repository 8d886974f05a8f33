import { Field, Int, ObjectType } from "type-graphql";
import { publicEnum } from "../../../graphql/enums";
import { OrganisationType } from "../organisations/organisation.types";
import type { DuplicateReason } from "./duplicate.rules";

export const DuplicateReasonEnum = publicEnum<DuplicateReason>(
  "DuplicateReason",
  "Why two entries may be one organisation.",
  {
    SAME_ESTABLISHMENT_NUMBER: "Both have an establishment unit of the same number.",
    SAME_NUMBER: "Both have the same number, each in another register.",
    SAME_NAME: "The names are the same without their legal forms, accents and punctuation.",
    SIMILAR_NAME: "The names are nearly the same, as when one was mistyped.",
    SAME_WEB_DOMAIN: "Both have the same web domain.",
    SAME_ADDRESS: "Both have a place of business at the same address; says little alone.",
  },
);

@ObjectType("DuplicateReasonInfo", { description: "One reason, in words.", simpleResolvers: true })
export class DuplicateReasonInfo {
  @Field(() => DuplicateReasonEnum, { description: "The reason." }) reason: DuplicateReason;
  @Field(() => Int, { description: "Its part of the score." }) points: number;
  @Field(() => String, { description: "What both have, in the caller's language." }) sentence: string;
}

@ObjectType("PossibleDuplicate", {
  description:
    "An entry that may be the same organisation, with the reasons. For advisers, analysts and the attaché.",
  simpleResolvers: true,
})
export class PossibleDuplicateType {
  @Field(() => OrganisationType, { description: "The other entry." }) organisation: OrganisationType;
  @Field(() => Int, {
    description: "30 to 100; an identifier counts for more than all other reasons together.",
  })
  score: number;
  @Field(() => [DuplicateReasonInfo], { description: "Why, identifiers first." })
  reasons: DuplicateReasonInfo[];
  @Field(() => String, {
    nullable: true,
    description: "What speaks against it, in the caller's language; null where nothing does.",
  })
  caution: string | null;
}
