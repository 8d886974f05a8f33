import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "../../../persistence/store";
import type { Language } from "../../shared/language";
import { Person } from "../people/person.entity";
import { giveRole, holdsRole } from "../people/role-assignment.repository";
import type { Invitation } from "./invitation.entity";
import type { InvitationRepository } from "./invitation.repository";

export interface NewPerson {
  readonly email: string;
  readonly name: string;
  readonly language: Language;
}

/** An account for somebody who was invited; nobody else ever gets one. */
export async function createPerson(tx: Transaction, { email, name, language }: NewPerson): Promise<Person> {
  const person = tx.manager.create(Person, {
    id: uuidv7(),
    email,
    name,
    language,
    isDemo: false,
    deactivatedAt: null,
    tokensValidFrom: null,
    createdAt: tx.now,
    version: 1,
  });
  await tx.manager.insert(Person, person);
  return person;
}

/** Two who accept for one address at the same moment do so one after the other. */
export async function holdAddress(tx: Transaction, email: string): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`person:${email}`]);
}

/** Gives the role of the invitation, once; false when somebody was faster. */
export async function takeRole(
  tx: Transaction,
  repository: InvitationRepository,
  invitation: Invitation,
  personId: string,
): Promise<boolean> {
  if (!(await repository.accept(tx, invitation.id, personId))) return false;
  if (!(await holdsRole(tx, personId, invitation))) await giveRole(tx, personId, invitation);
  await tx.record({
    operation: "acceptInvitation",
    subjectType: "Person",
    subjectId: personId,
    after: {
      invitationId: invitation.id,
      role: invitation.role,
      region: invitation.region,
      organisationId: invitation.organisationId,
      bodyId: invitation.bodyId,
    },
  });
  return true;
}
