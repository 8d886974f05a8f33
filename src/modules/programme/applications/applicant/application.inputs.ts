import { Field, ID, InputType, Int } from "type-graphql";
import type { CooperationKind } from "../../../shared/cooperation-kind";
import type { Region } from "../../../shared/region";
import { CooperationKindEnum, RegionEnum } from "../../../shared/shared.types";
import type { IntermediarySearch } from "../../eligibility/eligibility";
import { IntermediarySearchEnum } from "../../eligibility/eligibility.types";
import type { ProjectNature, SupportService } from "../life/application";
import { ApplicationChangeInput, ProjectNatureEnum, SupportServiceEnum } from "../file/application.types";

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
