import { v7 as uuidv7 } from "uuid";
import { onlyOnce } from "../../../persistence/idempotency";
import type { Store } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import { emptiedProblems, emptiedTo, onlyGiven } from "../../shared/change";
import { optionalDayProblems } from "../../shared/calendar";
import type { CooperationKind } from "../../shared/cooperation-kind";
import { conflict, notFound, refuse } from "../../shared/domain-error";
import type { Language } from "../../shared/language";
import type { PageRequest } from "../../shared/page";
import type { Wanted } from "../../shared/wanted";
import { organisationSubject, refuseArchived } from "../organisations/organisation-change";
import type { Sector } from "../sectors/sector";
import { summariesOf, type Wording } from "../wording";
import { type NeedChange, type NeedTarget, refuseEnded, refuseForeign } from "./need-change";
import { Need } from "./need.entity";
import {
  maySeeNeed,
  type NeedFilter,
  type NeedOrder,
  type NeedRecord,
  type NeedRepository,
} from "./need.repository";
import { needProblems, type NeedStatus } from "./need.rules";
import { requirementProblems } from "./requirement.rules";
import { type NewRequirement, writeRequirements } from "./requirement-writing";

/** What a need says; left out stays as it is, null empties. */
export interface NeedEdit {
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

export interface NewNeed extends NeedEdit {
  readonly organisationId: string;
  readonly language: Language;
  readonly title: string;
  readonly text: string;
  readonly idempotencyKey?: string | null | undefined;
}

export interface SupposedNeed {
  readonly now: NeedRecord;
  readonly then: NeedRecord;
  /** The requirements that it would have; undefined when those that it has would stay. */
  readonly requirements: readonly NewRequirement[] | undefined;
}

export class NeedService {
  constructor(
    private readonly store: Store,
    private readonly repository: NeedRepository,
    private readonly change: NeedChange,
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
        await this.change.finish(tx, "addNeed", undefined, row);
        return row.id;
      });
    });
    return this.change.read(id);
  }

  /** A published need keeps its life; its summary has to be cleared again when it changes. */
  async update(viewer: Viewer, target: NeedTarget, change: NeedEdit): Promise<NeedRecord> {
    return this.change.run(viewer, "updateNeed", target, async (tx, need) => {
      const { requirements, ...changed } = edited(need, change);
      if (summariesOf(changed) !== summariesOf(need)) changed.summaryClearedAt = null;
      Object.assign(need, changed, { confirmedAt: null });
      if (requirements) await writeRequirements(tx, need.id, requirements);
    });
  }

  /** A need as it is and as a change would leave it, by the rules of the change; nothing is written. */
  async suppose(viewer: Viewer, target: NeedTarget, change: NeedEdit): Promise<SupposedNeed> {
    const [now] = await this.repository.findMany([target.needId]);
    if (!now) throw notFound("need", "input.needId");
    refuseForeign(viewer, now, "input.needId", now);
    refuseArchived(now.organisationArchived, "input.needId");
    if (now.version !== target.expectedVersion) throw conflict("need", now.version);
    const { requirements, ...then } = edited(now, change);
    return { now, then, requirements };
  }
}

const blankLists = {
  translations: [] as Wording[],
  sectors: [] as Sector[],
  cooperationKinds: [] as CooperationKind[],
  requirements: [] as NewRequirement[],
};

/** A need with a change in it; refused where the two do not go together. */
function edited<Record extends Need>(need: Record, change: NeedEdit) {
  refuse(emptiedProblems(change, ["language", "title", "text"]));
  refuseEnded(need);
  const { requirements, ...fields } = emptiedTo(change, blankLists);
  const changed = { ...need, ...onlyGiven(fields) };
  refuse([...needProblems(changed), ...requirementProblems(requirements ?? [])]);
  return { ...changed, requirements };
}

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
  confirmedAt: null,
  version: 1,
};
