import { v7 as uuidv7 } from "uuid";
import { onlyOnce } from "../../../persistence/idempotency";
import type { Store, Transaction } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import { type Clock, dayOf } from "../../shared/clock";
import { badInput, DomainError, notFound, refuse } from "../../shared/domain-error";
import type { DisclosureSubject } from "../../shared/disclosure-subject";
import type { PageRequest } from "../../shared/page";
import { optionalTextProblems, textProblems } from "../../shared/text";
import { Need } from "../needs/need.entity";
import type { NeedRecord } from "../needs/need.repository";
import type { NeedService } from "../needs/need.service";
import type { OrganisationSubject } from "../organisations/organisation-change";
import type { OrganisationService } from "../organisations/organisation.service";
import type { CandidateDecisions, Introducing } from "./candidate-decisions";
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
  readonly candidates: CandidateDecisions;
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
    const { id: needId, organisationId: seekerId } = need;
    const introducing = { needId, seekerId, candidateId: input.candidateId };
    const answered = await this.parts.candidates.answeredDismissal(introducing);
    const id = await this.store.transaction(viewer.actor, (tx) =>
      onlyOnce(tx, "startIntroduction", input, async () => {
        await this.parts.candidates.settle(tx, introducing, answered);
        return this.write(tx, viewer, introducing, input);
      }),
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
        await this.refuseOutdated(tx, introduction, CANDIDATE);
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

  /** What a draft rested on may be gone when it is sent. */
  private async refuseOutdated(
    tx: Transaction,
    { needId, seekerId, candidateId }: Introduction,
    candidate: OrganisationSubject,
  ): Promise<void> {
    const field = "input.introductionId";
    if (candidate.organisationArchived)
      throw badInput(field, "The candidate is no longer in use. Withdraw the introduction.");
    const { status } = await tx.manager.findOneByOrFail(Need, { id: needId });
    if (status !== "PUBLISHED")
      throw badInput(field, `The need is ${status} meanwhile. Withdraw the introduction.`);
    await this.parts.candidates.refuseBlocked(tx, seekerId, candidateId, field);
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
  }

  private async write(
    tx: Transaction,
    viewer: Viewer,
    introducing: Introducing,
    { message, againBecause = null }: NewIntroduction,
  ): Promise<string> {
    const { seekerId, candidateId } = introducing;
    // Another introduction of the two waits here until this one is committed, and then finds it.
    await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [
      ["introduction", ...[seekerId, candidateId].sort()].join(":"),
    ]);
    refuseHindered(await this.parts.repository.ofPair(tx, seekerId, candidateId), tx.now, againBecause);
    const introduction = tx.manager.create(Introduction, {
      ...introducing,
      id: uuidv7(),
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
