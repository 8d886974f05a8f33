import { createSecretKey, type KeyObject } from "node:crypto";
import { jwtVerify, SignJWT } from "jose";
import type { Clock } from "../modules/shared/clock";

const ALGORITHM = "HS256";
const ISSUER = "passerelle";
const AUDIENCE = "passerelle";
/** How far the clocks of two machines may differ. */
const CLOCK_TOLERANCE_SECONDS = 30;

export interface TokenClaims {
  readonly personId: string;
  /** The session that the token belongs to; tokens from the command line and of the demo have none. */
  readonly sessionId: string | undefined;
  readonly issuedAt: Date;
}

/** Bearer tokens of local accounts: who, and until when; what the person may do is read from the database. */
export class BearerTokens {
  private readonly key: KeyObject;

  constructor(
    secret: string,
    private readonly clock: Clock,
  ) {
    this.key = createSecretKey(Buffer.from(secret, "utf8"));
  }

  issue(personId: string, secondsToLive: number, sessionId?: string): Promise<string> {
    const now = Math.floor(this.clock.now().getTime() / 1000);
    return new SignJWT(sessionId === undefined ? {} : { sid: sessionId })
      .setProtectedHeader({ alg: ALGORITHM, typ: "JWT" })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(personId)
      .setIssuedAt(now)
      .setExpirationTime(now + secondsToLive)
      .sign(this.key);
  }

  /** What a token says, or `undefined` when it is forged, expired or for somebody else. */
  async claimsOf(token: string): Promise<TokenClaims | undefined> {
    try {
      const { payload } = await jwtVerify(token, this.key, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience: AUDIENCE,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        currentDate: this.clock.now(),
        requiredClaims: ["sub", "exp", "iat"],
      });
      const { sub, iat, sid } = payload;
      if (sub === undefined || iat === undefined) return undefined;
      const sessionId = typeof sid === "string" ? sid : undefined;
      return { personId: sub, sessionId, issuedAt: new Date(iat * 1_000) };
    } catch {
      return undefined;
    }
  }
}
