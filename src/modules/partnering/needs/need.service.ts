import { v7 as uuidv7 } from "uuid";
import { onlyOnce } from "../../../persistence/idempotency";
import type { Store, Transaction } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import { emptiedProblems, emptiedTo, onlyGiven } from "../../shared/change";
import { optionalDayProblems } from "../../shared/calendar";
import { dayOf } from "../../shared/clock";
import type { CooperationKind } from "../../shared/cooperation-kind";
import type { DisclosureSubject } from "../../shared/disclosure-subject";
import { badInput, conflict, DomainError, notFound, refuse } from "../../shared/domain-error";
import type { Language } from "../../shared/language";
import type { PageRequest } from "../../shared/page";
import { textProblems } from "../../shared/text";
import type { Wanted } from "../../shared/wanted";
import {
  organisationSubject,
  type OrganisationSubject,
  refuseArchived,
} from "../organisations/organisation-change";
import type { Sector } from "../sectors/sector";
import { summariesOf, type Wording } from "../wording";
import { Need } from "./need.entity";
import {
  maySeeNeed,
  type NeedFilter,
  type NeedOrder,
  type NeedRecord,
  type NeedRepository,
} from "./need.repository";
import {
  deadlineProblems,
  needProblems,
  type NeedStatus,
  refuseTransition,
  requirementProblems,
} from "./need.rules";
import { Requirement, type RequirementLevel } from "./requirement.entity";

export interface NewRequirement {
  readonly level: RequirementLevel;
  readonly text: string;
}

/** What a need says; left out stays as it is, null empties. */
export interface NeedChange {
  readonly language?: Language | undefined;
  readonly title?: string | undefined;
  readonly text?: string | undefined;
  readonly translations?: Wording[] | undefined;
  readonly summary?: string | null | undefined;
  readonly sectors?: Sector[] | undefined;
  readonly cooperationKinds?: CooperationKind[] | undefined;
  readonly partnerSought?: string | null | undefined;
  readonly readinessLevel?: number | null | undefined;
  readonly deadline?: string | null | undefined;
  readonly requirements?: readonly NewRequirement[] | undefined;
}

export interface NewNeed extends NeedChange {
  readonly organisationId: string;
  readonly language: Language;
  readonly title: string;
  readonly text: string;
  readonly idempotencyKey?: string | null | undefined;
}

export interface NeedTarget {
  readonly needId: string;
  readonly expectedVersion: number;
}

export class NeedService {
  constructor(
    private readonly store: Store,
    private readonly repository: NeedRepository,
  ) {}

  async find(viewer: Viewer, id: string): Promise<NeedRecord | null> {
    const [need] = await this.findMany(viewer, [id]);
    return need ?? null;
  }

  /** Those of them that exist and that the viewer may see, in any order. */
  async findMany(viewer: Viewer, ids: readonly string[]): Promise<NeedRecord[]> {
    const needs = await this.repository.findMany(ids);
    return needs.filter((need) => maySeeNeed(viewer, need));
  }

  async page(
    viewer: Viewer,
    filter: NeedFilter,
    order: NeedOrder,
    page: PageRequest,
    wanted?: Wanted,
  ): Promise<readonly NeedRecord[]> {
    refuse(optionalDayProblems(filter.deadlineBefore, "filter.deadlineBefore"));
    return this.repository.page(viewer, filter, order, page, wanted);
  }

  count(viewer: Viewer, filter: NeedFilter, order: NeedOrder): Promise<number> {
    return this.repository.count(viewer, filter, order);
  }

  async add(viewer: Viewer, input: NewNeed): Promise<NeedRecord> {
    const { organisationId, requirements, idempotencyKey: _, ...fields } = emptiedTo(input, blankLists);
    const need = { ...blankNeed, ...onlyGiven(fields) };
    refuse([...needProblems(need), ...requirementProblems(requirements ?? [])]);
    const id = await this.store.transaction(viewer.actor, async (tx) => {
      // Before the key is looked up: a repetition tells of the record only those who may still see it.
      const subject = await organisationSubject(tx, organisationId);
      refuseForeign(viewer, subject, "input.organisationId");
      return onlyOnce(tx, "addNeed", input, async () => {
        refuseArchived(subject.organisationArchived, "input.organisationId");
        const row = { ...need, id: uuidv7(), organisationId, createdAt: tx.now, updatedAt: tx.now };
        await tx.manager.insert(Need, row);
        await writeRequirements(tx, row.id, requirements ?? []);
        await this.finish(tx, "addNeed", undefined, row);
        return row.id;
      });
    });
    return this.read(id);
  }

  /** A published need keeps its life; its summary has to be cleared again when it changes. */
  async update(viewer: Viewer, target: NeedTarget, change: NeedChange): Promise<NeedRecord> {
    refuse(emptiedProblems(change, ["language", "title", "text"]));
    return this.change(viewer, "updateNeed", target, async (tx, need) => {
      if (isEnded(need.status))
        throw badInput("input.needId", `The need is ${need.status} and can no longer be changed.`);
      const { requirements, ...fields } = emptiedTo(change, blankLists);
      const changed = { ...need, ...onlyGiven(fields) };
      refuse([...needProblems(changed), ...requirementProblems(requirements ?? [])]);
      if (summariesOf(changed) !== summariesOf(need)) changed.summaryClearedAt = null;
      Object.assign(need, changed);
      if (requirements) await writeRequirements(tx, need.id, requirements);
    });
  }

  submit(viewer: Viewer, target: NeedTarget): Promise<NeedRecord> {
    return this.change(viewer, "submitNeed", target, (tx, need) => {
      refuseTransition(need.status, "IN_REVIEW");
      Object.assign(need, { status: "IN_REVIEW", submittedAt: tx.now, returnReasons: null });
    });
  }

  /** An adviser reviews the need and writes or clears the summary that strangers may read. */
  publish(viewer: Viewer, target: NeedTarget, summary: string | null | undefined): Promise<NeedRecord> {
    return this.change(viewer, "publishNeed", target, (tx, need, subject) => {
      refuseUnlessAdviser(viewer, subject);
      if (!awaitsClearing(need)) refuseTransition(need.status, "PUBLISHED");
      const cleared = summary ?? need.summary ?? "";
      refuse([
        ...textProblems(cleared, "summary", "input.summary"),
        ...deadlineProblems(need.deadline, dayOf(tx.now)),
      ]);
      Object.assign(need, {
        status: "PUBLISHED",
        summary: cleared,
        summaryClearedAt: tx.now,
        publishedAt: need.publishedAt ?? tx.now,
      });
    });
  }

  /** Back to the organisation, with what is missing. */
  return(viewer: Viewer, target: NeedTarget, reasons: string): Promise<NeedRecord> {
    refuse(textProblems(reasons, "text", "input.reasons"));
    return this.change(viewer, "returnNeed", target, (_tx, need, subject) => {
      refuseUnlessAdviser(viewer, subject);
      refuseTransition(need.status, "DRAFT");
      Object.assign(need, { status: "DRAFT", returnReasons: reasons });
    });
  }

  withdraw(viewer: Viewer, target: NeedTarget): Promise<NeedRecord> {
    return this.end(viewer, "withdrawNeed", target, "WITHDRAWN");
  }

  /** The need was met, by whichever partner. */
  close(viewer: Viewer, target: NeedTarget): Promise<NeedRecord> {
    return this.end(viewer, "closeNeed", target, "MET");
  }

  private end(
    viewer: Viewer,
    operation: string,
    target: NeedTarget,
    status: NeedStatus,
  ): Promise<NeedRecord> {
    return this.change(viewer, operation, target, (_tx, need) => {
      refuseTransition(need.status, status);
      need.status = status;
    });
  }

  private async change(
    viewer: Viewer,
    operation: string,
    target: NeedTarget,
    change: (tx: Transaction, need: Need, subject: DisclosureSubject) => void | Promise<void>,
  ): Promise<NeedRecord> {
    await this.store.transaction(viewer.actor, async (tx) => {
      const need = await this.repository.lock(tx, target.needId);
      if (!need) throw notFound("need", "input.needId");
      const subject = await organisationSubject(tx, need.organisationId);
      refuseForeign(viewer, subject, "input.needId", need);
      refuseArchived(subject.organisationArchived, "input.needId");
      if (need.version !== target.expectedVersion) throw conflict("need", need.version);
      const before = { ...need };
      await change(tx, need, subject);
      Object.assign(need, { version: need.version + 1, updatedAt: tx.now });
      await tx.manager.save(need);
      await this.finish(tx, operation, before, need);
    });
    return this.read(target.needId);
  }

  private async finish(
    tx: Transaction,
    operation: string,
    before: object | undefined,
    after: Pick<Need, "id">,
  ): Promise<void> {
    await tx.record({ operation, subjectType: "Need", subjectId: after.id, before, after });
    await tx.announce("NEED", after.id);
  }

  private async read(id: string): Promise<NeedRecord> {
    const [need] = await this.repository.findMany([id]);
    if (!need) throw notFound("need");
    return need;
  }
}

const blankLists = {
  translations: [] as Wording[],
  sectors: [] as Sector[],
  cooperationKinds: [] as CooperationKind[],
  requirements: [] as NewRequirement[],
};

const blankNeed = {
  translations: [] as Wording[],
  summary: null as string | null,
  summaryClearedAt: null,
  status: "DRAFT" as NeedStatus,
  sectors: [] as Sector[],
  cooperationKinds: [] as CooperationKind[],
  partnerSought: null as string | null,
  readinessLevel: null as number | null,
  deadline: null as string | null,
  returnReasons: null,
  submittedAt: null,
  publishedAt: null,
  version: 1,
};

/** Somebody else's need is unknown to those who may not see it, and refused to those who may. */
function refuseForeign(
  viewer: Viewer,
  subject: OrganisationSubject | undefined,
  field: string,
  need?: Need,
): asserts subject is OrganisationSubject {
  if (subject && viewer.mayEdit(subject)) return;
  const visible =
    subject &&
    (need
      ? maySeeNeed(viewer, { ...need, ...subject, organisationSizeClass: null })
      : viewer.mayKnow(subject.organisationId));
  if (!visible) throw notFound(need ? "need" : "organisation", field);
  throw new DomainError(
    "FORBIDDEN",
    "The organisation's editors and the advisers of its region change its needs.",
  );
}

/** Its summary was changed after it was published, and waits for an adviser. */
function awaitsClearing({ status, summaryClearedAt }: Need): boolean {
  return status === "PUBLISHED" && summaryClearedAt === null;
}

function isEnded(status: NeedStatus): boolean {
  return status === "WITHDRAWN" || status === "MET" || status === "EXPIRED";
}

function refuseUnlessAdviser(viewer: Viewer, subject: DisclosureSubject): void {
  if (!viewer.advises(subject))
    throw new DomainError("FORBIDDEN", "An adviser of the organisation's own region reviews its needs.");
}

async function writeRequirements(
  tx: Transaction,
  needId: string,
  requirements: readonly NewRequirement[],
): Promise<void> {
  await tx.manager.delete(Requirement, { needId });
  const rows = requirements.map(({ level, text }, position) => ({
    id: uuidv7(),
    needId,
    position,
    level,
    text,
  }));
  if (rows.length > 0) await tx.manager.insert(Requirement, rows);
}
