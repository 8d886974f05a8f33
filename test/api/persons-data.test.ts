import { readIdOf } from "../../src/graphql/global-id";
import { verifyAudit } from "../../src/security/audit/audit-verification";
import {
  A_PASSWORD,
  aNewcomer,
  auditOf,
  isLetIn,
  newestMail,
  type Newcomer,
  SIGN_IN,
} from "../support/accounts";
import type { Caller } from "../support/caller";
import { AUDIT_KEY, Passerelle } from "../support/passerelle";
import {
  aBrusselsOrganisation,
  aCapability,
  aPublishedNeed,
  aQuebecOrganisation,
  carryOut,
  clearSummary,
} from "../support/stories";

const EXPORT = `query ($subjectId: ID) {
  exportPersonalData(subjectId: $subjectId) { subjectId exportedAt tables { table holds keptFor records isCut } json csv }
}`;

describe("persons' data", () => {
  let passerelle: Passerelle;
  let administrator: Caller;
  let officer: Caller;
  let brussels: Caller;
  let quebec: Caller;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    administrator = await passerelle.someone("ADMINISTRATOR");
    officer = await passerelle.someone("PRIVACY_OFFICER");
    brussels = await passerelle.adviser("BRUSSELS");
    quebec = await passerelle.adviser("QUEBEC");
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  /** Every text of every column of every table, as the tables' owner sees it. */
  async function wholeDatabase(): Promise<string> {
    return passerelle.asOwner(async (owner) => {
      const tables = await owner.query<{ name: string }[]>(
        `select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
          where table_schema in ('public', 'pgboss') and table_type = 'BASE TABLE'`,
      );
      const texts: string[] = [];
      for (const { name } of tables) texts.push(JSON.stringify(await owner.query(`select * from ${name}`)));
      return texts.join("\n").toLowerCase();
    });
  }

  const countOf = async (sql: string) =>
    (await passerelle.dataSource.query<{ count: number }[]>(`select count(*)::int as count from ${sql}`))[0]
      ?.count;

  const erase = (subjectId: string) =>
    carryOut(officer, "erasePersonalData", "subjectId erased { table rows }", {
      subjectId,
      reason: "Request of 1 December.",
    });

  async function aContact(caller: Caller, organisationId: string, name: string, email: string) {
    const { organisation } = await carryOut(caller, "addContact", "organisation { contacts { id email } }", {
      organisationId,
      name,
      email,
      phone: "+32 2 555 01 23",
    });
    return organisation.contacts.find((one: { email: string }) => one.email === email).id as string;
  }

  describe("are exported", () => {
    let person: Newcomer;

    beforeAll(async () => {
      person = await aNewcomer(passerelle, administrator, "ANALYST");
    });

    it("to the person itself, whatever its roles: account, roles, sessions, mails, and no secret", async () => {
      const { exportPersonalData: data } = await person.caller.get(EXPORT);
      expect(data.subjectId).toBe(person.id);
      const tables = data.tables.map(({ table }: { table: string }) => table);
      expect(tables).toEqual(
        expect.arrayContaining([
          "person",
          "role_assignment",
          "session",
          "credential",
          "invitation",
          "outbox_mail",
        ]),
      );
      const read = JSON.parse(data.json);
      const rowsOf = (name: string) =>
        read.tables.find(({ table }: { table: string }) => table === name).rows as Record<string, unknown>[];
      expect(rowsOf("person")).toEqual([
        expect.objectContaining({ email: person.email, name: "Ada Nieuwenhuis", language: "EN" }),
      ]);
      expect(rowsOf("role_assignment")[0]).toMatchObject({ role: "ANALYST" });
      expect(data.json).not.toMatch(/\$argon2|password_hash|token_hash/);
      expect(data.csv.split("\r\n")).toContain(`person,1,email,${person.email}`);
    });

    it("to a privacy officer, of anybody, each export recorded before it is answered", async () => {
      const before = (await auditOf(passerelle, "exportPersonalData")).length;
      const { exportPersonalData: data } = await officer.get(EXPORT, { subjectId: person.id });
      expect(JSON.parse(data.json).tables.length).toBe(data.tables.length);
      const after = await auditOf(passerelle, "exportPersonalData");
      expect(after.length).toBe(before + 1);
      expect(after.at(-1)).toMatchObject({
        subjectType: "Person",
        subjectId: readIdOf("Person", person.id, "id"),
      });
      const [{ kind }] = await passerelle.dataSource.query(
        "select kind from audit_entry where operation = 'exportPersonalData' order by position desc limit 1",
      );
      expect(kind).toBe("CONFIDENTIAL_READ");
    });

    it("with no word of records on which the person only worked", async () => {
      const adviser = await aNewcomer(passerelle, administrator, "ADVISER", { region: "QUEBEC" });
      const needing = await aQuebecOrganisation(quebec);
      const needId = await aPublishedNeed(quebec, needing, { text: "Bog pumps." });
      const organisationId = await aBrusselsOrganisation(brussels);
      await carryOut(adviser.caller, "dismissSuggestion", "verdict { kind }", {
        needId,
        organisationId,
        reason: "OTHER",
        comment: "Confidential words on a firm.",
      });
      const { exportPersonalData: data } = await adviser.caller.get(EXPORT);
      expect(data.tables.map(({ table }: { table: string }) => table)).toContain("suggestion_verdict");
      expect(data.json).not.toMatch(/Confidential words/);
    });

    it("of contacts and whole organisations, with what belongs to them", async () => {
      const organisationId = await aBrusselsOrganisation(brussels, { legalName: "Export SRL" });
      const contactId = await aContact(brussels, organisationId, "Bo Peeters", "bo@export.example");
      await aPublishedNeed(brussels, organisationId, { text: "Exported words." });
      const { exportPersonalData: contact } = await officer.get(EXPORT, { subjectId: contactId });
      expect(contact.json).toContain("bo@export.example");
      const { exportPersonalData: whole } = await officer.get(EXPORT, { subjectId: organisationId });
      for (const text of ["Export SRL", "bo@export.example", "Exported words."])
        expect(whole.json).toContain(text);
    });

    it("to nobody else, who cannot tell whether there is such a person", async () => {
      const absent = Buffer.from("Person:00000000-0000-7000-8000-000000000000").toString("base64");
      for (const caller of [administrator, brussels, await passerelle.someone("ANALYST")]) {
        const hidden = await caller.ask(EXPORT, { subjectId: person.id });
        expect(hidden).toEqual(await caller.ask(EXPORT, { subjectId: absent }));
        expect(hidden.errors[0]?.extensions.code).toBe("NOT_FOUND");
      }
      expect((await passerelle.visitor.refusal(EXPORT)).extensions.code).toBe("UNAUTHENTICATED");
    });
  });

  describe("are erased", () => {
    it("of an account holder: nothing names the person any more, and the audit chain is whole", async () => {
      const person = await aNewcomer(passerelle, administrator, "ADVISER", { region: "QUEBEC" });
      const id = readIdOf("Person", person.id, "id");
      const { people } = await administrator.get(
        `query ($email: String!) { people(filter: { email: $email }) { edges { node { version } } } }`,
        { email: person.email },
      );
      await carryOut(administrator, "deactivatePerson", "person { id }", {
        personId: person.id,
        expectedVersion: people.edges[0].node.version,
        reason: `${person.email} has left.`,
      });
      await passerelle.visitor.ask(SIGN_IN, {
        input: { email: person.email, password: "wrong wrong wrong" },
      });
      await passerelle.visitor.get(
        `mutation ($input: RequestPasswordResetInput!) { requestPasswordReset(input: $input) { validForMinutes } }`,
        { input: { email: person.email } },
      );
      await passerelle.application.sealer.seal();
      expect(await wholeDatabase()).toContain(person.email);
      const entries = await countOf(`audit_entry where actor_id = '${id}'`);

      const { erased } = await erase(person.id);
      expect(erased.map(({ table }: { table: string }) => table)).toEqual(
        expect.arrayContaining([
          "person",
          "credential",
          "session",
          "refresh_token",
          "audit_reason",
          "invitation",
        ]),
      );
      const left = await wholeDatabase();
      expect(left).not.toContain(person.email);
      expect(await newestMail(passerelle, person.email)).toBeUndefined();
      expect(await isLetIn(passerelle, person.tokens.accessToken)).toBe(false);
      const again = { email: person.email, password: A_PASSWORD };
      expect((await passerelle.visitor.refusal(SIGN_IN, { input: again })).extensions.code).toBe(
        "UNAUTHENTICATED",
      );

      expect(await countOf(`audit_entry where actor_id = '${id}'`)).toBe(entries);
      expect(await countOf(`role_assignment where person_id = '${id}'`)).toBe(1);
      await passerelle.application.sealer.seal();
      const verified = await passerelle.asOwner((owner) => verifyAudit(owner, AUDIT_KEY));
      expect(verified).toMatchObject({ unsealed: 0, findings: [] });
      expect(verified.erasedReasons).toBeGreaterThan(0);
      expect((await auditOf(passerelle, "erasePersonalData")).at(-1)).toMatchObject({
        subjectId: id,
        reason: "Request of 1 December.",
      });
    });

    it("of a contact, alone", async () => {
      const organisationId = await aBrusselsOrganisation(brussels);
      await aContact(brussels, organisationId, "Stays Here", "stays@firm.example");
      const contactId = await aContact(brussels, organisationId, "Cleo Vanhove", "cleo@firm.example");
      await erase(contactId);
      const left = await wholeDatabase();
      expect(left).not.toMatch(/cleo/);
      expect(left).toContain("stays@firm.example");
    });

    it("of a sole proprietor: words and names go, what statistics count stays, suggestions forget it", async () => {
      const organisationId = await aQuebecOrganisation(quebec, {
        legalName: "Zoé Tremblay, génie-conseil",
        declaredSectors: ["ENVIRONMENT"],
      });
      await aContact(quebec, organisationId, "Zoé Tremblay", "zoe@tremblay.example");
      const capabilityId = await aCapability(quebec, organisationId, {
        text: "Zoé Tremblay builds peat filters.",
      });
      await clearSummary(quebec, capabilityId, "Peat filters by Zoé Tremblay.");
      const needId = await aPublishedNeed(
        quebec,
        organisationId,
        {
          title: "Zoé Tremblay looks for pumps",
          summary: "Zoé Tremblay looks for pumps.",
          requirements: [{ level: "MUST", text: "Pumps for Zoé Tremblay" }],
        },
        { namedBecause: "She works under her own name." },
      );
      const id = readIdOf("Organisation", organisationId, "id");
      await passerelle.dataSource.query("update organisation set legal_personality = false where id = $1", [
        id,
      ]);
      const statistics = `select region, declared_sectors, size_class, founded_on from organisation where id = '${id}'`;
      const before = await passerelle.dataSource.query(statistics);
      const suggestions = `{ suggestPartners(input: { text: "peat filters" }) { edges { node { card { summary } } } } }`;
      // Advisers are not suggested a sole proprietor, which the programme's rules leave out; other enterprises are.
      const member = await passerelle.someone("SME_MEMBER", {
        organisationId: await aBrusselsOrganisation(brussels),
      });
      expect(JSON.stringify(await member.get(suggestions))).toContain("Tremblay");

      await erase(organisationId);
      const left = await wholeDatabase();
      for (const trace of ["tremblay", "peat filter"]) expect(left).not.toContain(trace);
      expect(await passerelle.dataSource.query(statistics)).toEqual(before);
      expect(
        await countOf(`need where id = '${readIdOf("Need", needId, "id")}' and status = 'PUBLISHED'`),
      ).toBe(1);
      expect(JSON.stringify(await member.get(suggestions))).not.toContain("Tremblay");
      const { organisation } = await brussels.get(
        `query ($id: ID!) { organisation(id: $id) { legalName registryNumber archivedAt contacts { id } } }`,
        { id: organisationId },
      );
      expect(organisation).toMatchObject({ legalName: "Erased organisation", contacts: [] });
      expect(organisation.archivedAt).not.toBeNull();
    });

    it("not of a legal person, not without a reason, not by anybody else, and never of the last administrator", async () => {
      const organisationId = await aBrusselsOrganisation(brussels);
      const refused = async (caller: Caller, input: object) =>
        (
          await caller.refusal(
            `mutation ($input: ErasePersonalDataInput!) { erasePersonalData(input: $input) { subjectId } }`,
            { input },
          )
        ).extensions;
      expect(await refused(officer, { subjectId: organisationId, reason: "R" })).toMatchObject({
        code: "BAD_USER_INPUT",
        field: "input.subjectId",
      });
      expect(await refused(officer, { subjectId: organisationId, reason: " " })).toMatchObject({
        field: "input.reason",
      });
      expect(await refused(administrator, { subjectId: organisationId, reason: "R" })).toMatchObject({
        code: "FORBIDDEN",
      });
      const alone = await Passerelle.start();
      const [only, watch] = [await alone.someone("ADMINISTRATOR"), await alone.someone("PRIVACY_OFFICER")];
      const { viewer } = await only.get("{ viewer { id } }");
      expect(await refused(watch, { subjectId: viewer.id, reason: "R" })).toMatchObject({
        field: "input.subjectId",
      });
      await alone.stop();
    });
  });

  describe("are used with consent", () => {
    const GIVE = `mutation ($input: GiveConsentInput!) { giveConsent(input: $input) { consent { id event textVersion language recordedBy } } }`;
    const CONSENTS = `query ($subjectId: ID) { consents(subjectId: $subjectId) { id purpose textVersion event language at recordedBy } }`;

    it("whose texts exist in three languages", async () => {
      const texts = `{ consentTexts { purpose version text } }`;
      const read = async (language: string) =>
        (await passerelle.visitor.get(texts, {}, { "accept-language": language })).consentTexts as object[];
      const [en, fr, nl] = [await read("en"), await read("fr"), await read("nl")];
      expect(en).toHaveLength(4);
      expect(new Set([...en, ...fr, ...nl].map((one) => JSON.stringify(one))).size).toBe(12);
    });

    it("given and withdrawn by the person, in a ledger that only grows", async () => {
      const person = await aNewcomer(passerelle, administrator, "ANALYST");
      const input = { purpose: "PROGRAMME_NEWS", textVersion: 1, language: "FR", idempotencyKey: "k" };
      const first = await person.caller.get(GIVE, { input });
      expect(await person.caller.get(GIVE, { input })).toEqual(first);
      passerelle.clock.advance(60_000);
      await carryOut(person.caller, "withdrawConsent", "consent { event }", { purpose: "PROGRAMME_NEWS" });
      const { consents } = await person.caller.get(CONSENTS);
      expect(consents).toEqual([
        expect.objectContaining({ event: "GIVEN", language: "FR", textVersion: 1, recordedBy: person.id }),
        expect.objectContaining({ event: "WITHDRAWN", language: "FR", textVersion: 1 }),
      ]);
      const twice = await person.caller.refusal(
        `mutation { withdrawConsent(input: { purpose: PROGRAMME_NEWS }) { consent { id } } }`,
      );
      expect(twice.extensions).toMatchObject({ code: "BAD_USER_INPUT", field: "input.purpose" });
      expect((await officer.get(CONSENTS, { subjectId: person.id })).consents).toEqual(consents);
      await expect(passerelle.dataSource.query("update consent_event set purpose = 'X'")).rejects.toThrow(
        /permission denied/,
      );
    });

    it("never to a text that was not shown", async () => {
      const input = { purpose: "PROGRAMME_NEWS", textVersion: 2 };
      expect((await officer.refusal(GIVE, { input })).extensions.field).toBe("input.textVersion");
    });

    it("of a contact, written down by whoever keeps the contact, and by no stranger", async () => {
      const organisationId = await aBrusselsOrganisation(brussels);
      const contactId = await aContact(brussels, organisationId, "Dora", "dora@firm.example");
      const editor = await passerelle.someone("SME_EDITOR", { organisationId });
      const input = { subjectId: contactId, purpose: "CROSS_BORDER_TRANSFER", textVersion: 1 };
      await editor.get(GIVE, { input });
      expect((await brussels.get(CONSENTS, { subjectId: contactId })).consents).toHaveLength(1);
      const absent = Buffer.from("Contact:00000000-0000-7000-8000-000000000000").toString("base64");
      for (const caller of [quebec, administrator, await passerelle.someone("ANALYST")])
        for (const [document, variables] of [
          [CONSENTS, (id: string) => ({ subjectId: id })],
          [GIVE, (id: string) => ({ input: { ...input, subjectId: id } })],
        ] as const) {
          const hidden = await caller.ask(document, variables(contactId));
          expect(hidden.errors[0]?.extensions.code).toBe("NOT_FOUND");
          expect(hidden).toEqual(await caller.ask(document, variables(absent)));
        }
    });
  });

  describe("are kept for a time", () => {
    const REPORT = `{ retentionReport { code days due done meaning } }`;
    const dueOf = async () =>
      Object.fromEntries(
        (await officer.get(REPORT)).retentionReport.map(({ code, due }: { code: string; due: number }) => [
          code,
          due,
        ]),
      ) as Record<string, number>;

    it("shown by a dry run, deleted by applying it, recorded rule by rule", async () => {
      const person = await aNewcomer(passerelle, administrator, "ANALYST");
      await passerelle.visitor.get(SIGN_IN, { input: { email: person.email, password: A_PASSWORD } });
      await person.caller.get("mutation { signOut(input: { everywhere: true }) { sessionsEnded } }");
      const sessions = await countOf("session where ended_at is not null");
      expect((await dueOf())["SESSIONS"]).toBe(0);
      passerelle.clock.advance(91 * 86_400_000);
      const watch = await passerelle.someone("PRIVACY_OFFICER");
      officer = watch;
      const due = await dueOf();
      expect(due["SESSIONS"]).toBeGreaterThanOrEqual(sessions ?? 0);
      expect(await countOf("session where ended_at is not null")).toBe(sessions);
      const { outcomes } = await carryOut(watch, "applyRetention", "outcomes { code due done }", {
        codes: ["SESSIONS"],
      });
      expect(outcomes).toEqual([{ code: "SESSIONS", due: due["SESSIONS"], done: due["SESSIONS"] }]);
      expect(await countOf("session where ended_at is not null")).toBe(0);
      expect(await dueOf()).toEqual({ ...due, SESSIONS: 0 });
      expect((await auditOf(passerelle, "applyRetention")).map(({ subjectId }) => subjectId)).toEqual([
        "SESSIONS",
      ]);
    });

    it("and former account holders are erased when it is over, by the job of the night", async () => {
      const boss = await passerelle.someone("ADMINISTRATOR");
      const person = await aNewcomer(passerelle, boss, "ANALYST");
      await carryOut(boss, "deactivatePerson", "person { id }", { personId: person.id, expectedVersion: 1 });
      passerelle.clock.advance(731 * 86_400_000);
      await passerelle.application.retention.schedule();
      await passerelle.application.retention.schedule();
      expect(await countOf("pgboss.job where name = 'retention' and state = 'created'")).toBe(1);
      await passerelle.application.retention.apply({ personId: null, roles: [] });
      expect(await wholeDatabase()).not.toContain(person.email);
      await passerelle.application.sealer.seal();
      expect(await passerelle.asOwner((owner) => verifyAudit(owner, AUDIT_KEY))).toMatchObject({
        findings: [],
      });
      officer = await passerelle.someone("PRIVACY_OFFICER");
      expect(Object.values(await dueOf()).filter((due) => due > 0)).toEqual([]);
    });
  });

  describe("that went astray", () => {
    const RECORD = `mutation ($input: RecordPrivacyIncidentInput!) {
      recordPrivacyIncident(input: $input) { incident { id state noticedAt notifyBy version } }
    }`;
    let watch: Caller;

    beforeAll(async () => {
      watch = await passerelle.someone("PRIVACY_OFFICER");
    });

    async function anIncident(): Promise<string> {
      const noticedAt = passerelle.clock.now().toISOString();
      const input = {
        description: "A list was mailed to a wrong address.",
        dataConcerned: "Names.",
        noticedAt,
      };
      const { recordPrivacyIncident } = await watch.get(RECORD, { input });
      const { incident } = recordPrivacyIncident;
      expect(Date.parse(incident.notifyBy) - Date.parse(noticedAt)).toBe(72 * 3_600_000);
      return incident.id as string;
    }

    const change = (name: string, incidentId: string, expectedVersion: number, input: object) =>
      carryOut(watch, name, "incident { state version risk authorityNotifiedAt closedAt }", {
        incidentId,
        expectedVersion,
        ...input,
      });

    it("are recorded, assessed, notified and closed, one after the other", async () => {
      const id = await anIncident();
      const now = passerelle.clock.now().toISOString();
      await expect(change("closePrivacyIncident", id, 1, { measures: "M" })).rejects.toThrow(
        /cannot become CLOSED/,
      );
      await change("assessPrivacyIncident", id, 1, { risk: "HIGH", assessment: "Health data." });
      await expect(change("closePrivacyIncident", id, 2, { measures: "M" })).rejects.toThrow(
        /authority has to be told/,
      );
      await change("notifyPrivacyIncident", id, 2, { authorityNotifiedAt: now });
      await expect(change("closePrivacyIncident", id, 3, { measures: "M" })).rejects.toThrow(
        /people concerned/,
      );
      await change("notifyPrivacyIncident", id, 3, { peopleNotifiedAt: now });
      const { incident } = await change("closePrivacyIncident", id, 4, { measures: "Lists are encrypted." });
      expect(incident).toMatchObject({ state: "CLOSED", version: 5, authorityNotifiedAt: now });
      await expect(change("assessPrivacyIncident", id, 5, { risk: "NONE", assessment: "A" })).rejects.toThrow(
        /CLOSED/,
      );
      const { privacyIncidents } = await watch.get(
        "{ privacyIncidents(first: 1) { totalCount edges { node { state measures } } } }",
      );
      expect(privacyIncidents.edges[0].node).toMatchObject({
        state: "CLOSED",
        measures: "Lists are encrypted.",
      });
    });

    it("are closed without telling anybody when there is no risk, and changed at the version that was read", async () => {
      const id = await anIncident();
      await change("assessPrivacyIncident", id, 1, { risk: "NONE", assessment: "The file was encrypted." });
      await expect(change("closePrivacyIncident", id, 1, { measures: "M" })).rejects.toThrow(/CONFLICT/);
      expect((await change("closePrivacyIncident", id, 2, { measures: "None." })).incident.state).toBe(
        "CLOSED",
      );
    });

    it("are the privacy officers' alone", async () => {
      for (const caller of [await passerelle.someone("ADMINISTRATOR"), await passerelle.adviser("BRUSSELS")])
        expect((await caller.refusal("{ privacyIncidents { totalCount } }")).extensions.code).toBe(
          "FORBIDDEN",
        );
    });
  });
});
