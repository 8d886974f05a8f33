import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify, type JWTVerifyGetKey } from "jose";
import type { Clock } from "../modules/shared/clock";

/** Signatures with a private key alone: with a shared secret, whoever knows the public key could sign. */
export const OPEN_ID_ALGORITHMS = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
] as const;
export type OpenIdAlgorithm = (typeof OPEN_ID_ALGORITHMS)[number];

export interface OpenIdConnectSettings {
  /** Exactly as the provider writes it into its tokens. */
  readonly issuer: string;
  readonly audience: string;
  /** Where the provider publishes its keys; without it, its discovery document says so. */
  readonly keysUrl: string | undefined;
  readonly algorithms: readonly OpenIdAlgorithm[];
  readonly clockToleranceSeconds: number;
  /** After fetching keys an unknown one is not fetched for so long: invented key ids cause no requests. */
  readonly cooldownMs?: number;
}

export interface ExternalClaims {
  readonly issuer: string;
  readonly subject: string;
  /** Only an address that the provider has verified. */
  readonly verifiedEmail: string | undefined;
  readonly name: string | undefined;
}

const COOLDOWN_MS = 30_000;
const FETCH_TIMEOUT_MS = 5_000;
const LONGEST_TOKEN = 8_192;

/** Verifies bearer tokens of one OpenID Connect provider. */
export class OpenIdConnect {
  private keys: Promise<JWTVerifyGetKey> | undefined;
  private retryFrom = 0;

  constructor(
    private readonly settings: OpenIdConnectSettings,
    private readonly clock: Clock,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** What a token says, or `undefined` when it is not this provider's, not for us, or not valid now. */
  async claimsOf(token: string): Promise<ExternalClaims | undefined> {
    if (token.length > LONGEST_TOKEN) return undefined;
    try {
      const { issuer, audience, algorithms, clockToleranceSeconds } = this.settings;
      const { payload } = await jwtVerify(token, await this.keysOfProvider(), {
        issuer,
        audience,
        algorithms: [...algorithms],
        clockTolerance: clockToleranceSeconds,
        currentDate: this.clock.now(),
        requiredClaims: ["sub", "exp", "iat"],
      });
      return claimsIn(payload, issuer);
    } catch (error) {
      if (!isRefusal(error)) this.onError(error);
      return undefined;
    }
  }

  private keysOfProvider(): Promise<JWTVerifyGetKey> {
    if (this.keys) return this.keys;
    const now = this.clock.now().getTime();
    // A provider that is down is not asked again by every request.
    if (now < this.retryFrom) return Promise.reject(new errors.JWKSTimeout());
    this.keys = this.openKeys();
    this.keys.catch(() => {
      this.keys = undefined;
      this.retryFrom = now + this.cooldown;
    });
    return this.keys;
  }

  private async openKeys(): Promise<JWTVerifyGetKey> {
    const url = this.settings.keysUrl ?? (await discoverKeysUrl(this.settings.issuer));
    return createRemoteJWKSet(new URL(url), {
      cooldownDuration: this.cooldown,
      timeoutDuration: FETCH_TIMEOUT_MS,
    });
  }

  private get cooldown(): number {
    return this.settings.cooldownMs ?? COOLDOWN_MS;
  }
}

/** OpenID Connect Discovery 1.0, section 4: the document must name the very issuer that it was asked of. */
async function discoverKeysUrl(issuer: string): Promise<string> {
  const address = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  const response = await fetch(address, { redirect: "error", signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
  const document = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown };
  if (document.issuer !== issuer || typeof document.jwks_uri !== "string")
    throw new Error("The discovery document of the OpenID Connect provider is not that of the issuer.");
  return document.jwks_uri;
}

function claimsIn(payload: JWTPayload, issuer: string): ExternalClaims | undefined {
  const { sub, email, email_verified: verified, name } = payload;
  if (sub === undefined || sub === "" || sub.length > 255) return undefined;
  return {
    issuer,
    subject: sub,
    verifiedEmail: verified === true && typeof email === "string" ? email : undefined,
    name: typeof name === "string" ? name : undefined,
  };
}

/** A token that is refused is nobody's fault here; a provider that cannot be reached is worth a line in the log. */
function isRefusal(error: unknown): boolean {
  if (error instanceof errors.JWKSTimeout) return false;
  return error instanceof errors.JOSEError && error.code !== "ERR_JOSE_GENERIC";
}
