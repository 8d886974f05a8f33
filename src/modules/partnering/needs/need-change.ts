import { v7 as uuidv7 } from "uuid";
import type { Store, Transaction } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import type { DisclosureSubject } from "../../shared/disclosure-subject";
import { badInput, conflict, DomainError, notFound } from "../../shared/domain-error";
import {
  organisationSubject,
  type OrganisationSubject,
  refuseArchived,
} from "../organisations/organisation-change";
import { contentOf } from "./need-content";
import type { Need } from "./need.entity";
import { maySeeNeed, type NeedRecord, type NeedRepository } from "./need.repository";
import { NeedVersion } from "./need-version.entity";
import { linkedRequirements } from "./requirement-writing";

export interface NeedTarget {
  readonly needId: string;
  readonly expectedVersion: number;
  /** Why, in the words of whoever changes it: kept with the audit entry. */
  readonly reason?: string | undefined;
}

type Change = (tx: Transaction, need: Need, subject: DisclosureSubject) => void | Promise<void>;

/** Runs every change of a need the same way: find, permit, compare versions, change, keep the version, record, announce. */
export class NeedChange {
  constructor(
    private readonly store: Store,
    private readonly repository: NeedRepository,
  ) {}

  async run(viewer: Viewer, operation: string, target: NeedTarget, change: Change): Promise<NeedRecord> {
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
      await this.finish(tx, operation, before, need, target.reason);
    });
    return this.read(target.needId);
  }

  /** A change that the calendar makes; nobody's version is compared. */
  async runBySystem(
    operation: string,
    id: string,
    change: (tx: Transaction, need: Need) => void,
  ): Promise<void> {
    await this.store.transaction({ personId: null, roles: [] }, async (tx) => {
      const need = await this.repository.lock(tx, id);
      if (!need) return;
      const before = { ...need };
      change(tx, need);
      if (need.status === before.status) return;
      Object.assign(need, { version: need.version + 1, updatedAt: tx.now });
      await tx.manager.save(need);
      await this.finish(tx, operation, before, need);
    });
  }

  /** Keeps what the need now says, records the change and tells the index. */
  async finish(
    tx: Transaction,
    operation: string,
    before: object | undefined,
    after: Need,
    reason?: string,
  ): Promise<void> {
    await keepVersion(tx, after);
    const why = reason === undefined ? {} : { reason };
    await tx.record({ operation, subjectType: "Need", subjectId: after.id, before, after, ...why });
    await tx.announce("NEED", after.id);
  }

  async read(id: string): Promise<NeedRecord> {
    const [need] = await this.repository.findMany([id]);
    if (!need) throw notFound("need");
    return need;
  }
}

async function keepVersion(tx: Transaction, need: Need): Promise<void> {
  const requirements = await linkedRequirements(tx, need.id);
  await tx.manager.insert(NeedVersion, {
    id: uuidv7(),
    needId: need.id,
    version: need.version,
    content: contentOf(need, requirements),
    writtenAt: tx.now,
  });
}

/** Somebody else's need is unknown to those who may not see it, and refused to those who may. */
export function refuseForeign<Subject extends OrganisationSubject>(
  viewer: Viewer,
  subject: Subject | undefined,
  field: string,
  need?: Need,
): asserts subject is Subject {
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

export function refuseEnded({ status }: Need): void {
  if (status === "WITHDRAWN" || status === "MET" || status === "EXPIRED")
    throw badInput("input.needId", `The need is ${status} and can no longer be changed.`);
}
