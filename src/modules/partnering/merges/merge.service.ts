import { v7 as uuidv7 } from "uuid";
import type { Store, Transaction } from "../../../persistence/store";
import type { Identification } from "../../../security/identification";
import type { Viewer } from "../../../security/viewer";
import { badInput, conflict, DomainError, notFound, refuse } from "../../shared/domain-error";
import { textProblems } from "../../shared/text";
import { type OrganisationChange, subjectOf } from "../organisations/organisation-change";
import type { Organisation } from "../organisations/organisation.entity";
import type { OrganisationRepository } from "../organisations/organisation.repository";
import type { MergeRepository } from "./merge.repository";
import { mergedProfile, originsOf, partedProfile } from "./merge.rules";
import type { MergeContribution } from "./merged-tables";
import { OrganisationMerge } from "./organisation-merge.entity";

export interface MergeRequest {
  readonly survivorId: string;
  readonly expectedVersion: number;
  readonly mergedId: string;
  readonly mergedExpectedVersion: number;
  readonly reason: string;
}

export interface UnmergeRequest {
  readonly mergeId: string;
  readonly expectedVersion: number;
  readonly reason: string;
}

export interface Parted {
  readonly organisation: Organisation;
  readonly other: Organisation;
}

interface Pair {
  readonly survivor: Organisation;
  readonly merged: Organisation;
}

export interface MergeParts {
  readonly repository: MergeRepository;
  readonly organisations: OrganisationRepository;
  readonly change: OrganisationChange;
  readonly identification: Identification;
}

/** Two entries of one organisation become one, and two again when that was a mistake. */
export class MergeService {
  private readonly contributions: MergeContribution[] = [];

  constructor(
    private readonly store: Store,
    private readonly parts: MergeParts,
  ) {}

  /** Tables of other groups of modules, said once by whoever puts the application together. */
  contribute(contribution: MergeContribution): void {
    this.contributions.push(contribution);
  }

  async merge(viewer: Viewer, request: MergeRequest): Promise<Organisation> {
    refuse(textProblems(request.reason, "line", "input.reason"));
    if (request.survivorId === request.mergedId)
      throw badInput("input.mergedId", "An organisation is not merged with itself. Name another one.");
    const survivor = await this.store.transaction(viewer.actor, async (tx) => {
      const pair = await this.pair(tx, request.survivorId, request.mergedId);
      refuseForeign(viewer, pair);
      await this.refuseHindered(tx, pair, request);
      return this.join(tx, pair, request);
    });
    // People of the merged one belong to the survivor: on this node with the next request.
    this.parts.identification.forget();
    return survivor;
  }

  async unmerge(viewer: Viewer, request: UnmergeRequest): Promise<Parted> {
    refuse(textProblems(request.reason, "line", "input.reason"));
    const parted = await this.store.transaction(viewer.actor, async (tx) => {
      const merge = await this.parts.repository.lock(tx, request.mergeId);
      if (!merge) throw notFound("merge", "input.mergeId");
      const pair = await this.pair(tx, merge.survivorId, merge.mergedId);
      refuseForeign(viewer, pair, "input.mergeId");
      if (merge.unmergedAt) throw badInput("input.mergeId", "The two were parted again already.");
      if (pair.survivor.archivedAt)
        throw badInput(
          "input.mergeId",
          `${pair.survivor.legalName} is no longer in use. If it was merged into another one, undo that first.`,
        );
      if (pair.survivor.version !== request.expectedVersion)
        throw conflict("organisation", pair.survivor.version);
      return this.part(tx, pair, merge, request.reason);
    });
    this.parts.identification.forget();
    return parted;
  }

  /** Both, held in one order whoever is named first. */
  private async pair(tx: Transaction, survivorId: string, mergedId: string): Promise<Pair> {
    const held = new Map<string, Organisation>();
    for (const id of [survivorId, mergedId].sort()) {
      const organisation = await this.parts.organisations.lock(tx, id);
      if (organisation) held.set(id, organisation);
    }
    const [survivor, merged] = [held.get(survivorId), held.get(mergedId)];
    if (!survivor) throw notFound("organisation", "input.survivorId");
    if (!merged) throw notFound("organisation", "input.mergedId");
    return { survivor, merged };
  }

  private async refuseHindered(tx: Transaction, pair: Pair, request: MergeRequest): Promise<void> {
    const { survivor, merged } = pair;
    refuseUnused(survivor, "input.survivorId");
    refuseUnused(merged, "input.mergedId");
    if (survivor.version !== request.expectedVersion) throw conflict("organisation", survivor.version);
    if (merged.version !== request.mergedExpectedVersion) throw mergedChanged(merged.version);
    const [state] = await this.parts.repository.openIntroductions(tx, survivor.id, merged.id);
    if (state)
      throw badInput(
        "input.mergedId",
        `The two have an introduction that is ${state}, and nobody is introduced to itself. Withdraw it first.`,
      );
    for (const contribution of this.contributions) {
      const hindrance = await contribution.hindrance(tx, survivor.id, merged.id);
      if (hindrance) throw badInput("input.mergedId", hindrance);
    }
  }

  private async join(
    tx: Transaction,
    { survivor, merged }: Pair,
    request: MergeRequest,
  ): Promise<Organisation> {
    const before = { survivor: { ...survivor }, merged: { ...merged } };
    const profile = mergedProfile(survivor, merged);
    const merge = tx.manager.create(OrganisationMerge, {
      id: uuidv7(),
      survivorId: survivor.id,
      mergedId: merged.id,
      reason: request.reason,
      fields: originsOf(survivor, profile),
      mergedBy: tx.actor.personId ?? "",
      mergedAt: tx.now,
      unmergedBy: null,
      unmergedAt: null,
    });
    await tx.manager.save(merge);
    await this.parts.repository.move(tx, merge, this.tables());
    Object.assign(survivor, profile);
    Object.assign(merged, { archivedAt: tx.now, mergedInto: survivor.id });
    await this.save(tx, [merged, survivor], survivor);
    const { reason } = request;
    const subject = { subjectType: "Organisation", subjectId: survivor.id };
    const after = { survivor, merged, merge };
    await tx.record({ operation: "mergeOrganisations", ...subject, reason, before, after });
    return survivor;
  }

  private async part(
    tx: Transaction,
    { survivor, merged }: Pair,
    merge: OrganisationMerge,
    reason: string,
  ): Promise<Parted> {
    const before = { survivor: { ...survivor }, merged: { ...merged }, merge: { ...merge } };
    await this.parts.repository.moveBack(tx, merge, this.tables());
    Object.assign(survivor, partedProfile(survivor, merge.fields));
    Object.assign(merged, { archivedAt: null, mergedInto: null });
    Object.assign(merge, { unmergedAt: tx.now, unmergedBy: tx.actor.personId });
    await tx.manager.save(merge);
    await this.save(tx, [merged, survivor], survivor, merged);
    const subject = { subjectType: "Organisation", subjectId: survivor.id };
    const after = { survivor, merged, merge };
    await tx.record({ operation: "unmergeOrganisations", ...subject, reason, before, after });
    return { organisation: survivor, other: merged };
  }

  /** Region, sectors and size follow from the parts of those that are in use; the index hears of both. */
  private async save(
    tx: Transaction,
    changed: readonly Organisation[],
    ...inUse: readonly Organisation[]
  ): Promise<void> {
    for (const organisation of inUse) await this.parts.change.derive(tx, organisation);
    for (const organisation of changed) {
      Object.assign(organisation, { version: organisation.version + 1, updatedAt: tx.now });
      await tx.manager.save(organisation);
      await tx.announce("ORGANISATION", organisation.id);
    }
  }

  private tables() {
    return this.contributions.flatMap(({ tables }) => tables);
  }
}

/** Advisers of both: of entries in two regions somebody who advises both. */
function refuseForeign(viewer: Viewer, { survivor, merged }: Pair, field = "input.survivorId"): void {
  if (!viewer.mayKnow(survivor.id) || !viewer.mayKnow(merged.id)) throw notFound("organisation", field);
  if (![survivor, merged].every((one) => viewer.advises(subjectOf(one))))
    throw new DomainError(
      "FORBIDDEN",
      "An adviser of the regions of both organisations merges and parts them.",
      {
        field,
      },
    );
}

function refuseUnused({ legalName, archivedAt, mergedInto }: Organisation, field: string): void {
  if (mergedInto) throw badInput(field, `${legalName} was merged into another organisation already.`);
  if (archivedAt) throw badInput(field, `${legalName} is archived, and is merged with nobody.`);
}

function mergedChanged(currentVersion: number): DomainError {
  const field = "input.mergedExpectedVersion";
  const { message } = conflict("organisation", currentVersion);
  return new DomainError("CONFLICT", message, { field, currentVersion });
}
