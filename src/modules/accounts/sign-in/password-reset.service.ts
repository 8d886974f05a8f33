import type { Store, Transaction } from "../../../persistence/store";
import { type AttemptThrottle, networkOf } from "../../../security/attempt-throttle";
import type { Identification } from "../../../security/identification";
import { type EmailPseudonyms, hashOfToken, newOpaqueToken } from "../../../security/opaque-token";
import type { PasswordHashing } from "../../../security/password-hashing";
import { badInput, type DomainError, refuse } from "../../shared/domain-error";
import type { AccountMails } from "../account-mails";
import { normalEmail } from "../email.rules";
import type { Account, AccountRepository } from "./account.repository";
import { passwordProblems } from "./password.rules";
import type { SessionRepository } from "./session.repository";

export const RESET_MINUTES = 60;
const NOBODY = { personId: null, roles: [] };

export interface PasswordResetParts {
  readonly store: Store;
  readonly accounts: AccountRepository;
  readonly sessions: SessionRepository;
  readonly passwords: PasswordHashing;
  readonly throttle: AttemptThrottle;
  readonly pseudonyms: EmailPseudonyms;
  readonly mails: AccountMails;
  readonly identification: Identification;
}

/** New passwords for people who forgot theirs, by a code that is mailed, good once and for an hour. */
export class PasswordResetService {
  constructor(private readonly parts: PasswordResetParts) {}

  /** The same work for every address: whether there is an account is looked up later, by a job. */
  async request(email: string, address: string): Promise<void> {
    const { store, throttle, pseudonyms } = this.parts;
    const wanted = normalEmail(email);
    await throttle.count("RESET_ADDRESS", networkOf(address));
    await throttle.count("RESET_ACCOUNT", pseudonyms.of(wanted));
    await store.transaction(NOBODY, async (tx) => {
      await tx.enqueue({ queue: "password-reset", data: { email: wanted } });
      await tx.record({
        operation: "requestPasswordReset",
        subjectType: "UnknownAccount",
        subjectId: pseudonyms.of(wanted),
      });
    });
  }

  /** The job: mails a code to an account that has a password, and nothing to anybody else. */
  async sendCode(email: string): Promise<void> {
    const { store, accounts, mails } = this.parts;
    const account = await accounts.byEmail(email);
    if (!account || !mayReset(account)) return;
    const code = newOpaqueToken();
    await store.transaction(NOBODY, async (tx) => {
      await this.replaceCode(tx, account.personId, hashOfToken(code));
      await tx.sendMail(mails.passwordReset({ to: account.email, language: account.language, code }));
    });
  }

  /** Sets the password and ends every session: whoever stole the old one is out. */
  async reset(input: { token: string; password: string }): Promise<number> {
    const { store, accounts, passwords, throttle, pseudonyms, identification } = this.parts;
    const hash = hashOfToken(input.token);
    const account = await this.accountOf(hash);
    if (!account || !mayReset(account)) throw notValid();
    refuse(passwordProblems(input.password, account.email, "input.password"));
    const passwordHash = await passwords.hash(input.password);
    const { personId } = account;
    const ended = await store.transaction({ personId, roles: [] }, async (tx) => {
      await useCode(tx, hash);
      await accounts.setPassword(tx, personId, passwordHash);
      const count = await this.parts.sessions.endAllOf(tx, personId, "PASSWORD_RESET");
      await tx.record({ operation: "resetPassword", subjectType: "Person", subjectId: personId });
      return count;
    });
    identification.forget();
    await throttle.forget("SIGN_IN_ACCOUNT", pseudonyms.of(normalEmail(account.email)));
    return ended;
  }

  private async accountOf(hash: string): Promise<Account | undefined> {
    const [row] = await this.parts.store.read<{ personId: string }>(
      "password-reset-code",
      `select person_id as "personId" from password_reset
        where token_hash = $1 and used_at is null`,
      [hash],
    );
    return row && this.parts.accounts.byId(row.personId);
  }

  /** One code at a time: asking again makes the earlier ones worthless. */
  private async replaceCode(tx: Transaction, personId: string, hash: string): Promise<void> {
    await tx.query("delete from password_reset where person_id = $1", [personId]);
    await tx.query(
      `insert into password_reset (token_hash, person_id, created_at, expires_at) values ($1, $2, $3, $4)`,
      [hash, personId, tx.now, new Date(tx.now.getTime() + RESET_MINUTES * 60_000)],
    );
  }
}

/** The last word on a code: of two requests with the same one, the second finds it used. */
async function useCode(tx: Transaction, hash: string): Promise<void> {
  const used = await tx.query(
    `update password_reset set used_at = $2
      where token_hash = $1 and used_at is null and expires_at > $2 returning person_id`,
    [hash, tx.now],
  );
  if (used.length === 0) throw notValid();
}

/** Whoever signs in with a provider has no password here, and gets none by mail. */
function mayReset(account: Account): boolean {
  return account.passwordHash !== null && account.deactivatedAt === null && !account.isDemo;
}

function notValid(): DomainError {
  return badInput(
    "input.token",
    "The code is not valid: it was used, replaced by a newer one, or is older than an hour. Ask for a new one.",
  );
}
