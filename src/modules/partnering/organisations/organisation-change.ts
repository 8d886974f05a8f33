import type { Store, Transaction } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import { conflict, DomainError, notFound } from "../../shared/domain-error";
import type { DisclosureSubject } from "../../shared/disclosure-subject";
import { Establishment } from "./establishment.entity";
import { ActivityCode } from "./activity-code.entity";
import { FinancialYear } from "./financial-year.entity";
import { Organisation } from "./organisation.entity";
import { sizeClassOf } from "./organisation.rules";
import type { OrganisationRepository } from "./organisation.repository";
import { regionOfOrganisation, type RegionReason } from "./place.rules";
import { deriveSectors } from "../sectors/sector.rules";

export interface ChangeRequest {
  readonly operation: string;
  readonly organisationId: string;
  /** Left out by additions, which cannot overwrite what somebody else wrote. */
  readonly expectedVersion?: number;
  /** Thrown when the viewer may not know of the organisation: the very answer for a record that does not exist. */
  readonly unknown?: DomainError;
}

/** A repeated creation changes nothing: no version, no audit row, no news for the index. */
export type ChangeOutcome = "CHANGED" | "UNCHANGED";

export function subjectOf(organisation: Pick<Organisation, "id" | "region">): DisclosureSubject {
  return { organisationId: organisation.id, organisationRegion: organisation.region };
}

/** Whom a record belongs to, and whether that organisation is still in use. */
export type OrganisationSubject = DisclosureSubject & { readonly organisationArchived: boolean };

/** Of these, what a list inside an organisation need not repeat. */
export const TOLD_BY_ORGANISATION = ["organisationId", "organisationRegion"];

/** Whom a record of this organisation belongs to; `undefined` when there is no such organisation. */
export async function organisationSubject(
  tx: Transaction,
  id: string,
): Promise<OrganisationSubject | undefined> {
  const organisation = await tx.manager.findOne(Organisation, {
    where: { id },
    select: { id: true, region: true, archivedAt: true },
  });
  return organisation
    ? { ...subjectOf(organisation), organisationArchived: organisation.archivedAt !== null }
    : undefined;
}

/** Runs every change of an organisation the same way: find, permit, compare versions, change, derive, record, announce. */
export class OrganisationChange {
  constructor(
    private readonly store: Store,
    private readonly repository: OrganisationRepository,
  ) {}

  async run(
    viewer: Viewer,
    request: ChangeRequest,
    change: (tx: Transaction, organisation: Organisation) => Promise<ChangeOutcome>,
  ): Promise<Organisation> {
    return this.store.transaction(viewer.actor, async (tx) => {
      const organisation = await this.repository.lock(tx, request.organisationId);
      refuseForeign(
        viewer,
        organisation,
        request.unknown ?? notFound("organisation", "input.organisationId"),
      );
      if (request.expectedVersion !== undefined && request.expectedVersion !== organisation.version)
        throw conflict("organisation", organisation.version);
      const before = { ...organisation };
      const outcome = await change(tx, organisation);
      if (outcome === "CHANGED") await this.finish(tx, request.operation, organisation, before);
      return organisation;
    });
  }

  private async finish(
    tx: Transaction,
    operation: string,
    organisation: Organisation,
    before: object,
  ): Promise<void> {
    await this.derive(tx, organisation);
    organisation.version += 1;
    organisation.updatedAt = tx.now;
    await tx.manager.save(organisation);
    await tx.record({
      operation,
      subjectType: "Organisation",
      subjectId: organisation.id,
      before,
      after: organisation,
    });
    await tx.announce("ORGANISATION", organisation.id);
  }

  /** Region, sectors by activity and size class follow from the parts and are kept for filtering. */
  async derive(tx: Transaction, organisation: Organisation): Promise<void> {
    const where = { organisationId: organisation.id };
    const establishments = await tx.manager.find(Establishment, { where, order: { id: "ASC" } });
    const place = regionOfOrganisation(
      establishments.map((one) => ({ ...one, reason: one.regionReason as RegionReason })),
    );
    organisation.region = place.region;
    organisation.regionReason = place.reason;
    organisation.derivedSectors = deriveSectors(
      await tx.manager.find(ActivityCode, { where, order: { id: "ASC" } }),
    );
    const [newest] = await tx.manager.find(FinancialYear, { where, order: { closedOn: "DESC" }, take: 1 });
    organisation.sizeClass = sizeClassOf(newest?.headcount);
  }
}

/** Somebody else's organisation is unknown to those who may not read it, and refused to those who may. */
function refuseForeign(
  viewer: Viewer,
  organisation: Organisation | null,
  unknown: DomainError,
): asserts organisation is Organisation {
  const subject = organisation ? subjectOf(organisation) : undefined;
  if (!organisation || !subject) throw unknown;
  if (viewer.mayEdit(subject)) {
    refuseArchived(organisation.archivedAt !== null, unknown.details.field ?? "input.organisationId");
    return;
  }
  if (viewer.mayKnow(organisation.id))
    throw new DomainError(
      "FORBIDDEN",
      "You may read this organisation, and its editors and the advisers of its region change it.",
    );
  throw unknown;
}

/** Nothing of an archived organisation changes, its needs and capabilities neither. */
export function refuseArchived(archived: boolean, field: string): void {
  if (archived)
    throw new DomainError("BAD_USER_INPUT", "The organisation is archived and cannot be changed.", { field });
}
