import { v7 as uuidv7 } from "uuid";
import type { JobQueue } from "../../../persistence/job-queue";
import type { Transaction } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import type { Day } from "../../shared/calendar";
import { type Clock, dayOf } from "../../shared/clock";
import { refuse } from "../../shared/domain-error";
import { INTRODUCTION_SIDES, type Introduction, type IntroductionSide } from "./introduction.entity";
import type { IntroductionChange, IntroductionTarget } from "./introduction-change";
import { IntroductionFollowUp } from "./introduction-follow-up.entity";
import {
  askedNextOn,
  firstAskedOn,
  followUpProblems,
  type FollowUpFacts,
  later,
  REMINDED_AGAIN_AFTER_DAYS,
} from "./introduction-follow-up.rules";
import type { IntroductionRecord, IntroductionRepository } from "./introduction.repository";
import { askedOn, organisationOn, refuseUnlessAccepted } from "./introduction.rules";
import { sideOf, type SideWish } from "./introduction-side";

const REMIND = "introduction-follow-up";

interface Question {
  readonly introductionId: string;
  readonly side: IntroductionSide;
  /** The day on which it was to be asked: an older question is void once the side has told. */
  readonly on: Day;
}

/** From the second acceptance on, both sides are asked what came of it. */
export async function askBothSides(tx: Transaction, introduction: Introduction): Promise<void> {
  const on = firstAskedOn(dayOf(tx.now));
  for (const side of INTRODUCTION_SIDES) await ask(tx, introduction, side, on);
}

async function ask(
  tx: Transaction,
  introduction: Introduction,
  side: IntroductionSide,
  on: Day | null,
): Promise<void> {
  Object.assign(introduction, side === "SEEKER" ? { seekerAskedOn: on } : { candidateAskedOn: on });
  if (on === null) return;
  const data: Question = { introductionId: introduction.id, side, on };
  for (const day of [on, later(on, REMINDED_AGAIN_AFTER_DAYS)])
    await tx.enqueue({ queue: REMIND, data, startAfter: new Date(`${day}T00:00:00Z`) });
}

/** Whether the two met, what comes next and how it ended: each side tells its own, as often as there is news. */
export class IntroductionFollowUps {
  constructor(
    jobs: JobQueue,
    private readonly repository: IntroductionRepository,
    private readonly change: IntroductionChange,
    private readonly clock: Clock,
  ) {
    jobs.handle(REMIND, (data) => this.remind(data as Question));
  }

  record(
    viewer: Viewer,
    target: IntroductionTarget,
    input: FollowUpFacts & { readonly side?: SideWish },
  ): Promise<IntroductionRecord> {
    refuse(followUpProblems(input, dayOf(this.clock.now())));
    const operation = "recordIntroductionFollowUp";
    return this.change.run(viewer, operation, target, async (tx, introduction, sides) => {
      const side = sideOf(viewer, sides, input.side);
      refuseUnlessAccepted(introduction);
      const { met, outcome, nextStep = null, nextStepOn = null, comment = null } = input;
      await tx.manager.insert(IntroductionFollowUp, {
        id: uuidv7(),
        introductionId: introduction.id,
        organisationId: organisationOn(side, introduction),
        ...{ met, outcome, nextStep, nextStepOn, comment },
        recordedBy: viewer.personId ?? "",
        recordedAt: tx.now,
      });
      await ask(tx, introduction, side, askedNextOn(input, dayOf(tx.now)));
    });
  }

  /** Writes to a side that was to be asked on that day and has not told since. */
  async remind({ introductionId, side, on }: Question): Promise<void> {
    const isStillAsked = (introduction: Introduction | undefined) =>
      introduction?.state === "ACCEPTED" && askedOn(side, introduction) === on;
    const [introduction] = await this.repository.findMany([introductionId]);
    if (!isStillAsked(introduction)) return;
    await this.change.runBySystem("remindIntroductionFollowUp", introductionId, async (tx, one) => {
      if (isStillAsked(one)) await this.change.tell(tx, side, one, "FOLLOW_UP");
    });
  }
}
