import type { Transaction } from "../../../persistence/store";
import type { Identification } from "../../../security/identification";
import type { Viewer } from "../../../security/viewer";
import { badInput, refuse } from "../../shared/domain-error";
import { optionalTextProblems } from "../../shared/text";
import { INTRODUCTION_SIDES, type Introduction } from "./introduction.entity";
import type { IntroductionChange, IntroductionTarget } from "./introduction-change";
import { askBothSides } from "./introduction-follow-ups";
import type { IntroductionRecord } from "./introduction.repository";
import {
  acceptedAt,
  type DeclineReason,
  organisationOn,
  refuseTransition,
  sidesToAnswer,
} from "./introduction.rules";
import { otherSide, sideOf, type SideWish } from "./introduction-side";

export interface Decline {
  readonly reason: DeclineReason;
  readonly comment?: string | null | undefined;
}

/** Both sides answer, themselves or through the advisers of their region. */
export class IntroductionAnswerService {
  constructor(
    private readonly change: IntroductionChange,
    private readonly identification: Identification,
  ) {}

  /** The candidate has read it; it may take its time. */
  acknowledge(viewer: Viewer, target: IntroductionTarget): Promise<IntroductionRecord> {
    return this.change.run(viewer, "acknowledgeIntroduction", target, (tx, introduction, sides) => {
      sideOf(viewer, sides, "CANDIDATE");
      refuseTransition(introduction.state, "ACKNOWLEDGED");
      Object.assign(introduction, { state: "ACKNOWLEDGED", acknowledgedAt: tx.now });
    });
  }

  /** When both have accepted, each learns who the other is. */
  async accept(viewer: Viewer, target: IntroductionTarget, wish: SideWish): Promise<IntroductionRecord> {
    const introduction = await this.change.run(
      viewer,
      "acceptIntroduction",
      target,
      async (tx, one, sides) => {
        refuseTransition(one.state, "ACCEPTED");
        const side = sideOf(viewer, sides, wish);
        if (acceptedAt(side, one))
          throw badInput(
            "input.introductionId",
            "This side has accepted already; the other has not answered yet.",
          );
        Object.assign(
          one,
          side === "SEEKER" ? { seekerAcceptedAt: tx.now } : { candidateAcceptedAt: tx.now },
        );
        if (sidesToAnswer(one).length === 0) await this.conclude(tx, one);
      },
    );
    // Both now read more of each other: on this node with the next request.
    if (introduction.state === "ACCEPTED") this.identification.forget();
    return introduction;
  }

  decline(
    viewer: Viewer,
    target: IntroductionTarget,
    { reason, comment = null }: Decline,
    wish: SideWish,
  ): Promise<IntroductionRecord> {
    refuse(optionalTextProblems(comment, "text", "input.comment"));
    if (reason === "OTHER" && !comment)
      throw badInput("input.comment", "Say in the comment what the other reason is.");
    return this.change.run(viewer, "declineIntroduction", target, async (tx, introduction, sides) => {
      refuseTransition(introduction.state, "DECLINED");
      const side = sideOf(viewer, sides, wish);
      Object.assign(introduction, {
        state: "DECLINED",
        endedAt: tx.now,
        declinedBy: side,
        declineReason: reason,
        declineComment: comment,
      });
      await this.change.tell(tx, otherSide(side), introduction, "DECLINED");
    });
  }

  /** Names now cross the ocean, both ways: two entries of their own in the audit log. */
  private async conclude(tx: Transaction, introduction: Introduction): Promise<void> {
    Object.assign(introduction, { state: "ACCEPTED", endedAt: tx.now });
    await askBothSides(tx, introduction);
    for (const side of INTRODUCTION_SIDES) {
      await this.change.tell(tx, side, introduction, "ACCEPTED");
      await tx.record({
        kind: "DISCLOSURE",
        operation: "acceptIntroduction",
        subjectType: "Organisation",
        subjectId: organisationOn(side, introduction),
        reason: `accepted introduction ${introduction.id}`,
      });
    }
  }
}
