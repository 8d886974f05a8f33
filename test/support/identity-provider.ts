import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWK } from "jose";
import Provider, { type Configuration } from "oidc-provider";

export interface IdentityClaims {
  readonly email?: string;
  readonly email_verified?: boolean;
  readonly name?: string;
}

export const AUDIENCE = "https://passerelle.test.example";
const CLIENT_SECRET = "a-client-secret-that-is-long-enough-for-tests";

/** A real OpenID Connect provider on loopback, which signs access tokens for whoever a story tells it about. */
export class IdentityProvider {
  issuer: string;
  private keys: JWK[] = [];
  private handle: (request: IncomingMessage, response: ServerResponse) => unknown;
  private readonly people = new Map<string, IdentityClaims>();
  /** How often its keys were fetched. */
  keyRequests = 0;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<IdentityProvider> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const provider = new IdentityProvider(server);
    provider.issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    server.on("request", (request, response) => {
      if (request.url === "/jwks") provider.keyRequests += 1;
      return provider.handle(request, response);
    });
    await provider.rotate();
    return provider;
  }

  get keysUrl(): string {
    return `${this.issuer}/jwks`;
  }

  /** Makes a new signing key; the earlier ones are no longer published. */
  async rotate(): Promise<void> {
    const { privateKey } = await generateKeyPair("RS256", { extractable: true });
    const kid = `key-${String(Date.now())}-${String(Math.random())}`;
    this.keys = [{ ...(await exportJWK(privateKey)), kid, alg: "RS256", use: "sig" }];
    this.serve();
  }

  /** Subject and claims of somebody whom the provider knows. */
  async tokenOf(subject: string, claims: IdentityClaims = {}, audience = AUDIENCE): Promise<string> {
    this.people.set(subject, claims);
    this.serve();
    const response = await fetch(`${this.issuer}/token`, {
      method: "POST",
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        authorization: `Basic ${Buffer.from(`${subject}:${CLIENT_SECRET}`).toString("base64")}`,
      },
      body: new URLSearchParams({ grant_type: "client_credentials", scope: "catalogue", resource: audience }),
    });
    const body = (await response.json()) as { access_token?: string };
    if (!body.access_token) throw new Error(`The provider gave no token: ${JSON.stringify(body)}`);
    return body.access_token;
  }

  /** The public half of the signing key, as anybody reads it. */
  async publicKey(): Promise<JWK> {
    const response = await fetch(this.keysUrl);
    const { keys } = (await response.json()) as { keys: JWK[] };
    this.keyRequests -= 1;
    return keys[0] ?? {};
  }

  get signingKey(): JWK {
    return this.keys[0] ?? {};
  }

  stop(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) =>
      this.server.close(() => {
        resolve();
      }),
    );
  }

  private serve(): void {
    this.handle = new Provider(this.issuer, this.configuration()).callback();
  }

  private configuration(): Configuration {
    return {
      jwks: { keys: this.keys },
      clients: [...this.people.keys()].map((subject) => ({
        client_id: subject,
        client_secret: CLIENT_SECRET,
        grant_types: ["client_credentials"],
        response_types: [],
        redirect_uris: [],
      })),
      extraTokenClaims: (_ctx, token) => ({ ...this.people.get(String(token.clientId)) }),
      features: {
        clientCredentials: { enabled: true },
        devInteractions: { enabled: false },
        resourceIndicators: {
          enabled: true,
          getResourceServerInfo: (_ctx, resource) => ({
            scope: "catalogue",
            audience: resource,
            accessTokenTTL: 600,
            accessTokenFormat: "jwt",
            jwt: { sign: { alg: "RS256" } },
          }),
        },
      },
    };
  }
}
