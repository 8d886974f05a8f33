import { Field, ID, InputType, Int } from "type-graphql";
import { ApplicationChangeInput } from "../file/application.types";
import { ConsultationOutcomeEnum, CriterionEnum } from "../file/file-parts.types";
import type { ConsultationOutcome, Criterion } from "../life/application";

@InputType()
abstract class TaskChangeInput {
  @Field(() => ID, { description: "The application." }) applicationId: string;
  @Field(() => Int, {
    description: "The version of your task that you read; another one is refused with CONFLICT.",
  })
  expectedVersion: number;
}

@InputType("DecideAdmissibilityInput", { description: "Whether an application is admitted." })
export class DecideAdmissibilityInput extends ApplicationChangeInput {
  @Field(() => Boolean, { description: "Whether it is." }) admissible: boolean;
  @Field(() => String, { description: "Why; the applicant reads it." }) reasons: string;
}

@InputType("AssignEvaluatorInput", { description: "An evaluator for an application." })
export class AssignEvaluatorInput extends ApplicationChangeInput {
  @Field(() => ID, { description: "The person (`evaluatorCandidates`)." }) personId: string;
}

@InputType("ReleaseEvaluatorInput", { description: "An evaluator who has not submitted and need not." })
export class ReleaseEvaluatorInput extends ApplicationChangeInput {
  @Field(() => ID, { description: "The person." }) personId: string;
  @Field(() => String, { description: "Why." }) reasons: string;
}

@InputType("DeclareConflictOfInterestInput", {
  description: "Whether an evaluator has a conflict of interest; before the file opens.",
})
export class DeclareConflictOfInterestInput extends TaskChangeInput {
  @Field(() => Boolean, { description: "Whether there is one." }) hasConflict: boolean;
  @Field(() => String, { nullable: true, description: "Which one; needed when there is one." })
  conflict?: string | null;
}

@InputType("RequestInformationInput", { description: "A question to the applicant, which stops the clocks." })
export class RequestInformationInput extends ApplicationChangeInput {
  @Field(() => String, { description: "What is asked." }) question: string;
}

@InputType("CriterionScoreInput", { description: "A score for one criterion." })
export class CriterionScoreInput {
  @Field(() => CriterionEnum, { description: "The criterion." }) criterion: Criterion;
  @Field(() => Int, { description: "0, nothing speaks for it, to 5, everything does." }) score: number;
  @Field(() => String, { description: "Why." }) reasons: string;
}

@InputType("SubmitEvaluationInput", { description: "The grid, filled in whole; it stays as it is." })
export class SubmitEvaluationInput extends TaskChangeInput {
  @Field(() => [CriterionScoreInput], { description: "Every criterion once." }) scores: CriterionScoreInput[];
  @Field(() => String, { nullable: true, description: "What else there is to say." }) comment?: string | null;
}

@InputType("RecommendApplicationInput", { description: "The agency's recommendation." })
export class RecommendApplicationInput extends ApplicationChangeInput {
  @Field(() => Boolean, { description: "Whether it recommends the application." }) recommended: boolean;
  @Field(() => String, { description: "Why." }) reasons: string;
}

@InputType("RecordConsultationInput", {
  description: "The consultation of the partner region's ministry: its beginning, or how it came out.",
})
export class RecordConsultationInput extends ApplicationChangeInput {
  @Field(() => ConsultationOutcomeEnum, {
    nullable: true,
    description: "How it came out; left out while it goes on.",
  })
  outcome?: ConsultationOutcome | null;
  @Field(() => String, { nullable: true, description: "Why; needed with an outcome." })
  reasons?: string | null;
}

@InputType("ApproveApplicationInput", { description: "The directorate's approval." })
export class ApproveApplicationInput extends ApplicationChangeInput {
  @Field(() => String, { description: "Why; the applicant reads it." }) reasons: string;
}

@InputType("RefuseApplicationInput", { description: "The directorate's refusal." })
export class RefuseApplicationInput extends ApplicationChangeInput {
  @Field(() => String, { description: "Why; the applicant reads it." }) reasons: string;
}
