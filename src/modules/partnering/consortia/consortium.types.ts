import { Field, Float, Int, ObjectType } from "type-graphql";
import type { Coverage } from "../../../matching";
import type { CapabilityStatus } from "../capabilities/capability.rules";
import { CapabilityStatusEnum, CapabilityType } from "../capabilities/capability.types";
import { RequirementType } from "../needs/need.types";
import { RequirementCoverageEnum } from "../suggestions/suggestion-explanation.types";
import { SuggestionType } from "../suggestions/suggestion.types";

@ObjectType("ConsortiumProof", {
  description: "A member of a consortium that meets a requirement.",
  simpleResolvers: true,
})
export class ConsortiumProofType {
  @Field(() => SuggestionType, { description: "The member." }) member: SuggestionType;
  @Field(() => Float, {
    description: "Share of the requirement's meaning that its capability answers, 0 to 1.",
  })
  share: number;
  @Field(() => CapabilityType, {
    nullable: true,
    description: "The capability that meets it. Level 1; for advisers, analysts and the attaché.",
  })
  capability: CapabilityType | null;
  @Field(() => CapabilityStatusEnum, {
    nullable: true,
    description: "Whether that capability is proven. Level 1; for advisers, analysts and the attaché.",
  })
  evidence: CapabilityStatus | null;
}

@ObjectType("ConsortiumRequirement", {
  description: "A requirement, and the members of a consortium that meet it.",
  simpleResolvers: true,
})
export class ConsortiumRequirementType {
  @Field(() => RequirementType, { description: "The requirement." }) requirement: RequirementType;
  @Field(() => [ConsortiumProofType], { description: "The members that meet it; empty where none does." })
  coveredBy: ConsortiumProofType[];
  @Field(() => Boolean, { description: "Whether more than one member meets it." }) isCoveredTwice: boolean;
}

@ObjectType("Consortium", {
  description: "Candidates that meet together what none of them meets alone; computed, not stored.",
  simpleResolvers: true,
})
export class ConsortiumType {
  @Field(() => [SuggestionType], {
    description:
      "Its members, those with most proven first. A member's rank is its place among all candidates that were compared.",
  })
  members: SuggestionType[];
  @Field(() => [ConsortiumRequirementType], {
    description: "Every requirement of level MUST, in order, with who meets it.",
  })
  requirements: ConsortiumRequirementType[];
}

@ObjectType("UnmetRequirement", {
  description: "A requirement of level MUST that no candidate meets.",
  simpleResolvers: true,
})
export class UnmetRequirementType {
  @Field(() => RequirementType, { description: "The requirement." }) requirement: RequirementType;
  @Field(() => RequirementCoverageEnum, { description: "How far the nearest candidate covers it." })
  status: Coverage;
  @Field(() => Float, { description: "Share of its meaning that the nearest candidate answers, 0 to 1." })
  share: number;
}

@ObjectType("ConsortiumSuggestions", {
  description: "The smallest consortia for a need, and what nobody meets.",
  simpleResolvers: true,
})
export class ConsortiumSuggestions {
  @Field(() => [ConsortiumType], {
    description:
      "The smallest sets of candidates that together meet every MUST that anybody meets; where no set of the largest allowed size does, those that meet most. What is most proven comes first, then the highest scores.",
  })
  consortia: ConsortiumType[];
  @Field(() => [UnmetRequirementType], { description: "What no candidate meets." })
  unmet: UnmetRequirementType[];
  @Field(() => Int, { description: "How many candidates were compared." }) candidates: number;
}
