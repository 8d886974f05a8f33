import { IsNull } from "typeorm";
import { columnsOf } from "../../../../persistence/columns";
import type { Store, Transaction } from "../../../../persistence/store";
import type { Day } from "../../../shared/calendar";
import type { Clock } from "../../../shared/clock";
import type { Region } from "../../../shared/region";
import type { Register } from "../../../shared/register";
import { ApplicationDuty } from "../circle/application-duty.entity";
import type { ApplicationState } from "../life/application-life.rules";
import { ApplicationStep } from "../life/application-step.entity";
import { EligibilityAssessment } from "./eligibility-assessment.entity";
import { Evaluation } from "./evaluation.entity";
import { InformationRequest } from "./information-request.entity";
import type { EvaluatorCandidate } from "../circle/separation.rules";

/** A partner that a file targets, known from an introduction that both have accepted. */
export interface TargetedPartner {
  readonly introductionId: string;
  readonly organisationId: string;
  readonly name: string;
  readonly register: Register;
  readonly registryNumber: string;
  readonly region: Region | null;
}

/** A question to an applicant that waits for its answer. */
export interface OpenQuestion {
  readonly applicationId: string;
  readonly askedAt: Date;
  readonly answerBy: Day;
  readonly organisationId: string;
  readonly trackingNumber: string;
}

/** Somebody who holds the role of an evaluator. */
export type Evaluator = EvaluatorCandidate & { readonly name: string };

const PARTNERS = `select i.id as "introductionId", p.id as "organisationId", p.legal_name as name, p.register,
    p.registry_number as "registryNumber", p.region, own.id as "applicantId"
  from introduction i
  cross join lateral (values (i.seeker_id, i.candidate_id), (i.candidate_id, i.seeker_id)) pair(own_id, other_id)
  join organisation own on own.id = pair.own_id
  join organisation p on p.id = pair.other_id
  where i.state = 'ACCEPTED'`;

const HOLDERS = `select p.id as "personId", p.name, true as "holdsRole",
    coalesce((select array_agg(distinct o.organisation_id) from role_assignment o
      where o.person_id = p.id and o.organisation_id is not null and o.valid_from <= $1
        and (o.valid_until is null or o.valid_until > $1)), '{}') as "organisationIds"
  from person p
  where p.deactivated_at is null and exists (select 1 from role_assignment r where r.person_id = p.id
    and r.role = 'EVALUATOR' and r.valid_from <= $1 and (r.valid_until is null or r.valid_until > $1))`;

/** What belongs to files: steps, evaluations, questions, people and partners, and the frozen eligibility. */
export class ApplicationPartsRepository {
  constructor(
    private readonly store: Store,
    private readonly clock: Clock,
  ) {}

  steps(applicationIds: readonly string[]): Promise<ApplicationStep[]> {
    return this.of(ApplicationStep, "x.number", applicationIds);
  }

  duties(applicationIds: readonly string[]): Promise<ApplicationDuty[]> {
    return this.of(ApplicationDuty, "x.named_at, x.id", applicationIds);
  }

  /** Everything that one evaluator was named for, newest first. */
  async tasksOf(personId: string): Promise<ApplicationDuty[]> {
    const columns = columnsOf(this.store.dataSource, ApplicationDuty, "x");
    return this.store.read<ApplicationDuty>(
      "evaluation-tasks",
      `select ${columns} from application_duty x where x.person_id = $1 and x.duty = 'EVALUATE' order by x.id desc`,
      [personId],
    );
  }

  /** Questions of the agency that these applicants have not answered yet, the most urgent first. */
  openQuestionsTo(
    organisationIds: readonly string[],
    states: readonly ApplicationState[],
    most: number,
  ): Promise<OpenQuestion[]> {
    return this.store.read<OpenQuestion>(
      "open-questions-to-applicants",
      `select x.application_id as "applicationId", x.asked_at as "askedAt", x.answer_by as "answerBy",
              a.organisation_id as "organisationId", a.tracking_number as "trackingNumber"
         from information_request x join application a on a.id = x.application_id
        where a.organisation_id = any($1::uuid[]) and x.answered_at is null and a.state = any($2::text[])
        order by x.answer_by, x.id limit $3`,
      [organisationIds, states, most],
    );
  }

  /** In the order of their evaluators' pseudonyms, which tells nothing of who was first. */
  evaluations(applicationIds: readonly string[]): Promise<Evaluation[]> {
    return this.of(Evaluation, "md5(x.id::text)", applicationIds);
  }

  requests(applicationIds: readonly string[]): Promise<InformationRequest[]> {
    return this.of(InformationRequest, "x.id", applicationIds);
  }

  assessments(applicationIds: readonly string[]): Promise<EligibilityAssessment[]> {
    return this.of(EligibilityAssessment, "x.assessed_at, x.id", applicationIds);
  }

  assessmentsById(ids: readonly string[]): Promise<EligibilityAssessment[]> {
    const columns = columnsOf(this.store.dataSource, EligibilityAssessment, "x");
    return this.store.read<EligibilityAssessment>(
      "eligibility-assessments-by-id",
      `select ${columns} from eligibility_assessment x where x.id = any($1::uuid[])`,
      [ids],
    );
  }

  /** Names of people, for those to whom a file tells them. */
  names(personIds: readonly string[]): Promise<{ id: string; name: string }[]> {
    return this.store.read(
      "names-of-people",
      `select p.id, p.name from person p where p.id = any($1::uuid[])`,
      [personIds],
    );
  }

  /** The partners of accepted introductions, with the organisation that each was introduced to. */
  partners(introductionIds: readonly string[]): Promise<(TargetedPartner & { applicantId: string })[]> {
    return this.store.read(
      "targeted-partners",
      `${PARTNERS} and i.id = any($1::uuid[]) order by p.legal_name, i.id`,
      [introductionIds],
    );
  }

  partnersWithin(
    tx: Transaction,
    organisationId: string,
    introductionIds: readonly string[],
  ): Promise<TargetedPartner[]> {
    return tx.query<TargetedPartner>(`${PARTNERS} and i.id = any($1::uuid[]) and own.id = $2`, [
      introductionIds,
      organisationId,
    ]);
  }

  requestsWithin(tx: Transaction, applicationId: string): Promise<InformationRequest[]> {
    return tx.manager.find(InformationRequest, { where: { applicationId }, order: { id: "ASC" } });
  }

  /** The newest question without an answer, late or not. */
  unansweredWithin(tx: Transaction, applicationId: string): Promise<InformationRequest | null> {
    return tx.manager.findOne(InformationRequest, {
      where: { applicationId, answeredAt: IsNull() },
      order: { id: "DESC" },
    });
  }

  evaluators(): Promise<Evaluator[]> {
    return this.store.read<Evaluator>("evaluators", `${HOLDERS} order by p.name, p.id`, [this.clock.now()]);
  }

  async evaluatorWithin(tx: Transaction, personId: string): Promise<Evaluator | undefined> {
    const [person] = await tx.query<Evaluator>(`${HOLDERS} and p.id = $2`, [tx.now, personId]);
    return person;
  }

  private of<Part extends object>(
    entity: new () => Part,
    order: string,
    applicationIds: readonly string[],
  ): Promise<Part[]> {
    const { tableName } = this.store.dataSource.getMetadata(entity);
    const columns = columnsOf(this.store.dataSource, entity, "x");
    return this.store.read<Part>(
      `${tableName}-of-applications`,
      `select ${columns} from ${tableName} x where x.application_id = any($1::uuid[]) order by ${order}`,
      [applicationIds],
    );
  }
}
