import { Field, ID, Int, ObjectType } from "type-graphql";
import { publicEnum } from "../../../../graphql/enums";
import { DateScalar, DateTimeScalar } from "../../../../graphql/scalars";
import type { ConsultationOutcome, Criterion, Duty } from "../life/application";
import type { ApplicationState } from "../life/application-life.rules";
import { ApplicationStateEnum, ApplicationType, TargetedPartnerType } from "./application.types";
import type { ApplicationRelation } from "./related-files";

export const DutyEnum = publicEnum<Duty>(
  "FileDuty",
  "What a person does on one file; never two of these on the same.",
  {
    COORDINATE: "Coordinates it for the agency: admits it, names evaluators, recommends.",
    EVALUATE: "Evaluates it.",
    RECORD: "Records the consultation of the partner region's ministry.",
    DECIDE: "Decides on it for the directorate.",
  },
);

export const CriterionEnum = publicEnum<Criterion>("EvaluationCriterion", "What evaluators score.", {
  TECHNICAL_CAPACITY: "Technical capacity to carry the project out.",
  FINANCIAL_CAPACITY: "Financial capacity to carry the project out.",
  ADDED_VALUE: "Added value of the project.",
  NATURE: "Industrial or technological nature of the project.",
  PARTNERSHIP_OBJECTIVE: "Whether it aims at a partnership with the other side.",
});

export const ConsultationOutcomeEnum = publicEnum<ConsultationOutcome>(
  "ConsultationOutcome",
  "What the partner region's ministry made of a file.",
  {
    FAVOURABLE: "Favourable.",
    FAVOURABLE_WITH_REMARKS: "Favourable, with remarks.",
    UNFAVOURABLE: "Unfavourable.",
  },
);

export const ApplicationRelationEnum = publicEnum<ApplicationRelation>(
  "ApplicationRelation",
  "How another application belongs to this one.",
  {
    SAME_ENTERPRISE: "Of the same enterprise.",
    LINKED_ENTERPRISE: "Of an enterprise that holds, or is held by, more than half of its capital.",
  },
);

@ObjectType("FilePerson", {
  description:
    "Somebody named on a file. Never for the applicant; evaluators know of each other only when all have submitted or were released.",
  simpleResolvers: true,
})
export class FilePersonType {
  @Field(() => ID, { nullable: true, description: "The person. Level 4." }) personId: string | null;
  @Field(() => String, { nullable: true, description: "The person's name. Level 4." }) name: string | null;
  @Field(() => DutyEnum, { nullable: true, description: "What the person does on the file. Level 4." })
  duty: Duty | null;
  @Field(() => DateTimeScalar, { nullable: true, description: "Since when. Level 4." }) namedAt: Date | null;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When an evaluator declared whether there is a conflict of interest. Level 4.",
  })
  declaredAt: Date | null;
  @Field(() => Boolean, { nullable: true, description: "Whether there is one. Level 4." })
  hasConflict: boolean | null;
  @Field(() => String, {
    nullable: true,
    description: "Which one; for the coordinator and the person. Level 4.",
  })
  conflict: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: "When the evaluation was submitted. Level 4." })
  evaluatedAt: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: "When an evaluator was released. Level 4." })
  releasedAt: Date | null;
  @Field(() => String, {
    nullable: true,
    description: "Why; for the coordinator and the person. Level 4.",
  })
  releaseReasons: string | null;
}

@ObjectType("FileStep", {
  description: "Something that happened to a file, with its written reasons.",
  simpleResolvers: true,
})
export class FileStepType {
  @Field(() => String, { nullable: true, description: "The operation that did it. Level 4." })
  operation: string | null;
  @Field(() => ApplicationStateEnum, {
    nullable: true,
    description: "Where the file stood then, as the reader may know it. Level 4.",
  })
  state: ApplicationState | null;
  @Field(() => DateTimeScalar, { nullable: true, description: "When. Level 4." }) at: Date | null;
  @Field(() => String, { nullable: true, description: "The written reasons. Level 4." }) reasons:
    string | null;
  @Field(() => ConsultationOutcomeEnum, {
    nullable: true,
    description: "How a consultation came out. Level 4.",
  })
  outcome: ConsultationOutcome | null;
  @Field(() => FilePersonType, {
    nullable: true,
    description: "Who did it. Never for the applicant. Level 4.",
  })
  by: FilePersonType | null;
}

@ObjectType("CriterionScore", {
  description: "What one evaluator gave for one criterion. Level 4.",
  simpleResolvers: true,
})
export class CriterionScoreType {
  @Field(() => CriterionEnum, { description: "The criterion." }) criterion: Criterion;
  @Field(() => Int, { description: "0 to 5." }) score: number;
  @Field(() => String, { description: "Why." }) reasons: string;
}

@ObjectType("Evaluation", {
  description:
    "The grid as one evaluator filled it in. For its evaluator, for the others when all have submitted or were released, for those who coordinate, record and decide, and without the name for the applicant after the decision.",
  simpleResolvers: true,
})
export class EvaluationType {
  @Field(() => FilePersonType, {
    nullable: true,
    description: "Who evaluated. Never for the applicant. Level 4.",
  })
  evaluator: FilePersonType | null;
  @Field(() => [CriterionScoreType], {
    nullable: true,
    description: "Every criterion with score and reasons. Level 4.",
  })
  scores: CriterionScoreType[] | null;
  @Field(() => String, { nullable: true, description: "What else there is to say. Level 4." })
  comment: string | null;
}

@ObjectType("InformationRequest", {
  description: "A question to the applicant, during which the clocks stand still. Level 4.",
  simpleResolvers: true,
})
export class InformationRequestType {
  @Field(() => String, { description: "What is asked." }) question: string;
  @Field(() => DateTimeScalar, { description: "When." }) askedAt: Date;
  @Field(() => DateScalar, { description: "Last day to answer; then the file goes on without." })
  answerBy: string;
  @Field(() => String, { nullable: true, description: "The answer." }) answer: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: "When it was answered." })
  answeredAt: Date | null;
}

@ObjectType("RelatedApplication", {
  description: "Another application of the same enterprise or of one linked to it. For the coordinator.",
  simpleResolvers: true,
})
export class RelatedApplicationType {
  @Field(() => ApplicationRelationEnum, { nullable: true, description: "How it is related. Level 4." })
  relation: ApplicationRelation | null;
  @Field(() => String, { nullable: true, description: "Its number. Level 4." }) trackingNumber: string | null;
  @Field(() => String, { nullable: true, description: "The enterprise that applies. Level 4." })
  applicantName: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: "When it was submitted. Level 4." })
  submittedAt: Date | null;
  @Field(() => Boolean, { nullable: true, description: "Whether it is still open. Level 4." })
  isOpen: boolean | null;
}

@ObjectType("EvaluationTask", {
  description:
    "What an evaluator was named for. It tells whose file it is, so that a conflict of interest can be declared before the file opens.",
  simpleResolvers: true,
})
export class EvaluationTaskType {
  @Field(() => ID, { nullable: true, description: "The application. Level 4." }) applicationId: string | null;
  @Field(() => String, { nullable: true, description: "Its number. Level 4." }) trackingNumber: string | null;
  @Field(() => String, { nullable: true, description: "The enterprise that applies. Level 4." })
  applicantName: string | null;
  @Field(() => String, { nullable: true, description: "Its registry number. Level 4." })
  applicantRegistryNumber: string | null;
  @Field(() => [TargetedPartnerType], { nullable: true, description: "Partners that it targets. Level 4." })
  targetedPartners: TargetedPartnerType[] | null;
  @Field(() => FilePersonType, { nullable: true, description: "The evaluator, as the file has it. Level 4." })
  evaluator: FilePersonType | null;
  @Field(() => Int, {
    nullable: true,
    description: "Version of the task to name as `expectedVersion`. Level 4.",
  })
  version: number | null;
  @Field(() => ApplicationType, {
    nullable: true,
    description: "The file; null until the evaluator declared to have no conflict of interest. Level 4.",
  })
  application: ApplicationType | null;
}

@ObjectType("EvaluationTaskPayload", {
  description: "The evaluator's task after a change.",
  simpleResolvers: true,
})
export class EvaluationTaskPayload {
  @Field(() => EvaluationTaskType, { description: "The task as it now is." }) task: EvaluationTaskType;
}

@ObjectType("EvaluatorCandidate", {
  description: "Somebody who holds the role of an evaluator. Coordinators.",
  simpleResolvers: true,
})
export class EvaluatorCandidateType {
  @Field(() => ID, { description: "The person." }) personId: string;
  @Field(() => String, { description: "The person's name." }) name: string;
}
