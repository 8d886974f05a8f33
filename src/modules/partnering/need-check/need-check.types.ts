import { Field, Float, Int, ObjectType } from "type-graphql";
import { publicEnum } from "../../../graphql/enums";
import type { NeedFact } from "./missing-facts.rules";
import type { NeedFindingKind } from "./need-finding";

export const NeedFindingKindEnum = publicEnum<NeedFindingKind>(
  "NeedFindingKind",
  "What a check finds weak in a need.",
  {
    TOO_VAGUE: "It says too little to tell one partner from another.",
    VAGUE_REQUIREMENT: "A requirement that nobody can check.",
    SEVERAL_NEEDS: "A sentence that seeks something else than what stands before it.",
    SUPPLIER_SEARCH:
      "An importer, agent, distributor or supplier is all that is sought; the programme leaves that out.",
    SUPPLIER_SEARCH_BESIDE: "An intermediary is sought beside another aim; that passes with a note.",
    CONTRADICTORY_REQUIREMENTS: "Measured requirements that exclude each other.",
    IDENTITY_BETRAYED:
      "Something in a summary tells strangers whose need it is; it is published with a reason only.",
    IDENTITY_HINTED: "Something in a summary may tell strangers whose need it is.",
  },
);

export const NeedFactEnum = publicEnum<NeedFact>("NeedFact", "What a need may leave unsaid.", {
  REQUIREMENTS: "Its checkable parts.",
  SECTORS: "Sectors in which an answer is sought.",
  COOPERATION_KINDS: "Kinds of cooperation wanted.",
  READINESS_LEVEL: "Technology readiness level wished at least.",
  DEADLINE: "Day until which an answer is of use.",
  PARTNER_SOUGHT: "What kind of partner is sought.",
  SUMMARY: "The summary that strangers may read.",
});

@ObjectType("NeedFinding", { description: "Something weak in a need. Level 3." })
export class NeedFindingType {
  @Field(() => NeedFindingKindEnum, { description: "What is weak." }) kind: NeedFindingKind;
  @Field(() => String, { description: "What is weak and how to mend it, in the caller's language." })
  sentence: string;
  @Field(() => String, {
    nullable: true,
    description: "Where it stands, by the path that a change would name, such as `requirements.2.text`.",
  })
  field: string | null;
  @Field(() => Int, { nullable: true, description: "First character in that field, in UTF-16 code units." })
  start: number | null;
  @Field(() => Int, { nullable: true, description: "After the last character." }) end: number | null;
  @Field(() => String, { nullable: true, description: "What stands there." }) passage: string | null;
}

@ObjectType("MissingNeedFact", {
  description: "A fact that a need leaves unsaid, and what knowing it would do. Level 3.",
})
export class MissingNeedFact {
  @Field(() => NeedFactEnum, { description: "The fact." }) fact: NeedFact;
  @Field(() => String, { description: "What is missing, in the caller's language." }) sentence: string;
  @Field(() => Float, {
    nullable: true,
    description:
      "How much the first ten partners would differ on average over the plausible values, 0 to 1, the head of the list weighing most; null for what the ranking does not read.",
  })
  effect: number | null;
  @Field(() => Int, {
    nullable: true,
    description: "The most newcomers among the first ten that any plausible value brings.",
  })
  newcomers: number | null;
}

@ObjectType("NeedCheck", {
  description: "A need looked over as an adviser would: what is weak, and what is missing. Level 3.",
})
export class NeedCheckType {
  @Field(() => [NeedFindingType], { description: "What is weak, by kind." }) findings: NeedFindingType[];
  @Field(() => [MissingNeedFact], {
    description: "What is not said; first what would change the list of partners most.",
  })
  missingFacts: MissingNeedFact[];
}
