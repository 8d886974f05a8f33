import { onlyOnce } from "../../../persistence/idempotency";
import type { Store, Transaction } from "../../../persistence/store";
import type { Identification } from "../../../security/identification";
import type { Viewer } from "../../../security/viewer";
import type { Clock } from "../../shared/clock";
import { badInput, conflict, DomainError, notFound, refuse } from "../../shared/domain-error";
import type { PageRequest } from "../../shared/page";
import { optionalTextProblems } from "../../shared/text";
import { withdrawInvitationsOf } from "../invitations/invitation.repository";
import { revokeKeysOf } from "../machine-keys/machine-key.repository";
import type { SessionRepository } from "../sign-in/session.repository";
import { Person } from "./person.entity";
import type { PeopleFilter, PersonRepository } from "./person.repository";
import { RoleAssignment } from "./role-assignment.entity";
import {
  endAllRoles,
  giveRole,
  holdsRole,
  refuseMissingPlace,
  type RolePeriod,
} from "./role-assignment.repository";
import { roleProblems, type RoleWish } from "./role-assignment.rules";

export interface RoleGrant extends RoleWish, RolePeriod {
  readonly personId: string;
  readonly idempotencyKey?: string | null | undefined;
}

export interface PersonTarget {
  readonly personId: string;
  readonly expectedVersion: number;
  readonly reason?: string | null | undefined;
}

export interface PersonParts {
  readonly store: Store;
  readonly repository: PersonRepository;
  readonly sessions: SessionRepository;
  readonly identification: Identification;
  readonly clock: Clock;
}

/** People and their roles, as an administrator keeps them. What is taken away is gone with the next request. */
export class PersonService {
  constructor(private readonly parts: PersonParts) {}

  page(filter: PeopleFilter, page: PageRequest): Promise<Person[]> {
    return this.parts.repository.page(filter, page, this.parts.clock.now());
  }

  count(filter: PeopleFilter): Promise<number> {
    return this.parts.repository.count(filter, this.parts.clock.now());
  }

  async assignRole(viewer: Viewer, grant: RoleGrant): Promise<Person> {
    refuse([...roleProblems(grant), ...periodProblems(grant, this.parts.clock.now())]);
    return this.change(viewer, async (tx) => {
      await onlyOnce(tx, "assignRole", grant, async () => {
        const person = await this.activePerson(tx, grant.personId);
        await refuseMissingPlace(tx, grant);
        if (await holdsRole(tx, person.id, grant)) throw heldAlready(grant);
        const assignment = await giveRole(tx, person.id, grant, grant);
        await recordRole(tx, "assignRole", assignment);
        return assignment.id;
      });
      return this.find(tx, grant.personId);
    });
  }

  async endRole(viewer: Viewer, assignmentId: string, reason?: string | null): Promise<Person> {
    refuse(optionalTextProblems(reason, "line", "input.reason"));
    return this.change(viewer, async (tx) => {
      const assignment = await tx.manager.findOne(RoleAssignment, {
        where: { id: assignmentId },
        lock: { mode: "pessimistic_write" },
      });
      if (!assignment) throw notFound("role assignment", "input.roleAssignmentId");
      if (assignment.validUntil && assignment.validUntil <= tx.now)
        throw badInput("input.roleAssignmentId", "The role has ended already.");
      if (assignment.role === "ADMINISTRATOR") await this.refuseLast(tx, { assignmentId });
      const before = { ...assignment };
      assignment.validUntil = tx.now;
      if (assignment.validFrom > tx.now) assignment.validFrom = tx.now;
      await tx.manager.save(assignment);
      await recordRole(tx, "endRole", assignment, before, reason);
      return this.find(tx, assignment.personId);
    });
  }

  /** Sessions, keys and roles end at once; what the person did stays, under the same identifier. */
  deactivate(viewer: Viewer, target: PersonTarget): Promise<Person> {
    return this.changePerson(viewer, "deactivatePerson", target, async (tx, person) => {
      if (person.deactivatedAt) throw badInput("input.personId", "The person is deactivated already.");
      await this.refuseLast(tx, { personId: person.id });
      person.deactivatedAt = tx.now;
      person.tokensValidFrom = tx.now;
      await endAllRoles(tx, person.id);
      await this.parts.sessions.endAllOf(tx, person.id, "DEACTIVATED");
      await revokeKeysOf(tx, person.id);
      await withdrawInvitationsOf(tx, person.id);
      await tx.query("delete from password_reset where person_id = $1", [person.id]);
    });
  }

  /** The person may sign in again, with the password of before; roles have to be given anew. */
  reactivate(viewer: Viewer, target: PersonTarget): Promise<Person> {
    return this.changePerson(viewer, "reactivatePerson", target, (_tx, person) => {
      if (!person.deactivatedAt) throw badInput("input.personId", "The person is active already.");
      person.deactivatedAt = null;
      return Promise.resolve();
    });
  }

  private changePerson(
    viewer: Viewer,
    operation: string,
    { personId, expectedVersion, reason }: PersonTarget,
    change: (tx: Transaction, person: Person) => Promise<void>,
  ): Promise<Person> {
    refuse(optionalTextProblems(reason, "line", "input.reason"));
    return this.change(viewer, async (tx) => {
      const person = await this.parts.repository.lock(tx, personId);
      if (!person) throw notFound("person", "input.personId");
      if (person.version !== expectedVersion) throw conflict("person", person.version);
      const before = { ...person };
      await change(tx, person);
      person.version += 1;
      await tx.manager.save(person);
      await tx.record({
        operation,
        subjectType: "Person",
        subjectId: person.id,
        before,
        after: person,
        ...(reason ? { reason } : {}),
      });
      return person;
    });
  }

  private async change(viewer: Viewer, work: (tx: Transaction) => Promise<Person>): Promise<Person> {
    const person = await this.parts.store.transaction(viewer.actor, work);
    this.parts.identification.forget();
    return person;
  }

  private async activePerson(tx: Transaction, personId: string): Promise<Person> {
    const person = await this.parts.repository.lock(tx, personId);
    if (!person) throw notFound("person", "input.personId");
    if (person.deactivatedAt)
      throw badInput("input.personId", "The person is deactivated. Reactivate the person first.");
    return person;
  }

  private find(tx: Transaction, id: string): Promise<Person> {
    return tx.manager.findOneByOrFail(Person, { id });
  }

  private async refuseLast(
    tx: Transaction,
    without: { readonly personId?: string; readonly assignmentId?: string },
  ): Promise<void> {
    if (await this.parts.repository.administratorsRemain(tx, without)) return;
    throw badInput(
      without.personId === undefined ? "input.roleAssignmentId" : "input.personId",
      "Nobody would be left to administer. Make somebody else an administrator first.",
    );
  }
}

function periodProblems({ validFrom, validUntil }: RolePeriod, now: Date) {
  if (!validUntil || validUntil > (validFrom ?? now)) return [];
  return [{ field: "input.validUntil", message: "The role would end before it begins. Give a later end." }];
}

function heldAlready({ role }: RoleWish): DomainError {
  return new DomainError("CONFLICT", `The person holds this role ${role} already.`, { field: "input.role" });
}

async function recordRole(
  tx: Transaction,
  operation: string,
  assignment: RoleAssignment,
  before?: RoleAssignment,
  reason?: string | null,
): Promise<void> {
  await tx.record({
    operation,
    subjectType: "Person",
    subjectId: assignment.personId,
    ...(before === undefined ? {} : { before }),
    after: assignment,
    ...(reason ? { reason } : {}),
  });
}
