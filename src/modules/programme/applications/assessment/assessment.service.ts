import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "../../../../persistence/store";
import { mayRead } from "../../../../security/disclosure";
import type { Viewer } from "../../../../security/viewer";
import { type Clock, localDayOf } from "../../../shared/clock";
import { notFound } from "../../../shared/domain-error";
import type { Organisation } from "../../../partnering/organisations/organisation.entity";
import type { OrganisationRepository } from "../../../partnering/organisations/organisation.repository";
import type { EligibilityFacts, EligibilityResult } from "../../eligibility/eligibility";
import type { EligibilityAnswer, EligibilityService } from "../../eligibility/eligibility.service";
import { usualRuleSet } from "../../eligibility/rule-set.rules";
import type { AssessmentOccasion } from "../life/application";
import { deciderCircle } from "../circle/application-circle.rules";
import type { ApplicationFiles } from "../circle/application-files";
import { isOpen } from "../life/application-life.rules";
import type { ApplicationPartsRepository } from "../file/application-parts.repository";
import type { ApplicationRecord } from "../circle/application.repository";
import { differenceOf, type EligibilityDifference, pseudonymise, sameContent } from "./assessment.rules";
import { EligibilityAssessment } from "../file/eligibility-assessment.entity";
import { projectOf } from "./file-projects";

/** A frozen result computed once more from its own facts by its own versions. */
export interface Replay {
  readonly assessment: EligibilityAssessment;
  readonly application: ApplicationRecord;
  readonly replayed: EligibilityResult;
  readonly isIdentical: boolean;
}

/**
 * The eligibility that decisions on files rest on. It is worked out from all that is known, holders' figures too, at the
 * day of the submission; what is frozen holds pseudonyms and can be computed again from itself alone.
 */
export class AssessmentService {
  constructor(
    private readonly eligibility: EligibilityService,
    private readonly organisations: OrganisationRepository,
    private readonly files: ApplicationFiles,
    private readonly parts: ApplicationPartsRepository,
    private readonly clock: Clock,
  ) {}

  /** Before the decision's transaction: facts are read, then the decision rests on what was read. */
  async assess(application: ApplicationRecord): Promise<EligibilityAnswer> {
    const organisation = await this.applicantOf(application);
    const facts = await this.factsNow(organisation, application);
    return this.eligibility.assess(organisation, facts, usualRuleSet(application.side));
  }

  async freeze(
    tx: Transaction,
    applicationId: string,
    occasion: AssessmentOccasion,
    { facts, result, europeanVersion }: EligibilityAnswer,
  ): Promise<void> {
    await tx.manager.insert(EligibilityAssessment, {
      id: uuidv7(),
      applicationId,
      occasion,
      assessedAt: tx.now,
      asOf: result.asOf,
      ruleSet: result.ruleSet,
      ruleSetVersion: result.version,
      europeanVersion,
      facts: facts as object,
      result: result as object,
    });
  }

  async replay(viewer: Viewer, assessmentId: string): Promise<Replay> {
    const [assessment] = await this.parts.assessmentsById([assessmentId]);
    const application = assessment && (await this.files.find(viewer, assessment.applicationId));
    if (
      !assessment ||
      !application ||
      !mayRead(viewer, 4, { ...application, circle: deciderCircle(application) })
    )
      throw notFound("assessment", "assessmentId");
    const organisation = await this.applicantOf(application);
    const { result: replayed } = await this.eligibility.assessBy(organisation, assessment.facts, assessment);
    return { assessment, application, replayed, isIdentical: sameContent(assessment.result, replayed) };
  }

  /**
   * What would come out otherwise today. Facts reach a file through many doors (profile, figures, holders of holders,
   * rates) and versions come into force by the mere passing of days, so that a job would always know of something too
   * late: open files are worked out anew whenever somebody who decides on them looks.
   */
  async differences(application: ApplicationRecord): Promise<EligibilityDifference[]> {
    const frozen = await this.latest(application.id);
    if (!frozen || !isOpen(application.state)) return [];
    const organisation = await this.applicantOf(application);
    const facts = await this.factsNow(organisation, application);
    const sameRules = await this.eligibility.assessBy(organisation, facts, frozen);
    const today = localDayOf(this.clock.now(), application.side);
    const versions = await this.eligibility.versionsOn(frozen.ruleSet, today);
    const newRules = await this.eligibility.assessBy(organisation, facts, versions);
    return [
      differenceOf("FACTS", frozen.result, sameRules.result),
      differenceOf("RULES", sameRules.result, newRules.result),
    ].filter((difference) => difference !== null);
  }

  private async latest(applicationId: string): Promise<EligibilityAssessment | undefined> {
    const assessments = await this.parts.assessments([applicationId]);
    return assessments.at(-1);
  }

  private async factsNow(
    organisation: Organisation,
    application: ApplicationRecord,
  ): Promise<EligibilityFacts> {
    const facts = await this.eligibility.facts(
      organisation,
      application.submittedOn,
      projectOf(application),
      () => true,
    );
    return pseudonymise(facts);
  }

  private async applicantOf({ organisationId }: ApplicationRecord): Promise<Organisation> {
    const [organisation] = await this.organisations.findMany([organisationId]);
    if (!organisation) throw notFound("organisation");
    return organisation;
  }
}
