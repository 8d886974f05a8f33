import { createHmac, createPublicKey } from "node:crypto";
import { importJWK, type JWTPayload, SignJWT } from "jose";
import {
  A_PASSWORD,
  ACCEPT,
  aNewcomer,
  auditOf,
  callerWith,
  INVITE,
  isLetIn,
  mailedCode,
} from "../support/accounts";
import type { Caller } from "../support/caller";
import { AUDIENCE, IdentityProvider } from "../support/identity-provider";
import { Passerelle } from "../support/passerelle";

const WHO = `{ viewer { id name roles { role region } } }`;

describe("people of an OpenID Connect provider", () => {
  let provider: IdentityProvider;
  let passerelle: Passerelle;
  let administrator: Caller;
  let number = 0;

  beforeAll(async () => {
    // The provider says on its start which choices are meant for development.
    jest.spyOn(console, "warn").mockImplementation(() => undefined);
    jest.spyOn(console, "info").mockImplementation(() => undefined);
    provider = await IdentityProvider.start();
    passerelle = await Passerelle.start({ parts: { openIdConnect: settings() } });
    // The provider's clock cannot be moved: ours follows it.
    passerelle.clock.set(new Date().toISOString());
    administrator = await passerelle.someone("ADMINISTRATOR");
  });

  afterAll(async () => {
    await passerelle.stop();
    await provider.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  function settings(more: object = {}) {
    return {
      issuer: provider.issuer,
      audience: AUDIENCE,
      keysUrl: undefined,
      algorithms: ["RS256", "ES256"] as const,
      clockToleranceSeconds: 30,
      cooldownMs: 0,
      ...more,
    };
  }

  const aSubject = () => `subject-${String((number += 1))}`;
  const anAddress = () => `somebody${String((number += 1))}@provider.example`;

  /** Somebody who was invited and uses the provider for the first time. */
  async function aGuest() {
    const [subject, email] = [aSubject(), anAddress()];
    await administrator.get(INVITE, { input: { email, role: "ADVISER", region: "QUEBEC", language: "FR" } });
    const token = await provider.tokenOf(subject, { email, email_verified: true, name: "Maude Tessier" });
    return { subject, email, token };
  }

  describe("are let in", () => {
    it("when their verified address was invited: with name, role, and a link from then on", async () => {
      const { subject, email, token } = await aGuest();
      const { viewer } = await callerWith(passerelle, token).get(WHO);
      expect(viewer).toMatchObject({ name: "Maude Tessier", roles: [{ role: "ADVISER", region: "QUEBEC" }] });
      // Issuer and subject count from now on: the address may change, or be missing.
      for (const claims of [{}, { email: anAddress(), email_verified: true }, { email }]) {
        const later = await provider.tokenOf(subject, claims);
        expect((await callerWith(passerelle, later).get(WHO)).viewer.id).toBe(viewer.id);
      }
      expect((await auditOf(passerelle, "linkIdentity")).length).toBeGreaterThan(0);
    });

    it("to the account that they have already", async () => {
      const person = await aNewcomer(passerelle, administrator, "ANALYST");
      const token = await provider.tokenOf(aSubject(), { email: person.email, email_verified: true });
      expect((await callerWith(passerelle, token).get(WHO)).viewer.id).toBe(person.id);
    });

    it("once, when their first two requests come together", async () => {
      const { token } = await aGuest();
      const viewers = await Promise.all([1, 2, 3].map(() => callerWith(passerelle, token).get(WHO)));
      expect(new Set(viewers.map(({ viewer }) => viewer.id)).size).toBe(1);
      expect(viewers[0]?.viewer.roles).toHaveLength(1);
    });

    it("and accept further invitations while signed in, without a password", async () => {
      const { email, token } = await aGuest();
      const caller = callerWith(passerelle, token);
      await caller.get(WHO);
      await administrator.get(INVITE, { input: { email, role: "ANALYST" } });
      const code = await mailedCode(passerelle, email);
      const { acceptInvitation } = await caller.get(ACCEPT, { input: { token: code } });
      expect(acceptInvitation.viewer.roles).toHaveLength(2);
    });

    it("and get no local password by asking for a new one", async () => {
      const { email, token } = await aGuest();
      await callerWith(passerelle, token).get(WHO);
      const before = await mailsTo(email);
      await passerelle.visitor.get(
        `mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { validForMinutes } }`,
        { input: { email } },
      );
      await passerelle.application.jobs.start();
      await new Promise((resolve) => setTimeout(resolve, 2_500));
      expect(await mailsTo(email)).toBe(before);
    });
  });

  describe("are not let in", () => {
    it("when nobody invited them, whatever the provider says of them", async () => {
      const email = anAddress();
      const token = await provider.tokenOf(aSubject(), { email, email_verified: true, name: "Nobody" });
      expect(await isLetIn(passerelle, token)).toBe(false);
      const people = await passerelle.dataSource.query<object[]>("select 1 from person where email = $1", [
        email,
      ]);
      expect(people).toEqual([]);
    });

    it("with an address that the provider has not verified, or none at all", async () => {
      const email = anAddress();
      await administrator.get(INVITE, { input: { email, role: "ADMINISTRATOR" } });
      for (const claims of [
        { email },
        { email, email_verified: false },
        {},
        { email: "", email_verified: true },
      ])
        expect(await isLetIn(passerelle, await provider.tokenOf(aSubject(), claims))).toBe(false);
    });

    it("as somebody who came before them with the same address", async () => {
      const { email, token } = await aGuest();
      expect(await isLetIn(passerelle, token)).toBe(true);
      const successor = await provider.tokenOf(aSubject(), { email, email_verified: true });
      expect(await isLetIn(passerelle, successor)).toBe(false);
    });

    it("as somebody whose address only looks the same when its letters are folded", async () => {
      const { email } = await aNewcomer(passerelle, administrator, "ANALYST");
      for (const alike of [email.replace("n", "\uff4e"), email.replace("c", "\u217d")]) {
        const token = await provider.tokenOf(aSubject(), { email: alike, email_verified: true });
        expect([alike, await isLetIn(passerelle, token)]).toEqual([alike, false]);
      }
    });

    it("as a demo person or as somebody deactivated", async () => {
      const person = await aNewcomer(passerelle, administrator, "ANALYST");
      const token = await provider.tokenOf(aSubject(), { email: person.email, email_verified: true });
      expect(await isLetIn(passerelle, token)).toBe(true);
      await administrator.get(
        `mutation ($input: DeactivatePersonInput!) { deactivatePerson(input: $input) { person { id } } }`,
        { input: { personId: person.id, expectedVersion: 1 } },
      );
      expect(await isLetIn(passerelle, token)).toBe(false);
      const anew = await provider.tokenOf(aSubject(), { email: person.email, email_verified: true });
      expect(await isLetIn(passerelle, anew)).toBe(false);
    });

    it("after an invitation that has expired", async () => {
      const email = anAddress();
      await administrator.get(INVITE, { input: { email, role: "ANALYST" } });
      const code = await mailedCode(passerelle, email);
      await passerelle.dataSource.query("update invitation set expires_at = created_at where email = $1", [
        email,
      ]);
      const token = await provider.tokenOf(aSubject(), { email, email_verified: true });
      expect(await isLetIn(passerelle, token)).toBe(false);
      const late = await passerelle.visitor.refusal(ACCEPT, {
        input: { token: code, name: "Late", password: A_PASSWORD },
      });
      expect(late.extensions.field).toBe("input.token");
    });
  });

  describe("show a token that is refused", () => {
    let subject: string;
    let claims: JWTPayload;

    beforeAll(async () => {
      const guest = await aGuest();
      subject = guest.subject;
      expect(await isLetIn(passerelle, guest.token)).toBe(true);
      claims = JSON.parse(Buffer.from(guest.token.split(".")[1] ?? "", "base64url").toString()) as JWTPayload;
    });

    const now = () => Math.floor(passerelle.clock.now().getTime() / 1_000);
    const base = () => ({ iss: provider.issuer, aud: AUDIENCE, sub: subject, iat: now(), exp: now() + 600 });

    async function signed(payload: JWTPayload, header: object = {}): Promise<string> {
      const key = await importJWK(provider.signingKey, "RS256");
      const { kid } = provider.signingKey;
      return new SignJWT(payload)
        .setProtectedHeader({ alg: "RS256", ...(kid === undefined ? {} : { kid }), ...header })
        .sign(key);
    }

    it("though it is let in when all of it is right", async () => {
      expect(await isLetIn(passerelle, await signed(base()))).toBe(true);
    });

    it("without a signature (alg: none)", async () => {
      const text = `${encode({ alg: "none" })}.${encode(base())}`;
      for (const token of [`${text}.`, text, `${text}.${"A".repeat(342)}`])
        expect(await isLetIn(passerelle, token)).toBe(false);
    });

    it("signed with the public key as if it were a shared secret (HS256)", async () => {
      const jwk = await provider.publicKey();
      const pem = createPublicKey({ key: jwk as Record<string, string>, format: "jwk" });
      const secrets = [
        pem.export({ type: "spki", format: "pem" }),
        pem.export({ type: "spki", format: "der" }),
        JSON.stringify(jwk),
        jwk.n ?? "",
      ];
      for (const secret of secrets) {
        const text = `${encode({ alg: "HS256", typ: "JWT", kid: jwk.kid })}.${encode(base())}`;
        const token = `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
        expect(await isLetIn(passerelle, token)).toBe(false);
      }
    });

    it("signed with another key, one that it brings along included", async () => {
      const other = await IdentityProvider.start();
      const key = await importJWK(other.signingKey, "RS256");
      const { n, e, kty } = other.signingKey;
      const jwk = { kty: kty ?? "RSA", n: n ?? "", e: e ?? "" };
      const kid = provider.signingKey.kid ?? "";
      const headers = [{ kid }, { kid, jwk }, { kid, jku: other.keysUrl }, { jwk }];
      for (const header of headers) {
        const token = await new SignJWT(base()).setProtectedHeader({ alg: "RS256", ...header }).sign(key);
        expect(await isLetIn(passerelle, token)).toBe(false);
      }
      await other.stop();
    });

    it("with an algorithm of the provider that is not on our list", async () => {
      expect(await isLetIn(passerelle, await signed(base(), { alg: "RS256" }))).toBe(true);
      const key = await importJWK({ ...provider.signingKey, alg: "PS256" }, "PS256");
      const kid = provider.signingKey.kid ?? "";
      const token = await new SignJWT(base()).setProtectedHeader({ alg: "PS256", kid }).sign(key);
      expect(await isLetIn(passerelle, token)).toBe(false);
    });

    it("by another issuer, or for another audience", async () => {
      const wrong = [
        { iss: "https://login.elsewhere.example" },
        { iss: `${provider.issuer}/` },
        { iss: "passerelle" },
        { iss: undefined },
        { aud: "https://elsewhere.example" },
        { aud: [] },
        { aud: undefined },
      ];
      for (const change of wrong)
        expect(await isLetIn(passerelle, await signed(onlyGiven({ ...base(), ...change })))).toBe(false);
      const meantForOthers = await provider.tokenOf(subject, {}, "https://elsewhere.example");
      expect(await isLetIn(passerelle, meantForOthers)).toBe(false);
    });

    it("too early, too late, or without an end or a subject", async () => {
      const wrong = [
        { exp: now() - 31 },
        { nbf: now() + 31 },
        { exp: undefined },
        { sub: undefined },
        { sub: "" },
        { iat: undefined },
      ];
      for (const change of wrong)
        expect(await isLetIn(passerelle, await signed(onlyGiven({ ...base(), ...change })))).toBe(false);
      // Clocks may differ by half a minute.
      for (const change of [{ exp: now() - 25 }, { nbf: now() + 25 }])
        expect(await isLetIn(passerelle, await signed({ ...base(), ...change }))).toBe(true);
    });

    it("with claims that were changed on the way", async () => {
      const [header = "", , signature = ""] = (await signed(claims)).split(".");
      const stolen = `${header}.${encode({ ...claims, sub: "subject-1" })}.${signature}`;
      expect(await isLetIn(passerelle, stolen)).toBe(false);
    });

    it("by an installation that has no provider", async () => {
      const without = await Passerelle.start();
      without.clock.set(new Date().toISOString());
      expect(await isLetIn(without, await signed(base()))).toBe(false);
      await without.stop();
    });
  });

  describe("whose provider", () => {
    it("changes its signing key are let in with the new one, and no longer with the old one", async () => {
      const { subject, token } = await aGuest();
      expect(await isLetIn(passerelle, token)).toBe(true);
      await provider.rotate();
      const renewed = await provider.tokenOf(subject);
      expect(await isLetIn(passerelle, renewed)).toBe(true);
      // What was let in before is remembered for ten seconds.
      passerelle.clock.advance(11_000);
      expect(await isLetIn(passerelle, token)).toBe(false);
    });

    it("is asked for its keys once, not by everybody who invents one", async () => {
      const patient = await Passerelle.start({ parts: { openIdConnect: settings({ cooldownMs: 30_000 }) } });
      patient.clock.set(new Date().toISOString());
      const token = await provider.tokenOf(aSubject());
      await isLetIn(patient, token);
      const before = provider.keyRequests;
      const [, payload = "", signature = ""] = token.split(".");
      for (let count = 0; count < 20; count += 1)
        await isLetIn(
          patient,
          `${encode({ alg: "RS256", kid: `invented-${String(count)}` })}.${payload}.${signature}`,
        );
      expect(provider.keyRequests).toBe(before);
      await patient.stop();
    });

    it("publishes its keys where a setting says", async () => {
      const direct = await Passerelle.start({
        parts: { openIdConnect: settings({ keysUrl: provider.keysUrl }) },
      });
      direct.clock.set(new Date().toISOString());
      const email = anAddress();
      await (await direct.someone("ADMINISTRATOR")).get(INVITE, { input: { email, role: "ANALYST" } });
      const token = await provider.tokenOf(aSubject(), { email, email_verified: true });
      expect(await isLetIn(direct, token)).toBe(true);
      await direct.stop();
    });

    it("is down are refused for the time, and the log says why; local accounts go on", async () => {
      const errors: unknown[] = [];
      const alone = await Passerelle.start({
        parts: {
          openIdConnect: settings({ issuer: "http://127.0.0.1:9" }),
          onError: (error) => errors.push(error),
        },
      });
      alone.clock.set(new Date().toISOString());
      const token = await provider.tokenOf(aSubject());
      expect(await isLetIn(alone, token)).toBe(false);
      expect(errors.length).toBeGreaterThan(0);
      expect(JSON.stringify(errors.map(String))).not.toContain(token);
      const person = await aNewcomer(alone, await alone.someone("ADMINISTRATOR"), "ANALYST");
      expect(await isLetIn(alone, person.tokens.accessToken)).toBe(true);
      await alone.stop();
    });
  });

  async function mailsTo(email: string): Promise<number> {
    const rows = await passerelle.dataSource.query<object[]>(
      "select 1 from outbox_mail where recipient = $1",
      [email],
    );
    return rows.length;
  }
});

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function onlyGiven(payload: Record<string, unknown>): JWTPayload {
  return Object.fromEntries(Object.entries(payload).filter(([, value]) => value !== undefined));
}
