import type { Viewer } from "../../../../security/viewer";
import { badInput, refuse } from "../../../shared/domain-error";
import { optionalTextProblems, textProblems } from "../../../shared/text";
import type { ConsultationOutcome } from "../life/application";
import type { ApplicationChange, ApplicationTarget } from "../progress/application-change";
import type { ApplicationRecord } from "../circle/application.repository";
import { type DecisionBasis, refuseFailed } from "./decision-basis";

/** What a ministry made of a file; without an outcome the consultation has begun and goes on. */
export interface Consultation {
  readonly outcome?: ConsultationOutcome | null | undefined;
  readonly reasons?: string | null | undefined;
}

/** The consultation of the partner region's ministry, and the decision of the directorate. */
export class DecisionService {
  constructor(
    private readonly change: ApplicationChange,
    private readonly basis: DecisionBasis,
  ) {}

  recordConsultation(
    viewer: Viewer,
    target: ApplicationTarget,
    { outcome = null, reasons = null }: Consultation,
  ): Promise<ApplicationRecord | null> {
    refuse(
      outcome === null
        ? optionalTextProblems(reasons, "text", "input.reasons")
        : textProblems(reasons ?? "", "text", "input.reasons"),
    );
    return this.change.run(viewer, "recordConsultation", target, ({ application }) => {
      if (application.consultationOutcome !== null)
        throw badInput("input.applicationId", "The consultation on this application is over and recorded.");
      if (application.state === "IN_CONSULTATION" && outcome === null)
        throw badInput("input.outcome", "The consultation has begun already. Say how it came out.");
      application.consultationOutcome = outcome;
      return { to: "IN_CONSULTATION", outcome, reasons };
    });
  }

  approve(viewer: Viewer, target: ApplicationTarget, reasons: string): Promise<ApplicationRecord | null> {
    return this.decide(viewer, target, "APPROVED", reasons);
  }

  refuse(viewer: Viewer, target: ApplicationTarget, reasons: string): Promise<ApplicationRecord | null> {
    return this.decide(viewer, target, "REFUSED", reasons);
  }

  /** One decision, with written reasons and the eligibility that it rests on frozen beside it. */
  private async decide(
    viewer: Viewer,
    target: ApplicationTarget,
    to: "APPROVED" | "REFUSED",
    reasons: string,
  ): Promise<ApplicationRecord | null> {
    refuse(textProblems(reasons, "text", "input.reasons"));
    const eligibility = await this.basis.eligibilityFor(viewer, target.applicationId);
    const verb = to === "APPROVED" ? "approveApplication" : "refuseApplication";
    return this.change.run(viewer, verb, target, async (file) => {
      if (file.application.consultationOutcome === null)
        throw badInput(
          "input.applicationId",
          "The consultation is not over yet: it comes before the decision.",
        );
      await this.basis.refuseWaiting(file);
      if (to === "APPROVED") refuseFailed(eligibility, "approved");
      await this.basis.freeze(file, "DECISION", eligibility);
      await this.change.mails.tellApplicant(file.tx, file.application, "DECIDED");
      return { to, reasons };
    });
  }
}
