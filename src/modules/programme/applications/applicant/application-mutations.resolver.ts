import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { readGlobalId, readIdOf, readIdOfOneOf } from "../../../../graphql/global-id";
import type { RequestContext } from "../../../../graphql/request-context";
import type { ApplicantService } from "./applicant.service";
import type { ApplicationTarget } from "../progress/application-change";
import type { ApplicationDraftService } from "./application-draft.service";
import {
  AnswerInformationRequestInput,
  StartApplicationInput,
  SubmitApplicationInput,
  UpdateApplicationDraftInput,
  WithdrawApplicationInput,
} from "./application.inputs";
import {
  ApplicationDraftPayload,
  ApplicationPayload,
  WithdrawApplicationPayload,
} from "../file/application.types";
import type { SubmissionService } from "./submission.service";

const FILES = ["ApplicationDraft", "Application"];

/** What the applicant does. */
@Resolver()
export class ApplicantMutations {
  constructor(
    private readonly drafts: ApplicationDraftService,
    private readonly submission: SubmissionService,
    private readonly applicant: ApplicantService,
  ) {}

  @Mutation(() => ApplicationDraftPayload, { description: "Begins a request for support, as a draft." })
  async startApplication(
    @Arg("input", () => StartApplicationInput) input: StartApplicationInput,
    @Ctx() { viewer }: RequestContext,
  ) {
    const organisationId = readIdOf("Organisation", input.organisationId, "input.organisationId");
    return { draft: await this.drafts.start(viewer, { ...input, ...idsOf(input), organisationId }) };
  }

  @Mutation(() => ApplicationDraftPayload, { description: "Changes a draft." })
  async updateApplicationDraft(
    @Arg("input", () => UpdateApplicationDraftInput) input: UpdateApplicationDraftInput,
    @Ctx() { viewer }: RequestContext,
  ) {
    const { applicationId: _, expectedVersion: __, ...change } = { ...input, ...idsOf(input) };
    const target = {
      applicationId: readIdOf("ApplicationDraft", input.applicationId, "input.applicationId"),
      expectedVersion: input.expectedVersion,
    };
    return { draft: await this.drafts.update(viewer, target, change) };
  }

  @Mutation(() => ApplicationPayload, {
    description: "Signs and submits a draft that is complete; a refusal names everything that is missing.",
  })
  async submitApplication(
    @Arg("input", () => SubmitApplicationInput) input: SubmitApplicationInput,
    @Ctx() { viewer }: RequestContext,
  ) {
    return {
      application: await this.submission.submit(viewer, fileTarget(input), input.declarationSigned),
    };
  }

  @Mutation(() => WithdrawApplicationPayload, {
    description: "Gives up a draft, or an application in any state that is not final.",
  })
  withdrawApplication(
    @Arg("input", () => WithdrawApplicationInput) input: WithdrawApplicationInput,
    @Ctx() { viewer }: RequestContext,
  ) {
    const isDraft = readGlobalId(input.applicationId, "input.applicationId").type === "ApplicationDraft";
    return this.applicant.withdraw(viewer, { ...fileTarget(input), isDraft }, input.reasons);
  }

  @Mutation(() => ApplicationPayload, {
    description: "Answers the open question about an application; its clocks go on.",
  })
  async answerInformationRequest(
    @Arg("input", () => AnswerInformationRequestInput) input: AnswerInformationRequestInput,
    @Ctx() { viewer }: RequestContext,
  ) {
    return { application: await this.applicant.answer(viewer, applicationTarget(input), input.answer) };
  }
}

interface TargetInput {
  readonly applicationId: string;
  readonly expectedVersion: number;
}

export function applicationTarget({ applicationId, expectedVersion }: TargetInput): ApplicationTarget {
  return { applicationId: readIdOf("Application", applicationId, "input.applicationId"), expectedVersion };
}

/** A draft, or what has become of it. */
function fileTarget({ applicationId, expectedVersion }: TargetInput): ApplicationTarget {
  return { applicationId: readIdOfOneOf(FILES, applicationId, "input.applicationId"), expectedVersion };
}

/** What a draft refers to, as the database knows it; left out stays left out. */
function idsOf({
  introductionIds,
  previousApplicationId,
}: StartApplicationInput | UpdateApplicationDraftInput) {
  return {
    ...(introductionIds
      ? {
          introductionIds: introductionIds.map((id, index) =>
            readIdOf("Introduction", id, `input.introductionIds.${String(index)}`),
          ),
        }
      : {}),
    ...(previousApplicationId
      ? {
          previousApplicationId: readIdOf(
            "Application",
            previousApplicationId,
            "input.previousApplicationId",
          ),
        }
      : {}),
  };
}
