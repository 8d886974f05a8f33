import { v7 as uuidv7 } from "uuid";
import type { Store, Transaction } from "../../../persistence/store";
import type { BearerTokens } from "../../../security/bearer-tokens";
import type { Identification } from "../../../security/identification";
import { hashOfToken, newOpaqueToken } from "../../../security/opaque-token";
import type { Viewer } from "../../../security/viewer";
import { DomainError } from "../../shared/domain-error";
import type { SessionRepository } from "./session.repository";

const ACCESS_SECONDS = 15 * 60;
const DAY_MS = 86_400_000;
const REFRESH_DAYS = 30;
/** However often it is refreshed, whoever holds a session signs in again some day. */
const SESSION_DAYS = 90;

/** What somebody who signed in goes on with. The refresh token exists here alone: only its hash is kept. */
export interface SessionTokens {
  readonly personId: string;
  readonly sessionId: string;
  readonly accessToken: string;
  readonly accessTokenExpiresAt: Date;
  readonly refreshToken: string;
  readonly refreshTokenExpiresAt: Date;
}

export interface SignOutRequest {
  readonly refreshToken?: string | null | undefined;
  readonly everywhere?: boolean | null | undefined;
}

interface SessionRow {
  readonly id: string;
  readonly personId: string;
  readonly expiresAt: Date;
}

/** Sessions of local accounts: begun by a sign-in, carried on by refresh tokens that are good once, and ended. */
export class SessionService {
  /** Tokens that this node refreshes at this moment. */
  private readonly underWay = new Set<string>();

  constructor(
    private readonly store: Store,
    private readonly repository: SessionRepository,
    private readonly tokens: BearerTokens,
    private readonly identification: Identification,
  ) {}

  async start(tx: Transaction, personId: string): Promise<SessionTokens> {
    const session = { id: uuidv7(), personId, expiresAt: inDays(tx.now, SESSION_DAYS) };
    await this.repository.insert(tx, session);
    return this.issue(tx, session);
  }

  /**
   * A refresh token is good once. A second use means that two parties hold it, so the whole session ends, whoever of
   * them is the thief. Two requests at the same moment are one client in a hurry: one wins and nothing ends.
   */
  async refresh(refreshToken: string): Promise<SessionTokens> {
    const hash = hashOfToken(refreshToken);
    if (this.underWay.has(hash)) throw notRefreshed();
    this.underWay.add(hash);
    try {
      return await this.refreshAlone(hash);
    } finally {
      this.underWay.delete(hash);
    }
  }

  /** Ends the viewer's session, or that of a refresh token; with `everywhere` all of the person's. */
  async signOut(viewer: Viewer, { refreshToken, everywhere }: SignOutRequest): Promise<number> {
    const owner = await this.ownerOf(viewer, refreshToken);
    if (!owner) throw nobodyToSignOut();
    const actor = owner.personId === viewer.personId ? viewer.actor : { ...owner, roles: [] };
    const ended = await this.store.transaction(actor, async (tx) => {
      const count = await this.endSessions(tx, owner, everywhere === true);
      await tx.record({
        operation: "signOut",
        subjectType: "Person",
        subjectId: owner.personId,
        after: { everywhere: everywhere === true, sessionsEnded: count },
      });
      return count;
    });
    this.identification.forget();
    return ended;
  }

  private async refreshAlone(hash: string): Promise<SessionTokens> {
    const owner = await this.repository.ownerOf(hash);
    if (!owner) throw notRefreshed();
    const actor = { personId: owner.personId, roles: [] };
    // Whatever is decided is committed; a refusal that was thrown inside would take the end of the session back.
    const issued = await this.store.transaction(actor, (tx) => this.rotate(tx, hash));
    if (issued) return issued;
    this.identification.forget();
    throw notRefreshed();
  }

  private async rotate(tx: Transaction, hash: string): Promise<SessionTokens | undefined> {
    const token = await this.repository.lockToken(tx, hash);
    if (!token || token.sessionEndedAt || token.deactivatedAt) return undefined;
    if (token.rotatedAt) {
      await this.repository.end(tx, token.sessionId, "REFRESH_TOKEN_REUSED");
      await this.record(tx, token.personId, "The refresh token was used before: the session was ended.");
      return undefined;
    }
    if (token.expiresAt <= tx.now || token.sessionExpiresAt <= tx.now) return undefined;
    await this.repository.markRotated(tx, hash);
    await this.record(tx, token.personId);
    const { sessionId: id, personId, sessionExpiresAt: expiresAt } = token;
    return this.issue(tx, { id, personId, expiresAt });
  }

  private async issue(tx: Transaction, session: SessionRow): Promise<SessionTokens> {
    const refreshToken = newOpaqueToken();
    const refreshTokenExpiresAt = earlier(inDays(tx.now, REFRESH_DAYS), session.expiresAt);
    await this.repository.insertToken(tx, {
      hash: hashOfToken(refreshToken),
      sessionId: session.id,
      expiresAt: refreshTokenExpiresAt,
    });
    return {
      personId: session.personId,
      sessionId: session.id,
      accessToken: await this.tokens.issue(session.personId, ACCESS_SECONDS, session.id),
      accessTokenExpiresAt: new Date(tx.now.getTime() + ACCESS_SECONDS * 1_000),
      refreshToken,
      refreshTokenExpiresAt,
    };
  }

  private async ownerOf(
    viewer: Viewer,
    refreshToken: string | null | undefined,
  ): Promise<{ personId: string; sessionId: string | undefined } | undefined> {
    if (refreshToken) return this.repository.ownerOf(hashOfToken(refreshToken));
    const { personId, credential } = viewer;
    return personId === null || credential.scopes ? undefined : { personId, sessionId: credential.sessionId };
  }

  private async endSessions(
    tx: Transaction,
    owner: { personId: string; sessionId: string | undefined },
    everywhere: boolean,
  ): Promise<number> {
    if (everywhere) return this.repository.endAllOf(tx, owner.personId, "SIGNED_OUT");
    if (owner.sessionId === undefined) return 0;
    return (await this.repository.end(tx, owner.sessionId, "SIGNED_OUT")) ? 1 : 0;
  }

  private async record(tx: Transaction, personId: string, reason?: string): Promise<void> {
    await tx.record({
      operation: "refreshSession",
      subjectType: "Person",
      subjectId: personId,
      ...(reason === undefined ? {} : { reason }),
    });
  }
}

function inDays(now: Date, days: number): Date {
  return new Date(now.getTime() + days * DAY_MS);
}

function earlier(one: Date, other: Date): Date {
  return one < other ? one : other;
}

function notRefreshed(): DomainError {
  return new DomainError(
    "UNAUTHENTICATED",
    "The refresh token is not valid: it was used, has expired, or its session has ended. Sign in again.",
    { field: "input.refreshToken" },
  );
}

function nobodyToSignOut(): DomainError {
  return new DomainError(
    "UNAUTHENTICATED",
    "There is no session to end: send its bearer token in Authorization, or its refresh token in the input.",
  );
}
