import { v7 as uuidv7 } from "uuid";
import { onlyOnce } from "../../../../persistence/idempotency";
import type { Store, Transaction } from "../../../../persistence/store";
import type { Viewer } from "../../../../security/viewer";
import { organisationSubject, refuseArchived } from "../../../partnering/organisations/organisation-change";
import { emptiedTo, onlyGiven } from "../../../shared/change";
import type { CooperationKind } from "../../../shared/cooperation-kind";
import { badInput, conflict, DomainError, notFound, refuse } from "../../../shared/domain-error";
import type { Region } from "../../../shared/region";
import type { IntermediarySearch } from "../../eligibility/eligibility";
import type { ProjectNature, SupportService } from "../life/application";
import type { ApplicationTarget } from "../progress/application-change";
import { ApplicationDraft } from "./application-draft.entity";
import {
  type ApplicationDraftRepository,
  asDraftRecord,
  type DraftRecord,
} from "./application-draft.repository";
import { type VerbName, verbHindrance } from "../life/application-life.rules";
import type { ApplicationPartsRepository } from "../file/application-parts.repository";
import { Application } from "../life/application.entity";
import { draftProblems } from "./completeness.rules";

/** What a draft says; left out stays as it is, null empties. */
export interface DraftChange {
  readonly side?: Region | null | undefined;
  readonly objectives?: string | null | undefined;
  readonly projectTitle?: string | null | undefined;
  readonly projectNature?: ProjectNature | null | undefined;
  readonly projectAims?: string | null | undefined;
  readonly addedValue?: string | null | undefined;
  readonly intermediarySearch?: IntermediarySearch | null | undefined;
  readonly cooperationKinds?: CooperationKind[] | undefined;
  readonly services?: SupportService[] | undefined;
  readonly introductionIds?: string[] | undefined;
  readonly previousApplicationId?: string | null | undefined;
}

export interface NewDraft extends DraftChange {
  readonly organisationId: string;
  readonly idempotencyKey?: string | null | undefined;
}

const BLANK_LISTS = { cooperationKinds: [], services: [], introductionIds: [] };

const BLANK = {
  ...BLANK_LISTS,
  objectives: null,
  projectTitle: null,
  projectNature: null,
  projectAims: null,
  addedValue: null,
  intermediarySearch: null,
  previousApplicationId: null,
  withdrawnAt: null,
};

/** An enterprise writes its request; nobody else reads it before it is submitted. */
export class ApplicationDraftService {
  constructor(
    private readonly store: Store,
    private readonly repository: ApplicationDraftRepository,
    private readonly parts: ApplicationPartsRepository,
  ) {}

  start(viewer: Viewer, input: NewDraft): Promise<DraftRecord> {
    const { organisationId, idempotencyKey: _, ...fields } = emptiedTo(input, BLANK_LISTS);
    return this.store.transaction(viewer.actor, async (tx) => {
      const subject = viewer.belongsTo(organisationId)
        ? await organisationSubject(tx, organisationId)
        : undefined;
      if (!subject) throw notFound("organisation", "input.organisationId");
      refuseUnlessEditor(viewer, organisationId);
      const id = await onlyOnce(tx, "startApplication", input, async () => {
        refuseArchived(subject.organisationArchived, "input.organisationId");
        const draft = this.blank(viewer, tx, organisationId, subject.organisationRegion);
        Object.assign(draft, onlyGiven(fields));
        await this.check(tx, draft, subject.organisationRegion);
        await tx.manager.insert(ApplicationDraft, draft);
        await tx.record({
          operation: "startApplication",
          subjectType: "ApplicationDraft",
          subjectId: draft.id,
          after: draft,
        });
        return draft.id;
      });
      return asDraftRecord(await this.started(tx, id));
    });
  }

  update(viewer: Viewer, target: ApplicationTarget, change: DraftChange): Promise<DraftRecord> {
    return this.change(viewer, "updateApplicationDraft", target, async (tx, draft) => {
      Object.assign(draft, onlyGiven(emptiedTo(change, BLANK_LISTS)));
      const subject = await organisationSubject(tx, draft.organisationId);
      await this.check(tx, draft, subject?.organisationRegion ?? null);
    });
  }

  /** The enterprise gives the draft up; it stays as it is. */
  withdraw(viewer: Viewer, target: ApplicationTarget): Promise<DraftRecord> {
    return this.change(viewer, "withdrawApplication", target, (tx, draft) => {
      draft.withdrawnAt = tx.now;
    });
  }

  /** The draft under its lock, when the viewer edits it and it is at this version; undefined when there is none. */
  async lockFor(
    tx: Transaction,
    viewer: Viewer,
    verb: VerbName,
    target: ApplicationTarget,
  ): Promise<ApplicationDraft | undefined> {
    const draft = await this.repository.lock(tx, target.applicationId);
    if (!draft || !viewer.belongsTo(draft.organisationId)) return undefined;
    refuseUnlessEditor(viewer, draft.organisationId);
    if (draft.version !== target.expectedVersion) throw conflict("draft", draft.version);
    const hindrance = verbHindrance(verb, draft.withdrawnAt === null ? "DRAFT" : "WITHDRAWN");
    if (hindrance !== undefined) throw badInput("input.applicationId", hindrance);
    return draft;
  }

  private change(
    viewer: Viewer,
    operation: VerbName,
    target: ApplicationTarget,
    change: (tx: Transaction, draft: ApplicationDraft) => void | Promise<void>,
  ): Promise<DraftRecord> {
    return this.store.transaction(viewer.actor, async (tx) => {
      const draft = await this.lockFor(tx, viewer, operation, target);
      if (!draft) throw notFound("application", "input.applicationId");
      const before = { ...draft };
      await change(tx, draft);
      Object.assign(draft, { version: draft.version + 1, updatedAt: tx.now });
      await tx.manager.save(draft);
      await tx.record({
        operation,
        subjectType: "ApplicationDraft",
        subjectId: draft.id,
        before,
        after: draft,
      });
      return asDraftRecord(draft);
    });
  }

  private blank(
    viewer: Viewer,
    tx: Transaction,
    organisationId: string,
    side: Region | null,
  ): ApplicationDraft {
    return tx.manager.create(ApplicationDraft, {
      ...BLANK,
      id: uuidv7(),
      organisationId,
      side,
      startedBy: viewer.personId ?? "",
      createdAt: tx.now,
      updatedAt: tx.now,
      version: 1,
    });
  }

  private async check(tx: Transaction, draft: ApplicationDraft, region: Region | null): Promise<void> {
    refuse(draftProblems(draft));
    if (region !== null && draft.side !== null && draft.side !== region)
      throw badInput("input.side", `The enterprise lies in ${region} and applies through that side.`);
    const partners = await this.parts.partnersWithin(tx, draft.organisationId, draft.introductionIds);
    const known = new Set(partners.map(({ introductionId }) => introductionId));
    refuse(
      draft.introductionIds
        .map((id, index) => ({ id, field: `input.introductionIds.${String(index)}` }))
        .filter(({ id }) => !known.has(id))
        .map(({ field }) => ({
          field,
          message: "There is no such introduction of the enterprise that both sides have accepted.",
        })),
    );
    await refuseForeignPrevious(tx, draft);
  }

  /** A repetition of the start answers with what became of it: the draft, as long as it is one. */
  private async started(tx: Transaction, id: string): Promise<ApplicationDraft> {
    const draft = await tx.manager.findOneBy(ApplicationDraft, { id });
    if (draft) return draft;
    throw badInput(
      "input.idempotencyKey",
      "The draft that was started with this key is submitted already. Use a new key for a new application.",
    );
  }
}

/** A new request takes up an old one of the same enterprise that was turned down. */
async function refuseForeignPrevious(
  tx: Transaction,
  { previousApplicationId, organisationId }: ApplicationDraft,
): Promise<void> {
  if (previousApplicationId === null) return;
  const previous = await tx.manager.findOneBy(Application, { id: previousApplicationId, organisationId });
  if (!previous) throw notFound("application", "input.previousApplicationId");
  if (previous.state !== "REFUSED" && previous.state !== "INADMISSIBLE")
    throw badInput(
      "input.previousApplicationId",
      "Only an application that was refused or found inadmissible is taken up again.",
    );
}

function refuseUnlessEditor(viewer: Viewer, organisationId: string): void {
  if (!viewer.edits(organisationId))
    throw new DomainError("FORBIDDEN", "The editors of the enterprise write and submit its applications.");
}
