import { v7 as uuidv7 } from "uuid";
import { onlyOnce } from "../../../persistence/idempotency";
import type { Store, Transaction } from "../../../persistence/store";
import type { AttemptThrottle } from "../../../security/attempt-throttle";
import type { Identification } from "../../../security/identification";
import { hashOfToken, newOpaqueToken } from "../../../security/opaque-token";
import type { PasswordHashing } from "../../../security/password-hashing";
import type { Viewer } from "../../../security/viewer";
import type { Clock } from "../../shared/clock";
import { badInput, DomainError, refuse } from "../../shared/domain-error";
import type { Language } from "../../shared/language";
import { textProblems } from "../../shared/text";
import { organisationSubject } from "../../partnering/organisations/organisation-change";
import type { AccountMails } from "../account-mails";
import { emailProblems, normalEmail } from "../email.rules";
import { refuseMissingPlace } from "../people/role-assignment.repository";
import { roleProblems, type RoleWish } from "../people/role-assignment.rules";
import type { Account, AccountRepository } from "../sign-in/account.repository";
import { passwordProblems } from "../sign-in/password.rules";
import type { SessionService, SessionTokens } from "../sign-in/session.service";
import { createPerson, holdAddress, takeRole } from "./invitation-acceptance";
import { Invitation } from "./invitation.entity";
import type { InvitationRepository } from "./invitation.repository";
import { refuseInvitation } from "./invitation.rules";

const DAYS = 7;
const DAY_MS = 86_400_000;

export interface InvitationWish extends RoleWish {
  readonly email: string;
  readonly language: Language;
  readonly idempotencyKey?: string | null | undefined;
}

export interface AcceptanceInput {
  readonly token: string;
  readonly name?: string | null | undefined;
  readonly password?: string | null | undefined;
  readonly language?: Language | null | undefined;
}

/** Who was let in, and the session of somebody who is new here. */
export interface Acceptance {
  readonly personId: string;
  readonly session: SessionTokens | null;
}

export interface InvitationParts {
  readonly store: Store;
  readonly repository: InvitationRepository;
  readonly accounts: AccountRepository;
  readonly sessions: SessionService;
  readonly passwords: PasswordHashing;
  readonly throttle: AttemptThrottle;
  readonly mails: AccountMails;
  readonly identification: Identification;
  readonly clock: Clock;
}

/** Invitations: the only way to an account. Whether an address has one already, the inviter does not learn. */
export class InvitationService {
  constructor(private readonly parts: InvitationParts) {}

  async invite(viewer: Viewer, wish: InvitationWish): Promise<Invitation> {
    refuse([...emailProblems(wish.email, "input.email"), ...roleProblems(wish)]);
    if (!viewer.roles.has("ADMINISTRATOR"))
      await this.parts.throttle.count("INVITE_PERSON", viewer.personId ?? "");
    return this.parts.store.transaction(viewer.actor, async (tx) => {
      const { organisationId } = wish;
      const subject = organisationId === null ? undefined : await organisationSubject(tx, organisationId);
      refuseInvitation(viewer, wish, subject);
      await refuseMissingPlace(tx, wish);
      const id = await onlyOnce(tx, "invite", wish, async () => {
        const { invitation, token } = await this.write(tx, wish, viewer.personId);
        const { email: to, language } = invitation;
        await tx.sendMail(this.parts.mails.invitation({ to, language, code: token }));
        return invitation.id;
      });
      return tx.manager.findOneByOrFail(Invitation, { id });
    });
  }

  /** For whoever has a shell on the server: the code of an invitation to administer, which no mail carries. */
  async inviteAdministrator(email: string, language: Language): Promise<string> {
    refuse(emailProblems(email, "email"));
    const wish = { email, language, role: "ADMINISTRATOR", ...NO_PLACE } as const;
    return this.parts.store.transaction(NOBODY, async (tx) => {
      const { token } = await this.write(tx, wish, null);
      return token;
    });
  }

  /** Somebody new gets an account and a session; whoever has an account accepts while signed in to it. */
  async accept(viewer: Viewer, input: AcceptanceInput): Promise<Acceptance> {
    const invitation = await this.parts.repository.openByToken(
      hashOfToken(input.token),
      this.parts.clock.now(),
    );
    if (!invitation) throw notValid();
    const account = await this.parts.accounts.byEmail(invitation.email);
    const acceptance = account
      ? await this.acceptAs(viewer, account, invitation)
      : await this.acceptAsNew(invitation, input);
    this.parts.identification.forget();
    return acceptance;
  }

  private async acceptAs(viewer: Viewer, account: Account, invitation: Invitation): Promise<Acceptance> {
    const { personId } = account;
    if (account.deactivatedAt || account.isDemo) throw notValid();
    if (viewer.personId !== personId) throw hasAccount();
    await this.parts.store.transaction(viewer.actor, async (tx) => {
      if (!(await takeRole(tx, this.parts.repository, invitation, personId))) throw notValid();
    });
    return { personId, session: null };
  }

  private async acceptAsNew(invitation: Invitation, input: AcceptanceInput): Promise<Acceptance> {
    const { email } = invitation;
    const { name, password, language } = completeInput(input, email);
    const passwordHash = await this.parts.passwords.hash(password);
    return this.parts.store.transaction(NOBODY, async (tx) => {
      await holdAddress(tx, email);
      if (await hasPerson(tx, email)) throw hasAccount();
      const person = await createPerson(tx, { email, name, language: language ?? invitation.language });
      await this.parts.accounts.setPassword(tx, person.id, passwordHash);
      if (!(await takeRole(tx, this.parts.repository, invitation, person.id))) throw notValid();
      return { personId: person.id, session: await this.parts.sessions.start(tx, person.id) };
    });
  }

  private async write(
    tx: Transaction,
    wish: InvitationWish,
    invitedBy: string | null,
  ): Promise<{ invitation: Invitation; token: string }> {
    const { role, region, organisationId, bodyId, language } = wish;
    const email = normalEmail(wish.email);
    const token = newOpaqueToken();
    await this.parts.repository.withdrawEarlier(tx, email, wish);
    const invitation = tx.manager.create(Invitation, {
      id: uuidv7(),
      tokenHash: hashOfToken(token),
      email,
      language,
      role,
      region,
      organisationId,
      bodyId,
      invitedBy,
      createdAt: tx.now,
      expiresAt: new Date(tx.now.getTime() + DAYS * DAY_MS),
    });
    await tx.manager.insert(Invitation, invitation);
    await tx.record({
      operation: "invite",
      subjectType: "Invitation",
      subjectId: invitation.id,
      after: { role, region, organisationId, bodyId },
    });
    return { invitation, token };
  }
}

/** The command line, or somebody who has no account yet. */
const NOBODY = { personId: null, roles: [] };
const NO_PLACE = { region: null, organisationId: null, bodyId: null };

function completeInput(input: AcceptanceInput, email: string) {
  const name = input.name?.trim() ?? "";
  const password = input.password ?? "";
  refuse([
    ...textProblems(name, "name", "input.name"),
    ...passwordProblems(password, email, "input.password"),
  ]);
  return { name, password, language: input.language };
}

async function hasPerson(tx: Transaction, email: string): Promise<boolean> {
  return (await tx.query("select 1 from person where lower(email) = lower($1)", [email])).length > 0;
}

function notValid(): DomainError {
  return badInput(
    "input.token",
    "The invitation is not valid: it was accepted, withdrawn, replaced by a newer one, or is older than seven days. Ask for a new one.",
  );
}

function hasAccount(): DomainError {
  return new DomainError(
    "UNAUTHENTICATED",
    "This address has an account already. Sign in with it, and accept the invitation then.",
  );
}
