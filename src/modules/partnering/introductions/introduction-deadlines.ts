import { DateTime } from "luxon";
import type { JobQueue } from "../../../persistence/job-queue";
import type { Transaction } from "../../../persistence/store";
import { type Clock, dayOf } from "../../shared/clock";
import type { Introduction } from "./introduction.entity";
import type { IntroductionChange } from "./introduction-change";
import type { IntroductionRepository } from "./introduction.repository";
import { REMINDED_DAYS_BEFORE, sidesToAnswer } from "./introduction.rules";

const REMIND = "introduction-reminder";
const EXPIRE = "introduction-expiry";

/** Puts the reminder and the end into the queue, in the transaction that sends the introduction. */
export async function scheduleDeadlines(tx: Transaction, { id, answerBy }: Introduction): Promise<void> {
  if (answerBy === null) return;
  const data = { introductionId: id };
  await tx.enqueue({ queue: REMIND, data, startAfter: startOf(answerBy, -REMINDED_DAYS_BEFORE) });
  await tx.enqueue({ queue: EXPIRE, data, startAfter: startOf(answerBy, 1) });
}

function startOf(day: string, shift: number): Date {
  return DateTime.fromISO(day, { zone: "utc" }).plus({ days: shift }).toJSDate();
}

/** Reminds whoever has not answered, and ends what nobody answered in time. */
export class IntroductionDeadlines {
  constructor(
    jobs: JobQueue,
    private readonly repository: IntroductionRepository,
    private readonly change: IntroductionChange,
    private readonly clock: Clock,
  ) {
    jobs.handle(REMIND, (data) => this.remind((data as { introductionId: string }).introductionId));
    jobs.handle(EXPIRE, (data) => this.expire((data as { introductionId: string }).introductionId));
  }

  async remind(id: string): Promise<void> {
    if (!(await this.isAwaited(id))) return;
    await this.change.runBySystem("remindIntroduction", id, async (tx, introduction) => {
      for (const side of sidesToAnswer(introduction))
        await this.change.tell(tx, side, introduction, "REMINDER");
    });
  }

  async expire(id: string): Promise<void> {
    const introduction = await this.isAwaited(id);
    if (!introduction?.answerBy || dayOf(this.clock.now()) <= introduction.answerBy) return;
    await this.change.runBySystem("expireIntroduction", id, async (tx, one) => {
      if (sidesToAnswer(one).length === 0) return;
      Object.assign(one, { state: "EXPIRED", endedAt: tx.now });
      for (const side of ["SEEKER", "CANDIDATE"] as const) await this.change.tell(tx, side, one, "EXPIRED");
    });
  }

  private async isAwaited(id: string): Promise<Introduction | undefined> {
    const [introduction] = await this.repository.findMany([id]);
    return introduction && sidesToAnswer(introduction).length > 0 ? introduction : undefined;
  }
}
