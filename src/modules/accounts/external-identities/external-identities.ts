import type { Store, Transaction } from "../../../persistence/store";
import type { Identification, OtherTokens } from "../../../security/identification";
import type { ExternalClaims, OpenIdConnect } from "../../../security/open-id-connect";
import type { Viewer } from "../../../security/viewer";
import { emailProblems, normalEmail } from "../email.rules";
import { createPerson, holdAddress, inviterStillMay, takeRole } from "../invitations/invitation-acceptance";
import type { Invitation } from "../invitations/invitation.entity";
import type { InvitationRepository } from "../invitations/invitation.repository";

const LONGEST_NAME = 200;
const NOBODY = { personId: null, roles: [] };

/**
 * People who sign in with an OpenID Connect provider. The first use links issuer and subject to the account, or to the
 * invitation, of the e-mail address that the provider has verified; from then on only issuer and subject count. Nobody
 * gets an account who was not invited.
 */
export class ExternalIdentities implements OtherTokens {
  constructor(
    private readonly store: Store,
    private readonly provider: OpenIdConnect,
    private readonly invitations: InvitationRepository,
  ) {}

  async viewerOf(token: string, identification: Identification): Promise<Viewer | undefined> {
    const claims = await this.provider.claimsOf(token);
    if (!claims) return undefined;
    const personId = (await this.linked(claims)) ?? (await this.link(claims));
    return personId === undefined ? undefined : identification.viewerOf(personId);
  }

  private async linked({ issuer, subject }: ExternalClaims): Promise<string | undefined> {
    const [row] = await this.store.read<{ personId: string }>(
      "external-identity",
      `select person_id as "personId" from external_identity where issuer = $1 and subject = $2`,
      [issuer, subject],
    );
    return row?.personId;
  }

  private link(claims: ExternalClaims): Promise<string | undefined> {
    const { verifiedEmail } = claims;
    if (verifiedEmail === undefined || !isPlain(verifiedEmail)) return Promise.resolve(undefined);
    const email = normalEmail(verifiedEmail);
    return this.store.transaction(NOBODY, async (tx) => {
      await holdAddress(tx, email);
      const personId = (await activePerson(tx, email)) ?? (await this.acceptInvitations(tx, email, claims));
      if (personId === undefined || !(await insertLink(tx, claims, personId))) return undefined;
      await tx.record({ operation: "linkIdentity", subjectType: "Person", subjectId: personId });
      return personId;
    });
  }

  /** The provider's word on the address is worth as much as the mail: all that waits for it is accepted. */
  private async acceptInvitations(
    tx: Transaction,
    email: string,
    { name }: ExternalClaims,
  ): Promise<string | undefined> {
    const standing: Invitation[] = [];
    for (const invitation of await this.invitations.openFor(tx, email))
      if (await inviterStillMay(tx, invitation)) standing.push(invitation);
    const [first] = standing;
    if (!first || (await isKnown(tx, email))) return undefined;
    const shownName = name?.trim().slice(0, LONGEST_NAME) ?? "";
    const { language } = first;
    const person = await createPerson(tx, { email, name: shownName === "" ? email : shownName, language });
    for (const invitation of standing) await takeRole(tx, this.invitations, invitation, person.id);
    return person.id;
  }
}

/** Written with letters that are folded into others, an address may be another mailbox than it looks. */
function isPlain(email: string): boolean {
  return email.normalize("NFKC") === email && emailProblems(email, "email").length === 0;
}

async function activePerson(tx: Transaction, email: string): Promise<string | undefined> {
  const [person] = await tx.query<{ id: string }>(
    "select id from person where lower(email) = lower($1) and deactivated_at is null and not is_demo",
    [email],
  );
  return person?.id;
}

async function isKnown(tx: Transaction, email: string): Promise<boolean> {
  return (await tx.query("select 1 from person where lower(email) = lower($1)", [email])).length > 0;
}

/** False when the person is linked to another subject: a mailbox that changed hands opens no account. */
async function insertLink(
  tx: Transaction,
  { issuer, subject }: ExternalClaims,
  personId: string,
): Promise<boolean> {
  await tx.query(
    `insert into external_identity (issuer, subject, person_id, linked_at) values ($1, $2, $3, $4)
       on conflict do nothing`,
    [issuer, subject, personId, tx.now],
  );
  const [row] = await tx.query<{ personId: string }>(
    `select person_id as "personId" from external_identity where issuer = $1 and subject = $2`,
    [issuer, subject],
  );
  return row?.personId === personId;
}
