import { v7 as uuidv7 } from "uuid";
import type { JobQueue } from "../../../persistence/job-queue";
import type { Store, Transaction } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import { IntroductionParties } from "../../partnering/introductions/introduction-parties";
import { dayOf } from "../../shared/clock";
import { badInput, type InputProblem, refuse } from "../../shared/domain-error";
import { type Money, moneyProblems } from "../../shared/money";
import { optionalTextProblems } from "../../shared/text";
import { Agreement } from "./agreement.entity";
import { partyFor } from "./agreement-party";
import { followUpMail } from "./agreement-mails";
import type { AgreementRecord } from "./agreement.repository";
import { partyOf } from "./agreement.repository";
import {
  type AgreementParty,
  dueOn,
  FOLLOW_UP_MONTHS,
  type FollowUpMonth,
  isFollowUpMonth,
} from "./agreement.rules";
import type { AgreementService, AgreementTarget } from "./agreement.service";
import { FollowUp } from "./follow-up.entity";

const REMIND = "agreement-follow-up";

interface Reminder {
  readonly agreementId: string;
  readonly month: FollowUpMonth;
}

export interface NewFollowUp {
  readonly month: number;
  readonly turnover?: Money | null | undefined;
  readonly jobs?: number | null | undefined;
  readonly products?: string | null | undefined;
  readonly party?: AgreementParty | null | undefined;
}

/** Puts the three reminders into the queue, in the transaction in which the second party signs. */
export async function scheduleFollowUps(tx: Transaction, { id, signedOn }: Agreement): Promise<void> {
  if (signedOn === null) return;
  for (const month of FOLLOW_UP_MONTHS) {
    const data: Reminder = { agreementId: id, month };
    await tx.enqueue({ queue: REMIND, data, startAfter: new Date(`${dueOn(signedOn, month)}T00:00:00Z`) });
  }
}

/** What came of an agreement after 6, 12 and 24 months: each party tells its own. */
export class AgreementFollowUps {
  private readonly parties = new IntroductionParties();

  constructor(
    private readonly store: Store,
    private readonly agreements: AgreementService,
    jobs: JobQueue,
  ) {
    jobs.handle(REMIND, (data) => this.remind(data as Reminder));
  }

  record(viewer: Viewer, target: AgreementTarget, input: NewFollowUp): Promise<AgreementRecord> {
    refuse(followUpProblems(input));
    return this.agreements.change(viewer, "recordFollowUp", target, async (tx, agreement, record) => {
      const { organisationId } = partyOf(record, partyFor(viewer, record, input.party));
      const month = monthOf(input.month);
      refuseUndue(agreement, month, dayOf(tx.now));
      const known = await tx.manager.findOneBy(FollowUp, {
        agreementId: agreement.id,
        organisationId,
        month,
      });
      if (known) throw badInput("input.month", `This party has told of month ${String(month)} already.`);
      await tx.manager.insert(FollowUp, {
        id: uuidv7(),
        agreementId: agreement.id,
        organisationId,
        month,
        turnoverAmount: input.turnover?.amount ?? null,
        turnoverCurrency: input.turnover?.currency ?? null,
        jobs: input.jobs ?? null,
        products: input.products ?? null,
        recordedAt: tx.now,
        recordedBy: viewer.personId ?? "",
      });
    });
  }

  /** Writes to each party that has not told yet. */
  async remind({ agreementId, month }: Reminder): Promise<void> {
    await this.store.transaction({ personId: null, roles: [] }, async (tx) => {
      const agreement = await tx.manager.findOneBy(Agreement, { id: agreementId });
      if (!agreement || agreement.state === "ENDED") return;
      const told = await tx.manager.findBy(FollowUp, { agreementId, month });
      const silent = [agreement.seekerId, agreement.candidateId].filter(
        (id) => !told.some(({ organisationId }) => organisationId === id),
      );
      for (const organisationId of silent)
        for (const recipient of await this.parties.recipientsFor(tx, organisationId))
          await tx.sendMail(followUpMail(recipient, month));
      await tx.record({ operation: "remindFollowUp", subjectType: "Agreement", subjectId: agreementId });
    });
  }
}

function monthOf(month: number): FollowUpMonth {
  if (isFollowUpMonth(month)) return month;
  throw badInput(
    "input.month",
    `Follow-ups are told after ${FOLLOW_UP_MONTHS.join(", ")} months, not after ${String(month)}.`,
  );
}

function refuseUndue({ signedOn }: Agreement, month: FollowUpMonth, today: string): void {
  if (signedOn === null) throw badInput("input.agreementId", "The agreement is not signed yet.");
  const due = dueOn(signedOn, month);
  if (today < due)
    throw badInput("input.month", `Month ${String(month)} is over on ${due}; today is ${today}.`);
}

function followUpProblems({ turnover, jobs, products }: NewFollowUp): InputProblem[] {
  const problems = [
    ...(turnover ? moneyProblems(turnover, "input.turnover") : []),
    ...optionalTextProblems(products, "text", "input.products"),
  ];
  if (jobs !== null && jobs !== undefined && (jobs < 0 || jobs > 100_000))
    problems.push({ field: "input.jobs", message: `The jobs ${String(jobs)} take 0 to 100,000.` });
  if (!turnover && (jobs ?? null) === null && !products)
    problems.push({ field: "input.turnover", message: "Tell of the turnover, the jobs or the products." });
  return problems;
}
