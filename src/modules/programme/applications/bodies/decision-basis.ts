import { mayRead } from "../../../../security/disclosure";
import type { Viewer } from "../../../../security/viewer";
import { badInput, notFound } from "../../../shared/domain-error";
import type { EligibilityAnswer } from "../../eligibility/eligibility.service";
import type { AssessmentOccasion } from "../life/application";
import type { FileInChange } from "../progress/application-change";
import type { ApplicationPartsRepository } from "../file/application-parts.repository";
import type { ApplicationRepository } from "../circle/application.repository";
import { failedRules } from "../assessment/assessment.rules";
import type { AssessmentService } from "../assessment/assessment.service";
import { waitingHindrance } from "./information.rules";

/** What every decision on a file rests on: its eligibility as it is known now, and no question left open. */
export class DecisionBasis {
  constructor(
    private readonly repository: ApplicationRepository,
    private readonly parts: ApplicationPartsRepository,
    private readonly assessments: AssessmentService,
  ) {}

  /** Read before the transaction, which would otherwise hold the file while holders are looked up. */
  async eligibilityFor(viewer: Viewer, applicationId: string): Promise<EligibilityAnswer> {
    const [application] = await this.repository.findMany([applicationId]);
    if (!application || !mayRead(viewer, 4, application))
      throw notFound("application", "input.applicationId");
    return this.assessments.assess(application);
  }

  freeze(
    { tx, application }: FileInChange,
    occasion: AssessmentOccasion,
    eligibility: EligibilityAnswer,
  ): Promise<void> {
    return this.assessments.freeze(tx, application.id, occasion, eligibility);
  }

  async refuseWaiting({ tx, application, today }: FileInChange): Promise<void> {
    const hindrance = waitingHindrance(await this.parts.requestsWithin(tx, application.id), today);
    if (hindrance !== undefined) throw badInput("input.applicationId", hindrance);
  }
}

/** Nobody decides round a rule that the facts break: the facts are put right first, or the file is turned down. */
export function refuseFailed({ result }: EligibilityAnswer, become: "admitted" | "approved"): void {
  const failed = failedRules(result);
  if (failed.length === 0) return;
  throw badInput(
    "input.applicationId",
    `The application cannot be ${become}: by ${result.ruleSet}, version ${String(result.version)}, it fails ${failed.join(", ")}.`,
  );
}
