import { v7 as uuidv7 } from "uuid";
import { onlyOnce } from "../../../persistence/idempotency";
import type { Store, Transaction } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import { type Clock, dayOf } from "../../shared/clock";
import { badInput, DomainError, notFound, refuse } from "../../shared/domain-error";
import type { DisclosureSubject } from "../../shared/disclosure-subject";
import type { PageRequest } from "../../shared/page";
import { optionalTextProblems, textProblems } from "../../shared/text";
import type { NeedRecord } from "../needs/need.repository";
import type { NeedService } from "../needs/need.service";
import type { OrganisationService } from "../organisations/organisation.service";
import type { BlockedPairRepository } from "../pairs/blocked-pair.repository";
import type { VerdictRepository } from "../suggestions/verdict.repository";
import { Introduction, type IntroductionSide } from "./introduction.entity";
import type { IntroductionChange, IntroductionTarget } from "./introduction-change";
import { scheduleDeadlines } from "./introduction-deadlines";
import {
  type IntroductionFilter,
  type IntroductionRecord,
  type IntroductionRepository,
  maySeeIntroduction,
} from "./introduction.repository";
import {
  lastDayToAnswer,
  refuseHindered,
  refuseTransition,
  sidesAwaited,
  sidesToAnswer,
} from "./introduction.rules";

export interface NewIntroduction {
  readonly needId: string;
  readonly candidateId: string;
  readonly message: string;
  /** Why the same two are introduced again within six months. */
  readonly againBecause?: string | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
}

export interface IntroductionParts {
  readonly repository: IntroductionRepository;
  readonly change: IntroductionChange;
  readonly needs: NeedService;
  readonly organisations: OrganisationService;
  readonly verdicts: VerdictRepository;
  readonly pairs: BlockedPairRepository;
}

/** What the seeker's adviser does with an introduction; answers are given by both sides elsewhere. */
export class IntroductionService {
  constructor(
    private readonly store: Store,
    private readonly parts: IntroductionParts,
    private readonly clock: Clock,
  ) {}

  /** Those of them that exist and that the viewer may see, in any order. */
  async findMany(viewer: Viewer, ids: readonly string[]): Promise<IntroductionRecord[]> {
    const introductions = await this.parts.repository.findMany(ids);
    return introductions.filter((introduction) => maySeeIntroduction(viewer, introduction));
  }

  /** Who the other side is cannot be found out by asking for one organisation after another. */
  async page(viewer: Viewer, filter: IntroductionFilter, page: PageRequest): Promise<IntroductionRecord[]> {
    if (filter.organisationId && !viewer.mayKnow(filter.organisationId)) return [];
    return this.parts.repository.page(viewer, filter, page);
  }

  /** Whose turn it is today. */
  awaits(introduction: IntroductionRecord): IntroductionSide[] {
    return sidesAwaited(introduction, dayOf(this.clock.now()));
  }

  async start(viewer: Viewer, input: NewIntroduction): Promise<IntroductionRecord> {
    refuse([
      ...textProblems(input.message, "text", "input.message"),
      ...optionalTextProblems(input.againBecause, "line", "input.againBecause"),
    ]);
    const need = await this.needOf(viewer, input.needId);
    await this.refuseCandidate(viewer, need, input.candidateId);
    const id = await this.store.transaction(viewer.actor, (tx) =>
      onlyOnce(tx, "startIntroduction", input, () => this.write(tx, viewer, need, input)),
    );
    return this.parts.change.read(id);
  }

  /** From here on both sides see it, and have thirty days to answer. */
  send(viewer: Viewer, target: IntroductionTarget): Promise<IntroductionRecord> {
    return this.parts.change.run(
      viewer,
      "sendIntroduction",
      target,
      async (tx, introduction, { SEEKER, CANDIDATE }) => {
        refuseUnlessAdviser(viewer, SEEKER);
        refuseTransition(introduction.state, "SENT");
        if (CANDIDATE.organisationArchived)
          throw badInput(
            "input.introductionId",
            "The candidate is no longer in use. Withdraw the introduction.",
          );
        Object.assign(introduction, {
          state: "SENT",
          sentAt: tx.now,
          answerBy: lastDayToAnswer(dayOf(tx.now)),
        });
        await this.parts.change.tell(tx, "CANDIDATE", introduction, "SENT");
        await this.parts.change.tell(tx, "SEEKER", introduction, "SENT");
        await scheduleDeadlines(tx, introduction);
      },
    );
  }

  withdraw(viewer: Viewer, target: IntroductionTarget): Promise<IntroductionRecord> {
    return this.parts.change.run(
      viewer,
      "withdrawIntroduction",
      target,
      async (tx, introduction, { SEEKER }) => {
        refuseUnlessAdviser(viewer, SEEKER);
        refuseTransition(introduction.state, "WITHDRAWN");
        if (sidesToAnswer(introduction).length > 0)
          await this.parts.change.tell(tx, "CANDIDATE", introduction, "WITHDRAWN");
        Object.assign(introduction, { state: "WITHDRAWN", endedAt: tx.now });
      },
    );
  }

  private async needOf(viewer: Viewer, needId: string): Promise<NeedRecord> {
    const need = await this.parts.needs.find(viewer, needId);
    if (!need) throw notFound("need", "input.needId");
    refuseUnlessAdviser(viewer, need);
    if (need.status !== "PUBLISHED")
      throw badInput(
        "input.needId",
        `The need is ${need.status}; introductions are made for published needs.`,
      );
    return need;
  }

  private async refuseCandidate(viewer: Viewer, need: NeedRecord, candidateId: string): Promise<void> {
    const field = "input.candidateId";
    if (need.organisationId === candidateId)
      throw badInput(field, "An organisation is not introduced to itself.");
    const candidate = await this.parts.organisations.find(viewer, candidateId);
    if (!candidate) throw notFound("organisation", field);
    if (candidate.archivedAt !== null) throw badInput(field, `${candidate.legalName} is no longer in use.`);
    if (await this.parts.pairs.isBlocked(need.organisationId, candidateId))
      throw badInput(field, `An adviser keeps the two organisations apart. Unblock the pair first.`);
    const verdicts = await this.parts.verdicts.standingOn(need.id);
    if (verdicts.some(({ organisationId, kind }) => organisationId === candidateId && kind === "DISMISSED"))
      throw badInput(field, `${candidate.legalName} was dismissed for this need. Undo that verdict first.`);
  }

  private async write(
    tx: Transaction,
    viewer: Viewer,
    need: NeedRecord,
    input: NewIntroduction,
  ): Promise<string> {
    const { candidateId, message, againBecause = null } = input;
    const seekerId = need.organisationId;
    // Another introduction of the two waits here until this one is committed, and then finds it.
    await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [
      ["introduction", ...[seekerId, candidateId].sort()].join(":"),
    ]);
    refuseHindered(await this.parts.repository.ofPair(tx, seekerId, candidateId), tx.now, againBecause);
    const introduction = tx.manager.create(Introduction, {
      id: uuidv7(),
      needId: need.id,
      seekerId,
      candidateId,
      state: "DRAFT",
      message,
      againBecause,
      startedBy: viewer.personId ?? "",
      createdAt: tx.now,
      updatedAt: tx.now,
      version: 1,
    });
    await tx.manager.insert(Introduction, introduction);
    await tx.record({
      operation: "startIntroduction",
      subjectType: "Introduction",
      subjectId: introduction.id,
      ...(againBecause ? { reason: againBecause } : {}),
      after: introduction,
    });
    return introduction.id;
  }
}

function refuseUnlessAdviser(viewer: Viewer, subject: DisclosureSubject): void {
  if (!viewer.advises(subject))
    throw new DomainError(
      "FORBIDDEN",
      "An adviser of the region of the organisation that has the need introduces it.",
    );
}
