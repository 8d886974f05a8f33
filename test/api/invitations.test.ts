import {
  A_PASSWORD,
  ACCEPT,
  aNewcomer,
  auditOf,
  callerWith,
  eventually,
  INVITE,
  isLetIn,
  mailedCode,
  newestMail,
  REFRESH,
  resetCode,
  SIGN_IN,
  signedIn,
} from "../support/accounts";
import type { Caller } from "../support/caller";
import { Passerelle } from "../support/passerelle";
import { aBrusselsOrganisation, aQuebecOrganisation } from "../support/stories";

const DAY = 86_400_000;
const ASK_RESET = `mutation ($input: RequestPasswordResetInput!) {
  requestPasswordReset(input: $input) { validForMinutes }
}`;
const RESET = `mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { sessionsEnded } }`;

describe("invitations", () => {
  let passerelle: Passerelle;
  let administrator: Caller;
  let number = 0;

  beforeAll(async () => {
    passerelle = await Passerelle.start({
      parts: { accountPagesUrl: "https://pages.test.example/account/" },
    });
    await passerelle.application.jobs.start();
    passerelle.application.outbox.start();
  });

  beforeEach(async () => {
    administrator = await passerelle.someone("ADMINISTRATOR");
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const anAddress = () => `guest${String((number += 1))}@test.example`;
  const accepting = (token: string, more: object = {}) => ({
    input: { token, name: "Lou Carpentier", password: A_PASSWORD, language: "FR", ...more },
  });

  describe("are sent", () => {
    it("by an administrator to any role, and accepted once with a name and a password", async () => {
      const email = anAddress();
      const { invite } = await administrator.get(INVITE, {
        input: { email: email.toUpperCase(), role: "ADVISER", region: "QUEBEC" },
      });
      expect(invite.invitation).toMatchObject({ email, role: "ADVISER", region: "QUEBEC" });
      const token = await mailedCode(passerelle, email);
      const { acceptInvitation } = await passerelle.visitor.get(ACCEPT, accepting(token));
      expect(acceptInvitation.viewer).toMatchObject({
        name: "Lou Carpentier",
        language: "FR",
        roles: [{ role: "ADVISER", region: "QUEBEC", organisationId: null }],
      });
      expect(await isLetIn(passerelle, acceptInvitation.session.accessToken as string)).toBe(true);
      const again = await passerelle.visitor.refusal(ACCEPT, accepting(token));
      expect(again.extensions).toMatchObject({ code: "BAD_USER_INPUT", field: "input.token" });
    });

    it("in English, French or Dutch, with a link that keeps the code from servers' logs", async () => {
      const subjects = [];
      for (const language of ["EN", "FR", "NL"]) {
        const email = anAddress();
        await administrator.get(INVITE, { input: { email, role: "ANALYST", language } });
        const code = await mailedCode(passerelle, email);
        const mail = await newestMail(passerelle, email);
        expect(mail?.text).toContain(`\nhttps://pages.test.example/account/invitation#${code}\n`);
        subjects.push(mail?.subject);
      }
      expect(subjects).toEqual([
        "Your invitation to Passerelle",
        "Votre invitation à Passerelle",
        "Uw uitnodiging voor Passerelle",
      ]);
    });

    it("and leave no code behind: only its hash is kept, and the mail's text goes when it is sent", async () => {
      const email = anAddress();
      await administrator.get(INVITE, { input: { email, role: "ANALYST" } });
      const code = await mailedCode(passerelle, email);
      const rows = await passerelle.dataSource.query<object[]>("select * from invitation, audit_entry");
      expect(JSON.stringify(rows)).not.toContain(code);
      await eventually(() => passerelle.mails.find((mail) => mail.to === email));
      await eventually(async () => (await newestMail(passerelle, email))?.kept === "" || undefined);
    });

    it("by an organisation's editor to its own roles, and to no others", async () => {
      const adviser = await passerelle.adviser("BRUSSELS");
      const own = await aBrusselsOrganisation(adviser);
      const foreign = await aBrusselsOrganisation(adviser);
      const editor = await passerelle.someone("SME_EDITOR", { organisationId: own });
      const email = anAddress();
      await editor.get(INVITE, { input: { email, role: "SME_MEMBER", organisationId: own } });
      const elsewhere = await editor.refusal(INVITE, {
        input: { email, role: "SME_MEMBER", organisationId: foreign },
      });
      const nowhere = await editor.refusal(INVITE, {
        input: { email, role: "SME_MEMBER", organisationId: idOf("Organisation") },
      });
      expect(elsewhere).toEqual(nowhere);
      expect(elsewhere.extensions.code).toBe("NOT_FOUND");
      for (const input of [
        { email, role: "ADMINISTRATOR" },
        { email, role: "ADVISER", region: "BRUSSELS" },
        { email, role: "ANALYST" },
      ])
        expect((await editor.refusal(INVITE, { input })).extensions.code).toBe("FORBIDDEN");
    });

    it("by the adviser of the organisation's region, not by that of the other", async () => {
      const brussels = await passerelle.adviser("BRUSSELS");
      const quebec = await passerelle.adviser("QUEBEC");
      const organisationId = await aQuebecOrganisation(quebec);
      const input = { email: anAddress(), role: "SME_EDITOR", organisationId };
      expect((await brussels.refusal(INVITE, { input })).extensions.code).toBe("FORBIDDEN");
      await quebec.get(INVITE, { input });
    });

    it("by nobody else", async () => {
      const adviser = await passerelle.adviser("BRUSSELS");
      const organisationId = await aBrusselsOrganisation(adviser);
      const input = { email: anAddress(), role: "SME_MEMBER", organisationId };
      for (const caller of [
        await passerelle.someone("SME_MEMBER", { organisationId }),
        await passerelle.someone("ANALYST"),
        await passerelle.someone("EVALUATOR"),
      ])
        expect((await caller.refusal(INVITE, { input })).extensions.code).toBe("FORBIDDEN");
      expect((await passerelle.visitor.refusal(INVITE, { input })).extensions.code).toBe("UNAUTHENTICATED");
    });

    it("only with what the role needs, and to an address that is one", async () => {
      const email = anAddress();
      const refused = [
        [{ email, role: "ADVISER" }, "input.region"],
        [{ email, role: "SME_MEMBER" }, "input.organisationId"],
        [{ email, role: "ANALYST", region: "QUEBEC" }, "input.region"],
        [{ email, role: "MACHINE" }, "input.role"],
        [{ email, role: "EVALUATOR", bodyId: idOf("Body") }, "input.bodyId"],
        [{ email: "no address", role: "ANALYST" }, "input.email"],
        [{ email: "a@b.example, c@d.example", role: "ANALYST" }, "input.email"],
        [{ email: "a@b.example\nBcc: c@d.example", role: "ANALYST" }, "input.email"],
      ] as const;
      for (const [input, field] of refused)
        expect((await administrator.refusal(INVITE, { input })).extensions.field).toBe(field);
    });

    it("once, when the same idempotency key comes twice", async () => {
      const email = anAddress();
      const input = { email, role: "ANALYST", idempotencyKey: `invite ${email}` };
      const first = await administrator.get(INVITE, { input });
      expect(await administrator.get(INVITE, { input })).toEqual(first);
      const mails = await passerelle.dataSource.query<object[]>(
        "select 1 from outbox_mail where recipient = $1",
        [email],
      );
      expect(mails).toHaveLength(1);
    });
  });

  describe("are refused", () => {
    it("after seven days, with a code that nobody sent, and when a newer one took its place", async () => {
      const email = anAddress();
      const input = { email, role: "ANALYST" };
      await administrator.get(INVITE, { input });
      const lost = await mailedCode(passerelle, email);
      await administrator.get(INVITE, { input });
      const newer = await mailedCode(passerelle, email);
      const late = anAddress();
      await administrator.get(INVITE, { input: { email: late, role: "ANALYST" } });
      const old = await mailedCode(passerelle, late);
      expect((await passerelle.visitor.refusal(ACCEPT, accepting(lost))).extensions.field).toBe(
        "input.token",
      );
      await passerelle.visitor.get(ACCEPT, accepting(newer));
      passerelle.clock.advance(7 * DAY);
      for (const token of [old, "A".repeat(43), "", "'; drop table person; --"])
        expect((await passerelle.visitor.refusal(ACCEPT, accepting(token))).extensions.field).toBe(
          "input.token",
        );
    });

    it("with a password that is short, long, obvious or the address itself", async () => {
      const email = anAddress();
      await administrator.get(INVITE, { input: { email, role: "ANALYST" } });
      const token = await mailedCode(passerelle, email);
      for (const password of ["short", "x".repeat(201), "Password1234", "aaaaaaaaaaaaaa", email, undefined]) {
        const refusal = await passerelle.visitor.refusal(ACCEPT, accepting(token, { password }));
        expect(refusal.extensions.field).toBe("input.password");
        if (password !== undefined) expect(refusal.message).not.toContain(password);
      }
      await passerelle.visitor.get(ACCEPT, accepting(token));
    });

    it("when the person who invited was deactivated since", async () => {
      const inviter = await aNewcomer(passerelle, administrator, "ADMINISTRATOR");
      const email = anAddress();
      await inviter.caller.get(INVITE, { input: { email, role: "ADMINISTRATOR" } });
      const token = await mailedCode(passerelle, email);
      await administrator.get(
        `mutation ($input: DeactivatePersonInput!) { deactivatePerson(input: $input) { person { id } } }`,
        { input: { personId: inviter.id, expectedVersion: 1 } },
      );
      expect((await passerelle.visitor.refusal(ACCEPT, accepting(token))).extensions.field).toBe(
        "input.token",
      );
    });

    it("to all but one of those who accept at the same moment", async () => {
      const email = anAddress();
      await administrator.get(INVITE, { input: { email, role: "ANALYST" } });
      const token = await mailedCode(passerelle, email);
      const answers = await Promise.all(
        [1, 2, 3].map(() => passerelle.visitor.ask(ACCEPT, accepting(token))),
      );
      expect(answers.filter(({ errors }) => errors.length === 0)).toHaveLength(1);
      for (const { errors } of answers)
        for (const { extensions } of errors)
          expect(["UNAUTHENTICATED", "BAD_USER_INPUT"]).toContain(extensions.code);
    });
  });

  describe("to somebody who has an account", () => {
    it("look the same to whoever invites, and are accepted while signed in to it", async () => {
      const { email, caller } = await aNewcomer(passerelle, administrator, "ANALYST");
      const adviser = await passerelle.adviser("BRUSSELS");
      const organisationId = await aBrusselsOrganisation(adviser);
      const role = { role: "SME_MEMBER", organisationId };
      const known = await adviser.get(INVITE, { input: { email, ...role } });
      const unknown = await adviser.get(INVITE, { input: { email: anAddress(), ...role } });
      const shape = ({ invite }: any) => ({ ...invite.invitation, id: "", email: "" });
      expect(shape(known)).toEqual(shape(unknown));

      const token = await mailedCode(passerelle, email);
      const stranger = await passerelle.visitor.refusal(ACCEPT, accepting(token));
      expect(stranger.extensions.code).toBe("UNAUTHENTICATED");
      const other = await aNewcomer(passerelle, administrator, "ANALYST");
      expect((await other.caller.refusal(ACCEPT, accepting(token))).extensions.code).toBe("UNAUTHENTICATED");
      const { acceptInvitation } = await caller.get(ACCEPT, { input: { token } });
      expect(acceptInvitation.session).toBeNull();
      expect(acceptInvitation.viewer.roles).toContainEqual({
        role: "SME_MEMBER",
        region: null,
        organisationId,
      });
    });

    it("do not change the password of that account", async () => {
      const { email, caller } = await aNewcomer(passerelle, administrator, "ANALYST");
      await administrator.get(INVITE, { input: { email, role: "ATTACHE" } });
      const token = await mailedCode(passerelle, email);
      await caller.get(ACCEPT, accepting(token, { password: "another password of theirs" }));
      await signedIn(passerelle, email);
    });
  });

  describe("are no way to administer, but `admin create` on the server is", () => {
    it("for the first administrator of an installation without any", async () => {
      const fresh = await Passerelle.start();
      const token = await fresh.application.invitations.inviteAdministrator("first@test.example", "NL");
      const { acceptInvitation } = await fresh.visitor.get(ACCEPT, {
        input: { token, name: "Nadia De Smedt", password: A_PASSWORD },
      });
      expect(acceptInvitation.viewer).toMatchObject({
        language: "NL",
        roles: [{ role: "ADMINISTRATOR", region: null, organisationId: null }],
      });
      await aNewcomer(fresh, callerWith(fresh, acceptInvitation.session.accessToken as string), "ANALYST");
      await fresh.stop();
    });
  });

  describe("a forgotten password", () => {
    it("is replaced with a mailed code, once, and every session ends", async () => {
      const { email, tokens } = await aNewcomer(passerelle, administrator, "ANALYST");
      const other = await signedIn(passerelle, email);
      const token = await askForCode(email);
      const password = "seven swans under the bridge";
      const { resetPassword } = await passerelle.visitor.get(RESET, { input: { token, password } });
      expect(resetPassword.sessionsEnded).toBe(2);
      for (const { accessToken } of [tokens, other])
        expect(await isLetIn(passerelle, accessToken)).toBe(false);
      await passerelle.visitor.refusal(REFRESH, { input: { refreshToken: other.refreshToken } });
      await passerelle.visitor.refusal(SIGN_IN, { input: { email, password: A_PASSWORD } });
      await passerelle.visitor.get(SIGN_IN, { input: { email, password } });
      const again = await passerelle.visitor.refusal(RESET, { input: { token, password: A_PASSWORD } });
      expect(again.extensions.field).toBe("input.token");
      expect(await auditOf(passerelle, "resetPassword")).toHaveLength(1);
    });

    it("also ends tokens that were issued on the command line", async () => {
      const { email, id } = await aNewcomer(passerelle, administrator, "ANALYST");
      const personId = Buffer.from(id, "base64").toString().replace("Person:", "");
      const issued = await passerelle.application.tokens.issue(personId, 86_400);
      passerelle.clock.advance(2_000);
      const token = await askForCode(email);
      expect(await isLetIn(passerelle, issued)).toBe(true);
      await passerelle.visitor.get(RESET, { input: { token, password: "seven swans under the bridge" } });
      expect(await isLetIn(passerelle, issued)).toBe(false);
    });

    it("not with a code older than an hour, and not with an obvious password", async () => {
      const { email } = await aNewcomer(passerelle, administrator, "ANALYST");
      const token = await askForCode(email);
      const obvious = await passerelle.visitor.refusal(RESET, {
        input: { token, password: "motdepasse123" },
      });
      expect(obvious.extensions.field).toBe("input.password");
      passerelle.clock.advance(60 * 60_000);
      const late = await passerelle.visitor.refusal(RESET, { input: { token, password: A_PASSWORD } });
      expect(late.extensions.field).toBe("input.token");
    });

    it("answers the same for every address, and mails only to accounts", async () => {
      const { email } = await aNewcomer(passerelle, administrator, "ANALYST");
      const known = await passerelle.visitor.ask(ASK_RESET, { input: { email } });
      const nobody = anAddress();
      const unknown = await passerelle.visitor.ask(ASK_RESET, { input: { email: nobody } });
      const none = await passerelle.visitor.ask(ASK_RESET, { input: { email: "no address" } });
      expect(known).toEqual(unknown);
      expect(none).toEqual(unknown);
      expect(known.data).toEqual({ requestPasswordReset: { validForMinutes: 60 } });
      const after = await aNewcomer(passerelle, administrator, "ANALYST");
      await askForCode(after.email);
      await resetCode(passerelle, email);
      expect(await newestMail(passerelle, nobody)).toBeUndefined();
    });
  });

  /** Asks, and waits until the job has written the mail. */
  async function askForCode(email: string): Promise<string> {
    await passerelle.visitor.get(ASK_RESET, { input: { email } });
    return resetCode(passerelle, email);
  }
});

function idOf(type: string): string {
  return Buffer.from(`${type}:0198c0de-0000-7000-8000-000000000000`).toString("base64");
}
