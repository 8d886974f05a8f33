import { createHmac } from "node:crypto";
import {
  A_PASSWORD,
  type AuditRow,
  aNewcomer,
  auditOf,
  callerWith,
  isLetIn,
  type Newcomer,
  REFRESH,
  SIGN_IN,
  signedIn,
  WHO,
} from "../support/accounts";
import type { Caller } from "../support/caller";
import { Passerelle } from "../support/passerelle";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

describe("somebody with a local account", () => {
  let passerelle: Passerelle;
  let administrator: Caller;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    administrator = await passerelle.someone("ADMINISTRATOR");
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  /** The administrator's own token lives for an hour; stories that wait get a new one. */
  async function newcomer(role = "ANALYST"): Promise<Newcomer> {
    administrator = await passerelle.someone("ADMINISTRATOR");
    return aNewcomer(passerelle, administrator, role);
  }

  describe("signs in", () => {
    it("and goes on with an access token of fifteen minutes and a refresh token of thirty days", async () => {
      const { email } = await newcomer();
      const now = passerelle.clock.now().getTime();
      const { signIn } = await passerelle.visitor.get(SIGN_IN, { input: { email, password: A_PASSWORD } });
      expect(signIn.viewer).toEqual({ name: "Ada Nieuwenhuis", roles: [{ role: "ANALYST" }] });
      expect(new Date(signIn.accessTokenExpiresAt as string).getTime()).toBe(now + 15 * MINUTE);
      expect(new Date(signIn.refreshTokenExpiresAt as string).getTime()).toBe(now + 30 * DAY);
      const { viewer } = await callerWith(passerelle, signIn.accessToken as string).get(WHO);
      expect(viewer.name).toBe("Ada Nieuwenhuis");
    });

    it("in whatever case the address is typed, and with the password composed by another keyboard", async () => {
      const { email } = await newcomer();
      const { signIn } = await passerelle.visitor.get(SIGN_IN, {
        input: { email: ` ${email.toUpperCase()} `, password: A_PASSWORD.normalize("NFD") },
      });
      expect(signIn.accessToken).toBeTruthy();
    });

    it("no longer with the access token when its fifteen minutes are over", async () => {
      const { email } = await newcomer();
      const { accessToken } = await signedIn(passerelle, email);
      expect(await isLetIn(passerelle, accessToken)).toBe(true);
      passerelle.clock.advance(16 * MINUTE);
      expect(await isLetIn(passerelle, accessToken)).toBe(false);
    });

    it("and learns the same from a wrong password, an unknown address, a deactivated account and a demo person", async () => {
      const { email } = await newcomer();
      const gone = await newcomer();
      await administrator.get(
        `mutation ($input: DeactivatePersonInput!) { deactivatePerson(input: $input) { person { id } } }`,
        { input: { personId: gone.id, expectedVersion: 1 } },
      );
      await passerelle.dataSource.query(
        `insert into person (id, email, name, language, is_demo, created_at, version)
         values (gen_random_uuid(), 'demo@test.example', 'Demo', 'EN', true, now(), 1)`,
      );
      const attempts = [
        { email, password: "not the right password" },
        { email: "nobody@test.example", password: A_PASSWORD },
        { email: gone.email, password: A_PASSWORD },
        { email: "demo@test.example", password: A_PASSWORD },
        { email: "no address at all", password: "" },
      ];
      const answers = [];
      for (const input of attempts) answers.push(await passerelle.visitor.ask(SIGN_IN, { input }));
      for (const answer of answers) expect(answer).toEqual(answers[0]);
      expect(answers[0]?.errors[0]?.extensions.code).toBe("UNAUTHENTICATED");
    });

    it("and every attempt, good or bad, is in the audit log without address or password", async () => {
      const { email, id } = await newcomer();
      const personId = Buffer.from(id, "base64").toString().replace("Person:", "");
      await passerelle.visitor.ask(SIGN_IN, { input: { email, password: "not the right password" } });
      await passerelle.visitor.ask(SIGN_IN, {
        input: { email: "stranger@test.example", password: "whatever it may be" },
      });
      await signedIn(passerelle, email);
      const rows = (await auditOf(passerelle, "signIn")).slice(-3);
      const unknown = rows[1] as AuditRow;
      expect(rows).toEqual([
        { actorId: null, subjectType: "Person", subjectId: personId, reason: "Refused." },
        { actorId: null, subjectType: "UnknownAccount", subjectId: unknown.subjectId, reason: "Refused." },
        { actorId: personId, subjectType: "Person", subjectId: personId, reason: null },
      ]);
      expect(unknown.subjectId).not.toContain("stranger");
    });

    it("with a password of which only an argon2id hash is kept", async () => {
      const { id } = await newcomer();
      const personId = Buffer.from(id, "base64").toString().replace("Person:", "");
      const [row] = await passerelle.dataSource.query<{ hash: string }[]>(
        "select password_hash as hash from credential where person_id = $1",
        [personId],
      );
      expect(row?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    });
  });

  describe("goes on", () => {
    it("with a new pair of tokens for each refresh token, for no longer than ninety days", async () => {
      const { email } = await newcomer();
      let { refreshToken } = await signedIn(passerelle, email);
      for (let month = 0; month < 3; month += 1) {
        passerelle.clock.advance(29 * DAY);
        const { refreshSession } = await passerelle.visitor.get(REFRESH, { input: { refreshToken } });
        expect(await isLetIn(passerelle, refreshSession.accessToken as string)).toBe(true);
        refreshToken = refreshSession.refreshToken as string;
      }
      passerelle.clock.advance(4 * DAY);
      const refusal = await passerelle.visitor.refusal(REFRESH, { input: { refreshToken } });
      expect(refusal.extensions.code).toBe("UNAUTHENTICATED");
    });

    it("not with a refresh token that is thirty days old, or that nobody gave out", async () => {
      const { email } = await newcomer();
      const { refreshToken } = await signedIn(passerelle, email);
      passerelle.clock.advance(30 * DAY + 1);
      for (const token of [refreshToken, "A".repeat(43), "", "pk_1"])
        expect(
          (await passerelle.visitor.refusal(REFRESH, { input: { refreshToken: token } })).extensions.code,
        ).toBe("UNAUTHENTICATED");
    });

    it("not at all after a refresh token was used twice: thief and owner are both out", async () => {
      const { email } = await newcomer();
      const stolen = await signedIn(passerelle, email);
      const { refreshSession: owner } = await passerelle.visitor.get(REFRESH, {
        input: { refreshToken: stolen.refreshToken },
      });
      expect(await isLetIn(passerelle, owner.accessToken as string)).toBe(true);

      const thief = await passerelle.visitor.refusal(REFRESH, {
        input: { refreshToken: stolen.refreshToken },
      });
      expect(thief.extensions.code).toBe("UNAUTHENTICATED");
      expect(await isLetIn(passerelle, owner.accessToken as string)).toBe(false);
      expect(await isLetIn(passerelle, stolen.accessToken)).toBe(false);
      const again = await passerelle.visitor.refusal(REFRESH, {
        input: { refreshToken: owner.refreshToken as string },
      });
      expect(again.extensions.code).toBe("UNAUTHENTICATED");
    });

    it("when two requests refresh at the same moment: one wins, and what it won is good", async () => {
      const { email } = await newcomer();
      const { refreshToken } = await signedIn(passerelle, email);
      const answers = await Promise.all(
        [1, 2, 3].map(() => passerelle.visitor.ask<any>(REFRESH, { input: { refreshToken } })),
      );
      const winners = answers.filter(({ errors }) => errors.length === 0);
      expect(winners).toHaveLength(1);
      expect(await isLetIn(passerelle, winners[0]?.data?.refreshSession.accessToken as string)).toBe(true);
    });

    it("with a refresh token of which only a hash is kept", async () => {
      const { email } = await newcomer();
      const { refreshToken } = await signedIn(passerelle, email);
      const rows = await passerelle.dataSource.query<object[]>("select * from refresh_token, session");
      expect(JSON.stringify(rows)).not.toContain(refreshToken);
    });
  });

  describe("signs out", () => {
    const SIGN_OUT = `mutation ($input: SignOutInput) { signOut(input: $input) { sessionsEnded } }`;

    it("and neither token of the session opens anything, while other devices go on", async () => {
      const { email } = await newcomer();
      const here = await signedIn(passerelle, email);
      const elsewhere = await signedIn(passerelle, email);
      const { signOut } = await callerWith(passerelle, here.accessToken).get(SIGN_OUT);
      expect(signOut.sessionsEnded).toBe(1);
      expect(await isLetIn(passerelle, here.accessToken)).toBe(false);
      await passerelle.visitor.refusal(REFRESH, { input: { refreshToken: here.refreshToken } });
      expect(await isLetIn(passerelle, elsewhere.accessToken)).toBe(true);
    });

    it("everywhere at once", async () => {
      const { email } = await newcomer();
      const here = await signedIn(passerelle, email);
      const elsewhere = await signedIn(passerelle, email);
      const { signOut } = await callerWith(passerelle, here.accessToken).get(SIGN_OUT, {
        input: { everywhere: true },
      });
      // The third is the session that began with the invitation.
      expect(signOut.sessionsEnded).toBe(3);
      expect(await isLetIn(passerelle, elsewhere.accessToken)).toBe(false);
    });

    it("with the refresh token alone, when the access token has expired", async () => {
      const { email } = await newcomer();
      const { refreshToken } = await signedIn(passerelle, email);
      passerelle.clock.advance(20 * MINUTE);
      await passerelle.visitor.get(SIGN_OUT, { input: { refreshToken } });
      const refusal = await passerelle.visitor.refusal(REFRESH, { input: { refreshToken } });
      expect(refusal.extensions.code).toBe("UNAUTHENTICATED");
    });

    it("not as an anonymous visitor, who has no session", async () => {
      expect((await passerelle.visitor.refusal(SIGN_OUT)).extensions.code).toBe("UNAUTHENTICATED");
    });

    it("on one node, and another refuses the token within a minute", async () => {
      const { email } = await newcomer();
      const { accessToken } = await signedIn(passerelle, email);
      expect(await isLetIn(passerelle, accessToken)).toBe(true);
      // What another node does: the row changes, and nobody tells this one.
      await passerelle.dataSource.query("update session set ended_at = now() where ended_at is null");
      passerelle.clock.advance(59_000);
      expect(await isLetIn(passerelle, accessToken)).toBe(false);
    });
  });

  describe("is not somebody else", () => {
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

    it("by forging a token: without signature, with another secret, or with changed claims", async () => {
      const { email } = await newcomer();
      const { accessToken } = await signedIn(passerelle, email);
      const [header = "", payload = "", signature = ""] = accessToken.split(".");
      const claims = JSON.parse(Buffer.from(payload, "base64url").toString()) as object;
      const other = await newcomer();
      const sub = Buffer.from(other.id, "base64").toString().replace("Person:", "");
      const signed = (head: object, secret: string) => {
        const text = `${encode(head)}.${payload}`;
        return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
      };
      const forged = [
        `${encode({ alg: "none", typ: "JWT" })}.${payload}.`,
        `${encode({ alg: "none", typ: "JWT" })}.${payload}.${signature}`,
        `${header}.${encode({ ...claims, sub })}.${signature}`,
        `${header}.${encode({ ...claims, exp: 9_999_999_999 })}.${signature}`,
        signed({ alg: "HS256", typ: "JWT" }, ""),
        signed({ alg: "HS256", typ: "JWT" }, "passerelle-demo-secret-that-is-no-secret"),
        `${header}.${payload}`,
        `${accessToken}.${accessToken}`,
        "x".repeat(9_000),
      ];
      for (const token of forged) expect(await isLetIn(passerelle, token)).toBe(false);
      expect(await isLetIn(passerelle, accessToken)).toBe(true);
    });

    it("with a token that names another person's session", async () => {
      const one = await newcomer();
      const other = await newcomer();
      const { tokens } = passerelle.application;
      const personId = Buffer.from(one.id, "base64").toString().replace("Person:", "");
      const claims = await tokens.claimsOf(other.tokens.accessToken);
      expect(await isLetIn(passerelle, await tokens.issue(personId, 600, claims?.sessionId))).toBe(false);
    });

    it("with the token of one installation in another", async () => {
      const { email } = await newcomer();
      const { accessToken } = await signedIn(passerelle, email);
      const elsewhere = await Passerelle.start({
        parts: { tokenSecret: "another-secret-for-tests-that-is-long" },
      });
      expect(await isLetIn(elsewhere, accessToken)).toBe(false);
      await elsewhere.stop();
    });
  });
});

describe("demo people", () => {
  it("are let in nowhere but in demo mode", async () => {
    const passerelle = await Passerelle.start({ parts: { demoPeopleMaySignIn: false } });
    const [demo] = await passerelle.dataSource.query<{ id: string }[]>(
      `insert into person (id, email, name, language, is_demo, created_at, version)
       values (gen_random_uuid(), 'demo@test.example', 'Demo', 'EN', true, now(), 1) returning id`,
    );
    const token = await passerelle.application.tokens.issue(demo?.id ?? "", 600);
    expect(await isLetIn(passerelle, token)).toBe(false);
    await passerelle.stop();
  });
});
