import type { Store, Transaction } from "../../../persistence/store";

/** Why a session is over, as the row keeps it. */
export type SessionEnd = "SIGNED_OUT" | "REFRESH_TOKEN_REUSED" | "PASSWORD_RESET" | "DEACTIVATED";

export interface RefreshTokenRow {
  readonly sessionId: string;
  readonly personId: string;
  readonly expiresAt: Date;
  readonly rotatedAt: Date | null;
  readonly sessionExpiresAt: Date;
  readonly sessionEndedAt: Date | null;
  readonly deactivatedAt: Date | null;
}

/** Sessions and their refresh tokens, of which only hashes are kept. */
export class SessionRepository {
  constructor(private readonly store: Store) {}

  async insert(tx: Transaction, session: { id: string; personId: string; expiresAt: Date }): Promise<void> {
    await tx.query(`insert into session (id, person_id, started_at, expires_at) values ($1, $2, $3, $4)`, [
      session.id,
      session.personId,
      tx.now,
      session.expiresAt,
    ]);
  }

  async insertToken(
    tx: Transaction,
    token: { hash: string; sessionId: string; expiresAt: Date },
  ): Promise<void> {
    await tx.query(
      `insert into refresh_token (token_hash, session_id, issued_at, expires_at) values ($1, $2, $3, $4)`,
      [token.hash, token.sessionId, tx.now, token.expiresAt],
    );
  }

  /** The person whose refresh token it is or was. */
  async ownerOf(hash: string): Promise<{ personId: string; sessionId: string } | undefined> {
    const [owner] = await this.store.read<{ personId: string; sessionId: string }>(
      "refresh-token-owner",
      `select s.person_id as "personId", s.id as "sessionId"
         from refresh_token t join session s on s.id = t.session_id where t.token_hash = $1`,
      [hash],
    );
    return owner;
  }

  /** `undefined` while another request holds the token: two at once are not one after the other. */
  async lockToken(tx: Transaction, hash: string): Promise<RefreshTokenRow | undefined> {
    const [lock] = await tx.query<{ taken: boolean }>(
      "select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as taken",
      [`refresh:${hash}`],
    );
    if (!lock?.taken) return undefined;
    const [row] = await tx.query<RefreshTokenRow>(
      `select s.id as "sessionId", s.person_id as "personId", t.expires_at as "expiresAt",
              t.rotated_at as "rotatedAt", s.expires_at as "sessionExpiresAt", s.ended_at as "sessionEndedAt",
              p.deactivated_at as "deactivatedAt"
         from refresh_token t join session s on s.id = t.session_id join person p on p.id = s.person_id
        where t.token_hash = $1 for update of t, s`,
      [hash],
    );
    return row;
  }

  async markRotated(tx: Transaction, hash: string): Promise<void> {
    await tx.query("update refresh_token set rotated_at = $2 where token_hash = $1", [hash, tx.now]);
  }

  /** Whether there was something to end. */
  async end(tx: Transaction, sessionId: string, reason: SessionEnd): Promise<boolean> {
    const ended = await tx.query(
      `update session set ended_at = $2, end_reason = $3 where id = $1 and ended_at is null returning id`,
      [sessionId, tx.now, reason],
    );
    return ended.length > 0;
  }

  /** Also tokens without a session (from the command line, of the demo): those issued before are refused from now on. */
  async endAllOf(tx: Transaction, personId: string, reason: SessionEnd): Promise<number> {
    const ended = await tx.query(
      `update session set ended_at = $2, end_reason = $3 where person_id = $1 and ended_at is null returning id`,
      [personId, tx.now, reason],
    );
    await tx.query("update person set tokens_valid_from = $2 where id = $1", [personId, tx.now]);
    return ended.length;
  }
}
