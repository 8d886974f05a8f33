import { Field, ID, Int, ObjectType } from "type-graphql";
import { publicEnum } from "../../../../graphql/enums";
import { DateScalar, DateTimeScalar } from "../../../../graphql/scalars";
import type { RuleOutcome } from "../../eligibility/eligibility";
import {
  EligibilityFactType,
  EnterpriseFindingType,
  RuleOutcomeEnum,
  RuleResultType,
} from "../../eligibility/eligibility.types";
import type { EligibilityRule } from "../../eligibility/rule-set";
import { EligibilityRuleEnum } from "../../eligibility/rule-set.types";
import type { AssessmentOccasion } from "../life/application";
import type { DifferenceCause } from "./assessment.rules";

export const AssessmentOccasionEnum = publicEnum<AssessmentOccasion>(
  "AssessmentOccasion",
  "Which decision a frozen assessment of eligibility belongs to.",
  {
    ADMISSIBILITY: "The decision on admissibility.",
    DECISION: "The decision of the directorate.",
  },
);

export const DifferenceCauseEnum = publicEnum<DifferenceCause>(
  "DifferenceCause",
  "Why eligibility comes out otherwise now.",
  {
    FACTS: "Facts have changed; the rules are those of the frozen result.",
    RULES: "Another version of the rules is in force now; the facts are those of now.",
  },
);

@ObjectType("EligibilityAssessment", {
  description:
    "The eligibility that a decision rested on, frozen with its facts, versions and date. Persons who hold capital stand in it under pseudonyms. For the coordinator and the directorate.",
  simpleResolvers: true,
})
export class EligibilityAssessmentType {
  @Field(() => ID, { nullable: true, description: "To replay it by. Level 4." }) id: string | null;
  @Field(() => AssessmentOccasionEnum, { nullable: true, description: "For which decision. Level 4." })
  occasion: AssessmentOccasion | null;
  @Field(() => DateTimeScalar, { nullable: true, description: "When it was made. Level 4." })
  assessedAt: Date | null;
  @Field(() => DateScalar, {
    nullable: true,
    description: "Reference date of the facts: the submission. Level 4.",
  })
  asOf: string | null;
  @Field(() => String, { nullable: true, description: "The rule set. Level 4." }) ruleSet: string | null;
  @Field(() => Int, { nullable: true, description: "Its version. Level 4." }) ruleSetVersion: number | null;
  @Field(() => Int, {
    nullable: true,
    description: "Version of the European definition by which holders were measured. Level 4.",
  })
  europeanVersion: number | null;
  @Field(() => RuleOutcomeEnum, { nullable: true, description: "The whole result. Level 4." })
  outcome: RuleOutcome | null;
  @Field(() => [RuleResultType], { nullable: true, description: "Every rule with its answer. Level 4." })
  rules: RuleResultType[] | null;
  @Field(() => [EnterpriseFindingType], {
    nullable: true,
    description: "Holders by the European definition. Level 4.",
  })
  enterprises: EnterpriseFindingType[] | null;
}

@ObjectType("RuleDifference", {
  description: "How one rule comes out otherwise than in the frozen result. Level 4.",
  simpleResolvers: true,
})
export class RuleDifferenceType {
  @Field(() => EligibilityRuleEnum, { description: "The rule." }) rule: EligibilityRule;
  @Field(() => RuleOutcomeEnum, { nullable: true, description: "How it came out." })
  before: RuleOutcome | null;
  @Field(() => RuleOutcomeEnum, { nullable: true, description: "How it comes out now." })
  now: RuleOutcome | null;
  @Field(() => String, { nullable: true, description: "Why, in the caller's language." })
  explanation: string | null;
  @Field(() => [EligibilityFactType], { description: "The facts that it rested on." })
  factsBefore: EligibilityFactType[];
  @Field(() => [EligibilityFactType], { description: "The facts that it rests on now." })
  factsNow: EligibilityFactType[];
}

@ObjectType("EligibilityDifference", {
  description:
    "What would come out otherwise today than in the newest frozen result of an open file. For the coordinator and the directorate.",
  simpleResolvers: true,
})
export class EligibilityDifferenceType {
  @Field(() => DifferenceCauseEnum, { nullable: true, description: "Why. Level 4." })
  cause: DifferenceCause | null;
  @Field(() => RuleOutcomeEnum, { nullable: true, description: "The whole result before. Level 4." })
  outcomeBefore: RuleOutcome | null;
  @Field(() => RuleOutcomeEnum, { nullable: true, description: "The whole result now. Level 4." })
  outcomeNow: RuleOutcome | null;
  @Field(() => Int, { nullable: true, description: "Version of the rule set before. Level 4." })
  versionBefore: number | null;
  @Field(() => Int, { nullable: true, description: "Version of the rule set now. Level 4." })
  versionNow: number | null;
  @Field(() => [RuleDifferenceType], {
    nullable: true,
    description: "Rules with another answer, or other facts. Level 4.",
  })
  rules: RuleDifferenceType[] | null;
}

@ObjectType("EligibilityReplay", {
  description: "A frozen result, computed once more from its own facts by its own versions.",
  simpleResolvers: true,
})
export class EligibilityReplayType {
  @Field(() => EligibilityAssessmentType, { description: "What was frozen." })
  frozen: EligibilityAssessmentType;
  @Field(() => RuleOutcomeEnum, { description: "What comes out now." }) outcome: RuleOutcome;
  @Field(() => [RuleResultType], { description: "Every rule as it comes out now." }) rules: RuleResultType[];
  @Field(() => Boolean, { description: "Whether both say the very same." }) isIdentical: boolean;
}
