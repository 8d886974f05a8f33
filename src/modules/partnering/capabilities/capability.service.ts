import { v7 as uuidv7 } from "uuid";
import { onlyOnce } from "../../../persistence/idempotency";
import type { Store, Transaction } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import { emptiedProblems, emptiedTo, onlyGiven } from "../../shared/change";
import { type Clock, dayOf } from "../../shared/clock";
import type { CooperationKind } from "../../shared/cooperation-kind";
import { badInput, conflict, DomainError, notFound, refuse } from "../../shared/domain-error";
import type { DisclosureSubject } from "../../shared/disclosure-subject";
import type { Language } from "../../shared/language";
import type { PageRequest } from "../../shared/page";
import type { Wanted } from "../../shared/wanted";
import { optionalTextProblems, textProblems } from "../../shared/text";
import type { IdentityRepository } from "../need-check/identity.repository";
import { type Publication, publicTexts, refuseBetrayal } from "../publication.rules";
import {
  type ChangeOutcome,
  type OrganisationSubject,
  organisationSubject,
  refuseArchived,
} from "../organisations/organisation-change";
import type { Sector } from "../sectors/sector";
import { summariesOf, type Wording } from "../wording";
import { Capability, type CapabilityStage, type IntellectualProperty } from "./capability.entity";
import {
  type CapabilityFilter,
  type CapabilityOrder,
  type CapabilityRecord,
  type CapabilityRepository,
  maySeeCapability,
} from "./capability.repository";
import { capabilityProblems, type EvidenceFields, evidenceProblems, MOST_EVIDENCE } from "./capability.rules";
import { Evidence, type EvidenceKind } from "./evidence.entity";

/** What a capability says; left out stays as it is, null empties. */
export interface CapabilityChange {
  readonly language?: Language | undefined;
  readonly title?: string | undefined;
  readonly text?: string | undefined;
  readonly translations?: Wording[] | undefined;
  readonly summary?: string | null | undefined;
  readonly stage?: CapabilityStage | null | undefined;
  readonly readinessLevel?: number | null | undefined;
  readonly sectors?: Sector[] | undefined;
  readonly cooperationKinds?: CooperationKind[] | undefined;
  readonly intellectualProperty?: IntellectualProperty | undefined;
}

export interface NewCapability extends CapabilityChange {
  readonly organisationId: string;
  readonly language: Language;
  readonly title: string;
  readonly text: string;
  readonly idempotencyKey?: string | null | undefined;
}

export interface NewEvidence extends EvidenceFields {
  readonly capabilityId: string;
  readonly kind: EvidenceKind;
  readonly idempotencyKey?: string | null | undefined;
}

export interface CapabilityTarget {
  readonly capabilityId: string;
  /** Left out by additions, which cannot overwrite what somebody else wrote. */
  readonly expectedVersion?: number;
  /** Why, where the change has to be justified; kept in the audit log. */
  readonly reason?: string | undefined;
  /** Thrown when the viewer may not know of it: the very answer for a record that does not exist. */
  readonly unknown?: DomainError;
}

export interface SupposedCapability {
  readonly now: CapabilityRecord;
  readonly then: CapabilityRecord;
}

export class CapabilityService {
  constructor(
    private readonly store: Store,
    private readonly repository: CapabilityRepository,
    private readonly identities: IdentityRepository,
    private readonly clock: Clock,
  ) {}

  async find(viewer: Viewer, id: string): Promise<CapabilityRecord | null> {
    const [capability] = await this.findMany(viewer, [id]);
    return capability ?? null;
  }

  /** Those of them that exist and that the viewer may see, in any order. */
  async findMany(viewer: Viewer, ids: readonly string[]): Promise<CapabilityRecord[]> {
    const capabilities = await this.repository.findMany(ids);
    return capabilities.filter((capability) => maySeeCapability(viewer, capability));
  }

  page(
    viewer: Viewer,
    filter: CapabilityFilter,
    order: CapabilityOrder,
    page: PageRequest,
    wanted?: Wanted,
  ): Promise<readonly CapabilityRecord[]> {
    return this.repository.page(viewer, filter, order, page, wanted);
  }

  count(viewer: Viewer, filter: CapabilityFilter, order: CapabilityOrder): Promise<number> {
    return this.repository.count(viewer, filter, order);
  }

  async add(viewer: Viewer, input: NewCapability): Promise<CapabilityRecord> {
    const { organisationId, idempotencyKey: _, ...fields } = emptiedTo(input, emptied);
    const capability = { ...blankCapability, ...onlyGiven(fields) };
    refuse(capabilityProblems(capability));
    const id = await this.store.transaction(viewer.actor, async (tx) => {
      // Before the key is looked up: a repetition tells of the record only those who may still see it.
      const subject = await organisationSubject(tx, organisationId);
      if (!subject || !maySeeAny(viewer, subject)) throw notFound("organisation", "input.organisationId");
      refuseUnlessEditor(viewer, subject);
      return onlyOnce(tx, "addCapability", input, async () => {
        refuseArchived(subject.organisationArchived, "input.organisationId");
        const row = { ...capability, id: uuidv7(), organisationId, createdAt: tx.now, updatedAt: tx.now };
        await tx.manager.insert(Capability, row);
        await finish(tx, "addCapability", undefined, row);
        return row.id;
      });
    });
    return this.read(id);
  }

  /** The summary has to be cleared again when it changes. */
  async update(
    viewer: Viewer,
    target: CapabilityTarget,
    change: CapabilityChange,
  ): Promise<CapabilityRecord> {
    return this.change(viewer, "updateCapability", target, (_tx, capability) => {
      const changed = edited(capability, change);
      if (summariesOf(changed) !== summariesOf(capability)) changed.summaryClearedAt = null;
      Object.assign(capability, changed);
      return "CHANGED";
    });
  }

  /** A capability as it is and as a change would leave it, by the rules of the change; nothing is written. */
  async suppose(
    viewer: Viewer,
    target: CapabilityTarget,
    change: CapabilityChange,
  ): Promise<SupposedCapability> {
    const now = await this.find(viewer, target.capabilityId);
    if (!now) throw notFound("capability", "input.capabilityId");
    refuseUneditable(viewer, target, now, now);
    return { now, then: edited(now, change) };
  }

  /** Out of lists and suggestions; what was decided on it stays explainable. Returns the organisation's identifier. */
  async remove(viewer: Viewer, target: CapabilityTarget): Promise<string> {
    const { organisationId } = await this.apply(viewer, "removeCapability", target, (tx, capability) => {
      capability.removedAt = tx.now;
      return "CHANGED";
    });
    return organisationId;
  }

  /** An adviser reviews the summary that strangers may read; `namedBecause`: why it may name whose it is. */
  clearSummary(
    viewer: Viewer,
    target: CapabilityTarget,
    { summary, namedBecause }: Publication,
  ): Promise<CapabilityRecord> {
    refuse(optionalTextProblems(namedBecause, "summary", "input.namedBecause"));
    const reason = namedBecause ?? undefined;
    const reasoned = { ...target, reason };
    return this.change(
      viewer,
      "clearCapabilitySummary",
      reasoned,
      async (tx, capability, subject): Promise<ChangeOutcome> => {
        if (!viewer.advises(subject))
          throw new DomainError(
            "FORBIDDEN",
            "An adviser of the organisation's own region clears its summaries.",
          );
        const cleared = summary ?? capability.summary ?? "";
        refuse(textProblems(cleared, "summary", "input.summary"));
        if (reason === undefined) await this.refuseBetrayal(tx, { ...capability, summary: cleared });
        Object.assign(capability, { summary: cleared, summaryClearedAt: tx.now });
        return "CHANGED";
      },
    );
  }

  addEvidence(viewer: Viewer, input: NewEvidence): Promise<CapabilityRecord> {
    refuse(evidenceProblems(input, dayOf(this.clock.now())));
    const { capabilityId, kind, title, issuedOn, expiresOn = null, reference = null, sha256 = null } = input;
    return this.change(viewer, "addEvidence", { capabilityId }, async (tx) => {
      let outcome = "UNCHANGED" as ChangeOutcome;
      await onlyOnce(tx, "addEvidence", input, async () => {
        if ((await tx.manager.countBy(Evidence, { capabilityId })) >= MOST_EVIDENCE)
          throw badInput("input.capabilityId", `A capability may have ${String(MOST_EVIDENCE)} proofs.`);
        const id = uuidv7();
        await tx.manager.insert(Evidence, {
          id,
          capabilityId,
          kind,
          title,
          issuedOn,
          expiresOn,
          reference,
          sha256,
        });
        outcome = "CHANGED";
        return id;
      });
      return outcome;
    });
  }

  async removeEvidence(
    viewer: Viewer,
    evidenceId: string,
    expectedVersion: number,
  ): Promise<CapabilityRecord> {
    const capabilityId = await this.repository.capabilityOfEvidence(evidenceId);
    const unknown = notFound("evidence", "input.evidenceId");
    if (capabilityId === undefined) throw unknown;
    return this.change(
      viewer,
      "removeEvidence",
      { capabilityId, expectedVersion, unknown },
      async (tx): Promise<ChangeOutcome> => {
        const { affected } = await tx.manager.delete(Evidence, { id: evidenceId });
        if (!affected) throw unknown;
        return "CHANGED";
      },
    );
  }

  private async change(...request: Parameters<CapabilityService["apply"]>): Promise<CapabilityRecord> {
    const { id } = await this.apply(...request);
    return this.read(id);
  }

  private apply(
    viewer: Viewer,
    operation: string,
    target: CapabilityTarget,
    change: (
      tx: Transaction,
      capability: Capability,
      subject: DisclosureSubject,
    ) => ChangeOutcome | Promise<ChangeOutcome>,
  ): Promise<Capability> {
    return this.store.transaction(viewer.actor, async (tx) => {
      const capability = await this.repository.lock(tx, target.capabilityId);
      const subject = capability ? await organisationSubject(tx, capability.organisationId) : undefined;
      const unknown = target.unknown ?? notFound("capability", "input.capabilityId");
      if (!capability || !subject || capability.removedAt) throw unknown;
      // Whoever may see the capability knows that it is there; the proofs of others are hidden all the same.
      const visible = maySeeCapability(viewer, { ...capability, ...subject });
      if (!visible || (target.unknown && !maySeeAny(viewer, subject))) throw unknown;
      refuseUneditable(viewer, target, capability, subject);
      const before = { ...capability };
      if ((await change(tx, capability, subject)) === "UNCHANGED") return capability;
      Object.assign(capability, { version: capability.version + 1, updatedAt: tx.now });
      await tx.manager.save(capability);
      await finish(tx, operation, before, capability, target.reason);
      return capability;
    });
  }

  private async refuseBetrayal(tx: Transaction, capability: Capability): Promise<void> {
    const texts = publicTexts(capability).map(({ text }) => text);
    const identity = await this.identities.within(tx, capability.organisationId, texts);
    refuseBetrayal(capability, identity, "input.capabilityId");
  }

  private async read(id: string): Promise<CapabilityRecord> {
    const [capability] = await this.repository.findMany([id]);
    if (!capability) throw notFound("capability");
    return capability;
  }
}

function refuseUneditable(
  viewer: Viewer,
  { expectedVersion, unknown }: CapabilityTarget,
  { version }: Capability,
  subject: OrganisationSubject,
): void {
  refuseUnlessEditor(viewer, subject);
  refuseArchived(subject.organisationArchived, unknown?.details.field ?? "input.capabilityId");
  if (expectedVersion !== undefined && expectedVersion !== version) throw conflict("capability", version);
}

/** A capability with a change in it; refused where the two do not go together. */
function edited<Record extends Capability>(capability: Record, change: CapabilityChange): Record {
  refuse(emptiedProblems(change, ["language", "title", "text"]));
  const changed = { ...capability, ...onlyGiven(emptiedTo(change, emptied)) };
  refuse(capabilityProblems(changed));
  return changed;
}

/** What null empties to. */
const emptied = {
  translations: [] as Wording[],
  sectors: [] as Sector[],
  cooperationKinds: [] as CooperationKind[],
  intellectualProperty: "NONE" as IntellectualProperty,
};

const blankCapability = {
  translations: [] as Wording[],
  summary: null as string | null,
  summaryClearedAt: null,
  stage: null as CapabilityStage | null,
  readinessLevel: null as number | null,
  sectors: [] as Sector[],
  cooperationKinds: [] as CooperationKind[],
  intellectualProperty: "NONE" as IntellectualProperty,
  removedAt: null,
  version: 1,
};

function maySeeAny(viewer: Viewer, subject: DisclosureSubject): boolean {
  return viewer.mayKnow(subject.organisationId);
}

function refuseUnlessEditor(viewer: Viewer, subject: DisclosureSubject): void {
  if (!viewer.mayEdit(subject))
    throw new DomainError(
      "FORBIDDEN",
      "The organisation's editors and the advisers of its region change its capabilities.",
    );
}

/** Suggestions rank organisations by their capabilities, so a change of one is a change of its organisation. */
async function finish(
  tx: Transaction,
  operation: string,
  before: object | undefined,
  after: Pick<Capability, "id" | "organisationId">,
  reason?: string,
): Promise<void> {
  const subject = { subjectType: "Capability", subjectId: after.id };
  await tx.record({ operation, ...subject, before, after, ...(reason !== undefined && { reason }) });
  await tx.announce("ORGANISATION", after.organisationId);
}
