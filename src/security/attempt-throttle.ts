import { isIPv6 } from "node:net";
import type { Pool } from "pg";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { DomainError } from "../modules/shared/domain-error";

const QUARTER_OF_AN_HOUR = 15 * 60;
const HOUR = 60 * 60;
const DAY = 24 * HOUR;

/** What is counted, how many are free, and in how many seconds the count begins anew. */
export const ATTEMPTS = {
  /** A person who mistypes stops before; a list of frequent passwords gets nowhere. */
  SIGN_IN_ACCOUNT: { points: 10, duration: QUARTER_OF_AN_HOUR },
  /** An office shares one address; a list of accounts with one password gets nowhere either. */
  SIGN_IN_ADDRESS: { points: 50, duration: QUARTER_OF_AN_HOUR },
  RESET_ACCOUNT: { points: 5, duration: HOUR },
  RESET_ADDRESS: { points: 20, duration: HOUR },
  /** Mails that one person may cause to people who never asked for them. */
  INVITE_PERSON: { points: 100, duration: DAY },
} as const satisfies Record<string, { points: number; duration: number }>;

export type AttemptKind = keyof typeof ATTEMPTS;

/**
 * Counts attempts in the database: every node counts into the same row and a restart forgets nothing. That costs one
 * statement an attempt, and attempts to sign in are rare beside everything else. An attempt is counted before it is
 * made, so that a hundred at once do not all pass.
 */
export class AttemptThrottle {
  private readonly limiters: ReadonlyMap<AttemptKind, RateLimiterPostgres>;

  constructor(pool: Pool) {
    this.limiters = new Map(
      (Object.keys(ATTEMPTS) as AttemptKind[]).map((kind) => [kind, limiterOf(pool, kind)]),
    );
  }

  /** Counts one attempt; throws RATE_LIMITED when there were too many. */
  async count(kind: AttemptKind, key: string): Promise<void> {
    try {
      await this.limiter(kind).consume(key);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      throw tooManyAttempts(Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000)));
    }
  }

  /** An attempt that went well does not count. */
  async takeBack(kind: AttemptKind, key: string): Promise<void> {
    await this.limiter(kind).reward(key);
  }

  async forget(kind: AttemptKind, key: string): Promise<void> {
    await this.limiter(kind).delete(key);
  }

  private limiter(kind: AttemptKind): RateLimiterPostgres {
    const limiter = this.limiters.get(kind);
    if (!limiter) throw new Error(`Attempts of the kind ${kind} are not counted.`);
    return limiter;
  }
}

function limiterOf(pool: Pool, kind: AttemptKind): RateLimiterPostgres {
  return new RateLimiterPostgres({
    ...ATTEMPTS[kind],
    storeClient: pool,
    storeType: "pool",
    tableName: "attempt_count",
    tableCreated: true,
    keyPrefix: kind,
    // One of them clears the table for all.
    clearExpiredByTimeout: kind === "SIGN_IN_ACCOUNT",
  });
}

function tooManyAttempts(retryAfterSeconds: number): DomainError {
  return new DomainError(
    "RATE_LIMITED",
    `There were too many attempts. Try again in ${minutes(retryAfterSeconds)}.`,
    { retryAfterSeconds },
  );
}

function minutes(seconds: number): string {
  const count = Math.ceil(seconds / 60);
  return count === 1 ? "a minute" : `${String(count)} minutes`;
}

/** Whoever has an IPv6 address has 2^64 of them: the network counts. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = "", tail] = address.toLowerCase().split("%")[0]?.split("::") ?? [];
  const first = head.split(":").filter((group) => group !== "");
  const last = (tail ?? "").split(":").filter((group) => group !== "");
  const missing = tail === undefined ? 0 : 8 - first.length - last.length;
  const groups = [...first, ...new Array<string>(Math.max(0, missing)).fill("0"), ...last];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":")}::/64`;
}
