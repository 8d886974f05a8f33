import { v7 as uuidv7 } from "uuid";
import { onlyOnce } from "../../../persistence/idempotency";
import type { Store, Transaction } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import { badInput, DomainError, notFound, refuse } from "../../shared/domain-error";
import type { PageRequest } from "../../shared/page";
import { textProblems } from "../../shared/text";
import type { Introduction } from "./introduction.entity";
import type { IntroductionChange } from "./introduction-change";
import { IntroductionMessage } from "./introduction-message.entity";
import type { IntroductionPartsRepository } from "./introduction-parts.repository";
import type { IntroductionRepository } from "./introduction.repository";
import { maySeeIntroduction } from "./introduction.repository";
import { sidesToAnswer } from "./introduction.rules";
import { isOfTheTwo, otherSide, sideOf, type SideWish } from "./introduction-side";

export interface NewMessage {
  readonly introductionId: string;
  readonly text: string;
  readonly side?: SideWish;
  readonly idempotencyKey?: string | null | undefined;
}

export interface MessageParts {
  readonly change: IntroductionChange;
  readonly introductions: IntroductionRepository;
  readonly messages: IntroductionPartsRepository;
}

/**
 * Both sides write to each other through the introduction; addresses stay with their owners. Before both have accepted,
 * only advisers write: they know what would tell who somebody is, and a check of the words could be got round.
 */
export class IntroductionMessages {
  constructor(
    private readonly store: Store,
    private readonly parts: MessageParts,
  ) {}

  async write(viewer: Viewer, input: NewMessage): Promise<IntroductionMessage> {
    refuse(textProblems(input.text, "text", "input.text"));
    const id = await this.store.transaction(viewer.actor, (tx) =>
      onlyOnce(tx, "writeIntroductionMessage", input, () => this.insert(tx, viewer, input)),
    );
    const message = await this.parts.messages.message(id);
    if (!message) throw notFound("message");
    return message;
  }

  /** None to those who may see the introduction and are of neither side. */
  async page(viewer: Viewer, introductionId: string, page: PageRequest): Promise<IntroductionMessage[]> {
    const [introduction] = await this.parts.introductions.findMany([introductionId]);
    if (!introduction || !maySeeIntroduction(viewer, introduction))
      throw notFound("introduction", "introductionId");
    return isOfTheTwo(viewer, introduction) ? this.parts.messages.messagesOf(introductionId, page) : [];
  }

  private async insert(tx: Transaction, viewer: Viewer, input: NewMessage): Promise<string> {
    const { introduction, sides } = await this.parts.change.lock(tx, viewer, input.introductionId);
    const side = sideOf(viewer, sides, input.side);
    const byAdviser = !viewer.edits(sides[side].organisationId);
    refuseUnlessOpen(introduction, byAdviser);
    const message = tx.manager.create(IntroductionMessage, {
      id: uuidv7(),
      introductionId: introduction.id,
      side,
      byAdviser,
      text: input.text,
      writtenBy: viewer.personId ?? "",
      writtenAt: tx.now,
    });
    await tx.manager.insert(IntroductionMessage, message);
    await tx.record({
      operation: "writeIntroductionMessage",
      subjectType: "IntroductionMessage",
      subjectId: message.id,
      after: message,
    });
    await this.parts.change.tell(tx, otherSide(side), introduction, "MESSAGE");
    return message.id;
  }
}

function refuseUnlessOpen(introduction: Introduction, byAdviser: boolean): void {
  if (introduction.state === "ACCEPTED") return;
  if (sidesToAnswer(introduction).length === 0)
    throw badInput(
      "input.introductionId",
      `The introduction is ${introduction.state}; the two write to each other while they answer it and after both have accepted.`,
    );
  if (!byAdviser)
    throw new DomainError(
      "FORBIDDEN",
      "Until both have accepted, advisers write for their side, so that nobody tells who it is. Ask yours.",
    );
}
