import { v7 as uuidv7 } from "uuid";
import { onlyOnce } from "../../../persistence/idempotency";
import type { Store, Transaction } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import { badInput, conflict, DomainError, notFound, refuse } from "../../shared/domain-error";
import { optionalTextProblems, textProblems } from "../../shared/text";
import { refuseArchived, subjectOf } from "../organisations/organisation-change";
import type { Organisation } from "../organisations/organisation.entity";
import type { OrganisationRepository } from "../organisations/organisation.repository";
import { OrganisationAdviser } from "./organisation-adviser.entity";
import type { OrganisationAdviserRepository } from "./organisation-adviser.repository";

export interface Assignment {
  readonly organisationId: string;
  readonly adviserId: string;
  readonly note?: string | null | undefined;
}

export interface FirstAssignment extends Assignment {
  readonly idempotencyKey?: string | null | undefined;
}

export interface Handover extends Assignment {
  readonly expectedVersion: number;
  readonly reason: string;
}

const ORGANISATION = "input.organisationId";

/** Which adviser looks after an organisation. Every adviser of its region may say so: whoever is ill hands nothing over. */
export class OrganisationAdviserService {
  constructor(
    private readonly store: Store,
    private readonly repository: OrganisationAdviserRepository,
    private readonly organisations: OrganisationRepository,
  ) {}

  async assign(viewer: Viewer, input: FirstAssignment): Promise<Organisation> {
    refuse(optionalTextProblems(input.note, "text", "input.note"));
    await this.store.transaction(viewer.actor, (tx) =>
      onlyOnce(tx, "assignOrganisationAdviser", input, async () => {
        await this.permitted(tx, viewer, input);
        const standing = await this.repository.standing(tx, input.organisationId);
        if (standing) throw hasAdviser();
        return this.write(tx, "assignOrganisationAdviser", input, null, await this.nextNumber(tx, input));
      }),
    );
    return this.read(input.organisationId);
  }

  async handOver(viewer: Viewer, input: Handover): Promise<Organisation> {
    const { expectedVersion, reason } = input;
    refuse([
      ...textProblems(reason, "line", "input.reason"),
      ...optionalTextProblems(input.note, "text", "input.note"),
    ]);
    await this.store.transaction(viewer.actor, async (tx) => {
      await this.permitted(tx, viewer, input);
      const standing = await this.repository.standing(tx, input.organisationId);
      if (!standing)
        throw badInput(
          ORGANISATION,
          "Nobody looks after the organisation yet. Use assignOrganisationAdviser.",
        );
      if (standing.version !== expectedVersion) throw conflict("assignment", standing.version);
      if (standing.adviserId === input.adviserId)
        throw badInput(
          "input.adviserId",
          "This adviser looks after the organisation already. Name another one.",
        );
      await tx.manager.update(OrganisationAdviser, { id: standing.id }, { endedAt: tx.now });
      await this.write(tx, "handOverOrganisation", input, reason, standing.version + 1);
    });
    return this.read(input.organisationId);
  }

  /** Holds the organisation, so that two who decide on it follow one another. */
  private async permitted(
    tx: Transaction,
    viewer: Viewer,
    { organisationId, adviserId }: Assignment,
  ): Promise<void> {
    const organisation = await this.organisations.lock(tx, organisationId);
    if (!organisation || !viewer.mayKnow(organisation.id)) throw notFound("organisation", ORGANISATION);
    if (!viewer.advises(subjectOf(organisation)))
      throw new DomainError(
        "FORBIDDEN",
        "The advisers of the organisation's region say which of them looks after it.",
      );
    refuseArchived(organisation.archivedAt !== null, ORGANISATION);
    if (!(await this.repository.isAdviser(tx, adviserId, organisation.region)))
      throw badInput(
        "input.adviserId",
        "This person is no adviser of the organisation's region. Take one from the list of advisers.",
      );
  }

  private async nextNumber(tx: Transaction, { organisationId }: Assignment): Promise<number> {
    return 1 + (await tx.manager.countBy(OrganisationAdviser, { organisationId }));
  }

  private async write(
    tx: Transaction,
    operation: string,
    { organisationId, adviserId, note = null }: Assignment,
    reason: string | null,
    version: number,
  ): Promise<string> {
    const row = tx.manager.create(OrganisationAdviser, {
      id: uuidv7(),
      ...{ organisationId, adviserId, reason, note, version },
      assignedBy: tx.actor.personId ?? "",
      assignedAt: tx.now,
      endedAt: null,
    });
    await tx.manager.insert(OrganisationAdviser, row);
    const subject = { subjectType: "Organisation", subjectId: organisationId };
    await tx.record({ operation, ...subject, ...(reason === null ? {} : { reason }), after: row });
    return row.id;
  }

  private async read(id: string): Promise<Organisation> {
    const [organisation] = await this.organisations.findMany([id]);
    if (!organisation) throw notFound("organisation", ORGANISATION);
    return organisation;
  }
}

function hasAdviser(): DomainError {
  return new DomainError(
    "CONFLICT",
    "An adviser looks after the organisation already. Use handOverOrganisation, with a reason.",
    { field: ORGANISATION },
  );
}
