import type { Viewer } from "../../../../security/viewer";
import { badInput, refuse } from "../../../shared/domain-error";
import { optionalTextProblems, textProblems } from "../../../shared/text";
import type { ApplicationChange, ApplicationTarget } from "../progress/application-change";
import type { ApplicationDraftService } from "./application-draft.service";
import type { DraftRecord } from "./application-draft.repository";
import type { ApplicationPartsRepository } from "../file/application-parts.repository";
import type { ApplicationRecord } from "../circle/application.repository";

/** What the applicant does with its file once it is submitted. */
export class ApplicantService {
  constructor(
    private readonly change: ApplicationChange,
    private readonly drafts: ApplicationDraftService,
    private readonly parts: ApplicationPartsRepository,
  ) {}

  /** A draft, or a file in any state that is not final. */
  async withdraw(
    viewer: Viewer,
    target: ApplicationTarget & { readonly isDraft: boolean },
    reasons: string | null | undefined,
  ): Promise<{ draft: DraftRecord | null; application: ApplicationRecord | null }> {
    refuse(optionalTextProblems(reasons, "text", "input.reasons"));
    if (target.isDraft) return { draft: await this.drafts.withdraw(viewer, target), application: null };
    const application = await this.change.run(viewer, "withdrawApplication", target, () => ({
      to: "WITHDRAWN",
      reasons: reasons ?? null,
    }));
    return { draft: null, application };
  }

  /** The clock goes on from the day after the answer. */
  answer(viewer: Viewer, target: ApplicationTarget, answer: string): Promise<ApplicationRecord | null> {
    refuse(textProblems(answer, "text", "input.answer"));
    return this.change.run(viewer, "answerInformationRequest", target, async ({ tx, application }) => {
      const request = await this.parts.unansweredWithin(tx, application.id);
      if (!request) throw badInput("input.applicationId", "No question about this application is open.");
      Object.assign(request, { answer, answeredBy: viewer.personId, answeredAt: tx.now });
      await tx.manager.save(request);
      await this.change.mails.tellPerson(tx, request.askedBy, application, "INFORMATION_ANSWERED");
      return {};
    });
  }
}
