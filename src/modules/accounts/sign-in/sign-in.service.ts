import type { Store } from "../../../persistence/store";
import { type AttemptThrottle, networkOf } from "../../../security/attempt-throttle";
import type { EmailPseudonyms } from "../../../security/opaque-token";
import type { PasswordHashing } from "../../../security/password-hashing";
import { DomainError } from "../../shared/domain-error";
import { normalEmail } from "../email.rules";
import type { Account, AccountRepository } from "./account.repository";
import type { SessionService, SessionTokens } from "./session.service";

/** Signs in to local accounts. Who guesses learns nothing: not whether an account exists, nor why it may not sign in. */
export class SignInService {
  constructor(
    private readonly store: Store,
    private readonly accounts: AccountRepository,
    private readonly sessions: SessionService,
    private readonly passwords: PasswordHashing,
    private readonly throttle: AttemptThrottle,
    private readonly pseudonyms: EmailPseudonyms,
  ) {}

  async signIn(input: { email: string; password: string }, address: string): Promise<SessionTokens> {
    const email = normalEmail(input.email);
    const attempt = { account: this.pseudonyms.of(email), network: networkOf(address) };
    await this.throttle.count("SIGN_IN_ADDRESS", attempt.network);
    await this.throttle.count("SIGN_IN_ACCOUNT", attempt.account);
    const account = await this.accounts.byEmail(email);
    const isRight = await this.passwords.matches(account?.passwordHash, input.password);
    if (!isRight || !account || account.deactivatedAt || account.isDemo) {
      await this.recordFailure(account, attempt.account);
      throw notSignedIn();
    }
    await this.throttle.takeBack("SIGN_IN_ADDRESS", attempt.network);
    await this.throttle.forget("SIGN_IN_ACCOUNT", attempt.account);
    return this.begin(account);
  }

  private begin({ personId, passwordHash }: Account): Promise<SessionTokens> {
    return this.store.transaction({ personId, roles: [] }, async (tx) => {
      // Since the password was read it may have been replaced, or the person deactivated.
      if (!(await this.accounts.stillHasPassword(tx, personId, passwordHash))) throw notSignedIn();
      await tx.record({ operation: "signIn", subjectType: "Person", subjectId: personId });
      return this.sessions.start(tx, personId);
    });
  }

  /** The same row for an account and for none: under the person, or under a pseudonym of the address. */
  private async recordFailure(account: Account | undefined, pseudonym: string): Promise<void> {
    await this.store.transaction({ personId: null, roles: [] }, (tx) =>
      tx.record({
        operation: "signIn",
        subjectType: account ? "Person" : "UnknownAccount",
        subjectId: account?.personId ?? pseudonym,
        reason: "Refused.",
      }),
    );
  }
}

function notSignedIn(): DomainError {
  return new DomainError(
    "UNAUTHENTICATED",
    "The e-mail address and the password do not belong together, or the account may not sign in. Try again, or ask for a new password.",
  );
}
