import { createSecretKey, type KeyObject } from "node:crypto";
import { jwtVerify, SignJWT } from "jose";
import type { Clock } from "../modules/shared/clock";

const ALGORITHM = "HS256";
const ISSUER = "passerelle";
const AUDIENCE = "passerelle";
/** How far the clocks of two machines may differ. */
const CLOCK_TOLERANCE_SECONDS = 30;

/** Bearer tokens of local accounts: who, and until when; what the person may do is read from the database. */
export class BearerTokens {
  private readonly key: KeyObject;

  constructor(
    secret: string,
    private readonly clock: Clock,
  ) {
    this.key = createSecretKey(Buffer.from(secret, "utf8"));
  }

  issue(personId: string, secondsToLive: number): Promise<string> {
    const now = Math.floor(this.clock.now().getTime() / 1000);
    return new SignJWT({})
      .setProtectedHeader({ alg: ALGORITHM, typ: "JWT" })
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setSubject(personId)
      .setIssuedAt(now)
      .setExpirationTime(now + secondsToLive)
      .sign(this.key);
  }

  /** The person that a token was issued to, or `undefined` when it is forged, expired or for somebody else. */
  async personOf(token: string): Promise<string | undefined> {
    try {
      const { payload } = await jwtVerify(token, this.key, {
        algorithms: [ALGORITHM],
        issuer: ISSUER,
        audience: AUDIENCE,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        currentDate: this.clock.now(),
        requiredClaims: ["sub", "exp"],
      });
      return payload.sub;
    } catch {
      return undefined;
    }
  }
}
