import { v7 as uuidv7 } from "uuid";
import type { Viewer } from "../../../../security/viewer";
import { lastDayToAnswer } from "../../../partnering/introductions/introduction.rules";
import { badInput, refuse } from "../../../shared/domain-error";
import { textProblems } from "../../../shared/text";
import type { ApplicationChange, ApplicationTarget } from "../progress/application-change";
import { activeEvaluators } from "../circle/application-circle.rules";
import { ApplicationDuty } from "../circle/application-duty.entity";
import type { ApplicationPartsRepository } from "../file/application-parts.repository";
import type { ApplicationRecord } from "../circle/application.repository";
import { type DecisionBasis, refuseFailed } from "./decision-basis";
import { isWaiting } from "./information.rules";
import { InformationRequest } from "../file/information-request.entity";
import { evaluatorHindrance, FEWEST_EVALUATORS, recommendationHindrance } from "../circle/separation.rules";

/** What the agency's coordinator does with a file. */
export class CoordinationService {
  constructor(
    private readonly change: ApplicationChange,
    private readonly parts: ApplicationPartsRepository,
    private readonly basis: DecisionBasis,
  ) {}

  /** The decision rests on the eligibility as it is known now, frozen with it. A rule that the file breaks is not gone round. */
  async decideAdmissibility(
    viewer: Viewer,
    target: ApplicationTarget,
    admissible: boolean,
    reasons: string,
  ): Promise<ApplicationRecord | null> {
    refuse(textProblems(reasons, "text", "input.reasons"));
    const assessed = await this.basis.eligibilityFor(viewer, target.applicationId);
    return this.change.run(viewer, "decideAdmissibility", target, async (file) => {
      await this.basis.refuseWaiting(file);
      if (admissible) refuseFailed(assessed, "admitted");
      await this.basis.freeze(file, "ADMISSIBILITY", assessed);
      await this.change.mails.tellApplicant(file.tx, file.application, "ADMISSIBILITY_DECIDED");
      return { to: admissible ? "ADMISSIBLE" : "INADMISSIBLE", reasons };
    });
  }

  /** With the second evaluator the evaluation begins. */
  assignEvaluator(
    viewer: Viewer,
    target: ApplicationTarget,
    personId: string,
  ): Promise<ApplicationRecord | null> {
    return this.change.run(viewer, "assignEvaluator", target, async ({ tx, application, record }) => {
      const person = await this.parts.evaluatorWithin(tx, personId);
      if (!person)
        throw badInput("input.personId", "There is no such person who holds the role EVALUATOR now.");
      const partners = await this.parts.partnersWithin(
        tx,
        application.organisationId,
        application.introductionIds,
      );
      const hindrance = evaluatorHindrance(
        person,
        record,
        partners.map(({ organisationId }) => organisationId),
      );
      if (hindrance !== undefined) throw badInput("input.personId", hindrance);
      await tx.manager.insert(ApplicationDuty, {
        id: uuidv7(),
        applicationId: application.id,
        personId,
        duty: "EVALUATE",
        namedBy: viewer.personId ?? "",
        namedAt: tx.now,
      });
      await this.change.mails.tellPerson(tx, personId, application, "EVALUATOR_NAMED");
      const enough = activeEvaluators(record.duties).length + 1 >= FEWEST_EVALUATORS;
      return enough ? { to: "IN_EVALUATION" } : {};
    });
  }

  /** Whoever has submitted stays: an evaluation that is there is not taken away. */
  releaseEvaluator(
    viewer: Viewer,
    target: ApplicationTarget,
    personId: string,
    reasons: string,
  ): Promise<ApplicationRecord | null> {
    refuse(textProblems(reasons, "text", "input.reasons"));
    return this.change.run(viewer, "releaseEvaluator", target, async ({ tx, application }) => {
      const duty = await tx.manager.findOneBy(ApplicationDuty, {
        applicationId: application.id,
        personId,
        duty: "EVALUATE",
      });
      if (!duty) throw badInput("input.personId", "This person is not named as an evaluator of the file.");
      if (duty.releasedAt !== null) throw badInput("input.personId", "This person was released already.");
      if (duty.evaluatedAt !== null)
        throw badInput("input.personId", "This person has submitted an evaluation, which stays on the file.");
      Object.assign(duty, { releasedAt: tx.now, releaseReasons: reasons });
      await tx.manager.save(duty);
      return { reasons };
    });
  }

  /** Stops the clock until the answer, and leaves the state. */
  requestInformation(
    viewer: Viewer,
    target: ApplicationTarget,
    question: string,
  ): Promise<ApplicationRecord | null> {
    refuse(textProblems(question, "text", "input.question"));
    return this.change.run(viewer, "requestInformation", target, async ({ tx, application, today }) => {
      const requests = await this.parts.requestsWithin(tx, application.id);
      if (requests.some((request) => isWaiting(request, today)))
        throw badInput("input.applicationId", "A question about this application is open already.");
      const { informationDays } = await this.change.levels.onWithin(tx, application.submittedOn);
      const answerBy = lastDayToAnswer(today, informationDays);
      await tx.manager.insert(InformationRequest, {
        id: uuidv7(),
        applicationId: application.id,
        question,
        askedBy: viewer.personId ?? "",
        askedAt: tx.now,
        answerBy,
      });
      await this.change.mails.tellApplicant(tx, application, "INFORMATION_REQUESTED", answerBy);
      return {};
    });
  }

  /** Rests on the evaluations of all evaluators who are not released, two at least. */
  recommend(
    viewer: Viewer,
    target: ApplicationTarget,
    recommended: boolean,
    reasons: string,
  ): Promise<ApplicationRecord | null> {
    refuse(textProblems(reasons, "text", "input.reasons"));
    return this.change.run(viewer, "recommendApplication", target, async (file) => {
      await this.basis.refuseWaiting(file);
      const hindrance = recommendationHindrance(file.record.duties);
      if (hindrance !== undefined) throw badInput("input.applicationId", hindrance);
      file.application.recommended = recommended;
      return { to: recommended ? "RECOMMENDED" : "NOT_RECOMMENDED", reasons };
    });
  }
}
