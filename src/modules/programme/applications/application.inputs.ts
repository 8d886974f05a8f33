import { Field, ID, InputType, Int } from "type-graphql";
import type { CooperationKind } from "../../shared/cooperation-kind";
import type { Region } from "../../shared/region";
import { CooperationKindEnum, RegionEnum } from "../../shared/shared.types";
import type { IntermediarySearch } from "../eligibility/eligibility";
import { IntermediarySearchEnum } from "../eligibility/eligibility.types";
import type { ConsultationOutcome, Criterion, ProjectNature, SupportService } from "./application";
import type { ApplicationState } from "./application-life.rules";
import { ApplicationStateEnum, ProjectNatureEnum, SupportServiceEnum } from "./application.types";
import { ConsultationOutcomeEnum, CriterionEnum } from "./file-parts.types";

@InputType("ApplicationFilter", { description: "Which applications; every criterion given must hold." })
export class ApplicationFilterInput {
  @Field(() => [ApplicationStateEnum], {
    nullable: true,
    description: "In one of these states, as the reader may know them.",
  })
  states?: ApplicationState[] | null;
  @Field(() => ID, { nullable: true, description: "Of this enterprise." }) organisationId?: string | null;
  @Field(() => Boolean, {
    nullable: true,
    description:
      "True: only those whose running clock is past its last day; the applicant's own are left out.",
  })
  overdue?: boolean | null;
}

@InputType()
abstract class DraftFieldsInput {
  @Field(() => RegionEnum, {
    nullable: true,
    description: "The side through which the enterprise applies. Default: the one that it lies in.",
  })
  side?: Region | null;
  @Field(() => String, {
    nullable: true,
    description: "What the enterprise wants to reach, up to 20,000 characters.",
  })
  objectives?: string | null;
  @Field(() => String, { nullable: true, description: "Title of the project, up to 300 characters." })
  projectTitle?: string | null;
  @Field(() => ProjectNatureEnum, { nullable: true, description: "Nature of the project." })
  projectNature?: ProjectNature | null;
  @Field(() => String, {
    nullable: true,
    description: "What the project aims at, up to 20,000 characters.",
  })
  projectAims?: string | null;
  @Field(() => String, { nullable: true, description: "What its added value is, up to 20,000 characters." })
  addedValue?: string | null;
  @Field(() => IntermediarySearchEnum, {
    nullable: true,
    description: "What a search for an importer, agent or distributor is to it.",
  })
  intermediarySearch?: IntermediarySearch | null;
  @Field(() => [CooperationKindEnum], { nullable: true, description: "Kinds of agreement that are sought." })
  cooperationKinds?: CooperationKind[];
  @Field(() => [SupportServiceEnum], { nullable: true, description: "Services that are asked for." })
  services?: SupportService[];
  @Field(() => [ID], {
    nullable: true,
    description:
      "Introductions of the enterprise that both sides accepted: the partners targeted, 20 at most.",
  })
  introductionIds?: string[];
  @Field(() => ID, {
    nullable: true,
    description:
      "An application of the enterprise that was turned down and is taken up again. Default at submission: the newest one.",
  })
  previousApplicationId?: string | null;
}

@InputType("StartApplicationInput", { description: "A new draft; everything but the enterprise may wait." })
export class StartApplicationInput extends DraftFieldsInput {
  @Field(() => ID, { description: "The enterprise that applies." }) organisationId: string;
  @Field(() => String, {
    nullable: true,
    description: "Any text of your own: a repetition with it creates nothing new.",
  })
  idempotencyKey?: string | null;
}

@InputType("UpdateApplicationDraftInput", {
  description: "A change of a draft: what is left out stays, null empties.",
})
export class UpdateApplicationDraftInput extends DraftFieldsInput {
  @Field(() => ID, { description: "The draft." }) applicationId: string;
  @Field(() => Int, { description: "The version that you read; another one is refused with CONFLICT." })
  expectedVersion: number;
}

@InputType()
abstract class ApplicationChangeInput {
  @Field(() => ID, { description: "The application." }) applicationId: string;
  @Field(() => Int, { description: "The version that you read; another one is refused with CONFLICT." })
  expectedVersion: number;
}

@InputType()
abstract class TaskChangeInput {
  @Field(() => ID, { description: "The application." }) applicationId: string;
  @Field(() => Int, {
    description: "The version of your task that you read; another one is refused with CONFLICT.",
  })
  expectedVersion: number;
}

@InputType("SubmitApplicationInput", { description: "A draft that is complete, with the signature." })
export class SubmitApplicationInput {
  @Field(() => ID, { description: "The draft." }) applicationId: string;
  @Field(() => Int, { description: "The version that you read; another one is refused with CONFLICT." })
  expectedVersion: number;
  @Field(() => Boolean, {
    description: "Whether you sign the declaration (`applicationDeclaration`) for the enterprise.",
  })
  declarationSigned: boolean;
}

@InputType("WithdrawApplicationInput", { description: "A draft or an application that is given up." })
export class WithdrawApplicationInput extends ApplicationChangeInput {
  @Field(() => String, { nullable: true, description: "Why, if you wish to say." }) reasons?: string | null;
}

@InputType("AnswerInformationRequestInput", { description: "The answer to the open question." })
export class AnswerInformationRequestInput extends ApplicationChangeInput {
  @Field(() => String, { description: "The answer, up to 20,000 characters." }) answer: string;
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
