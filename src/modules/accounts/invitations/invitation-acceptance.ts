import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "../../../persistence/store";
import { type HeldRole, Viewer } from "../../../security/viewer";
import { organisationSubject } from "../../partnering/organisations/organisation-change";
import type { Language } from "../../shared/language";
import { Person } from "../people/person.entity";
import { giveRole, holdsRole } from "../people/role-assignment.repository";
import type { Invitation } from "./invitation.entity";
import type { InvitationRepository } from "./invitation.repository";
import { mayInvite } from "./invitation.rules";

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

/** An invitation rests on the rights of whoever sent it, as they are when it is accepted; the command line's on nobody's. */
export async function inviterStillMay(tx: Transaction, invitation: Invitation): Promise<boolean> {
  const { invitedBy, organisationId } = invitation;
  if (invitedBy === null) return true;
  const held = await tx.query<HeldRole>(
    `select r.role, r.region, r.organisation_id as "organisationId", r.body_id as "bodyId"
       from role_assignment r join person p on p.id = r.person_id
      where p.id = $1 and p.deactivated_at is null
        and r.valid_from <= $2 and (r.valid_until is null or r.valid_until > $2)`,
    [invitedBy, tx.now],
  );
  const subject = organisationId === null ? undefined : await organisationSubject(tx, organisationId);
  return mayInvite(new Viewer(invitedBy, null, null, held), invitation, subject);
}

/** Gives the role of the invitation, once; false when somebody was faster, or the inviter may no longer invite to it. */
export async function takeRole(
  tx: Transaction,
  repository: InvitationRepository,
  invitation: Invitation,
  personId: string,
): Promise<boolean> {
  if (!(await inviterStillMay(tx, invitation))) return false;
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
