import { createHash } from "node:crypto";
import { readIdOf } from "../../src/graphql/global-id";
import { Body } from "../../src/modules/accounts/bodies/body.entity";
import { sortedJson } from "../../src/modules/shared/sorted-json";
import { type AuditEntry, CHAIN_START } from "../../src/security/audit/audit-entry";
import { AUDIT_COLUMNS } from "../../src/security/audit/audit-rows";
import { type AuditVerification, verifyAudit } from "../../src/security/audit/audit-verification";
import { AUDIT_KEY, Passerelle } from "../support/passerelle";
import { aBrusselsOrganisation } from "../support/stories";

describe("the audit log", () => {
  let passerelle: Passerelle;

  beforeEach(async () => {
    passerelle = await Passerelle.start();
    const adviser = await passerelle.adviser("BRUSSELS");
    await aBrusselsOrganisation(adviser);
    await aBrusselsOrganisation(adviser);
    await passerelle.application.sealer.seal();
  });

  afterEach(async () => {
    await passerelle.stop();
  });

  /** What somebody with the owner's rights could do around the application. */
  function tamper(sql: string): Promise<void> {
    return passerelle.asOwner(async (owner) => {
      await owner.query("alter table audit_entry disable trigger user");
      await owner.query("alter table audit_seal disable trigger user");
      await owner.query(sql);
    });
  }

  function verify(): Promise<AuditVerification> {
    return passerelle.asOwner((owner) => verifyAudit(owner, AUDIT_KEY));
  }

  async function findings(): Promise<string[]> {
    const { findings } = await verify();
    return findings.map(({ number, finding }) => `${number ?? "-"}: ${finding}`);
  }

  it("has one sealed entry for each acknowledged change and verifies", async () => {
    const result = await verify();
    expect(result).toMatchObject({ sealed: 4, unsealed: 0, findings: [] });
    expect(result.head).toMatch(/^[0-9a-f]{64}$/);
  });

  it("reports entries that are not sealed yet", async () => {
    await aBrusselsOrganisation(await passerelle.adviser("BRUSSELS"));
    expect(await verify()).toMatchObject({ sealed: 4, unsealed: 2, findings: [] });
  });

  it.each([
    ["update audit_entry set operation = 'nothing'"],
    ["delete from audit_entry"],
    ["truncate audit_entry cascade"],
    ["update audit_seal set hash = ''"],
    ["delete from audit_seal"],
  ])("refuses «%s» even to the tables' owner", async (sql) => {
    await expect(passerelle.asOwner((owner) => owner.query(sql))).rejects.toThrow("append-only");
  });

  it("gives the role that serves no right to change it", async () => {
    await expect(passerelle.dataSource.query("update audit_entry set operation = 'nothing'")).rejects.toThrow(
      /permission denied/,
    );
    await expect(passerelle.dataSource.query("alter table audit_entry disable trigger all")).rejects.toThrow(
      /must be owner/,
    );
  });

  it("finds a changed entry", async () => {
    await tamper("update audit_entry set operation = 'nothing' where position = 2");
    expect(await findings()).toEqual(["2: The entry was changed after it was sealed."]);
  });

  it("finds a removed entry", async () => {
    await tamper(`alter table audit_seal drop constraint audit_seal_entry_id_fkey;
      delete from audit_entry where position = 2`);
    expect(await findings()).toEqual(["2: The entry was removed."]);
  });

  it("finds an entry that was removed together with its seal", async () => {
    await tamper(`delete from audit_seal where number = 2; delete from audit_entry where position = 2`);
    expect(await findings()).toEqual([
      "3: Links are missing before this one: 2 was expected.",
      "3: It does not follow the link before it.",
    ]);
  });

  it("finds an inserted entry, also when the sealer has taken it for one of its own", async () => {
    const insert = `insert into audit_entry overriding system value select gen_random_uuid(), nextval(pg_get_serial_sequence('audit_entry', 'position')),
      at, kind, actor_id, actor_roles, operation, subject_type, subject_id, reason, before_hash, after_hash, mac
      from audit_entry where position = 2`;
    await passerelle.asOwner((owner) => owner.query(insert));
    expect(await findings()).toEqual(["-: The entry was not written by the application."]);
    await passerelle.application.sealer.seal();
    expect(await findings()).toEqual(["5: The entry was not written by the application."]);
  });

  it("finds two entries that were swapped", async () => {
    await tamper(
      `update audit_seal set entry_id = case number
        when 2 then (select entry_id from audit_seal where number = 3) else (select entry_id from audit_seal where number = 2) end
      where number in (2, 3)`.replace(
        "update audit_seal",
        "alter table audit_seal drop constraint audit_seal_entry_id_key; update audit_seal",
      ),
    );
    expect(await findings()).toEqual([
      "2: The entry was changed after it was sealed.",
      "3: The entry was changed after it was sealed.",
    ]);
  });

  it("finds a removed entry though the rest was numbered and chained anew without the key", async () => {
    await tamper(`alter table audit_seal drop constraint audit_seal_entry_id_fkey; delete from audit_entry where position = 2;
      delete from audit_seal where number = 2; update audit_seal set number = number - 1 where number > 2`);
    await passerelle.asOwner(async (owner) => {
      const rows = await owner.query<(AuditEntry & { number: string })[]>(
        `select s.number::text, ${AUDIT_COLUMNS} from audit_seal s join audit_entry e on e.id = s.entry_id order by s.number`,
      );
      let previous = CHAIN_START;
      for (const row of rows) {
        const text = [row.id, row.at.toISOString(), row.kind, row.actorId, row.actorRoles, row.operation];
        const rest = [row.subjectType, row.subjectId, row.reason, row.beforeHash, row.afterHash];
        const link = `${previous}\n${row.number}\n${JSON.stringify([...text, ...rest])}`;
        const hash = createHash("sha256").update(link).digest("hex");
        await owner.query("alter table audit_seal disable trigger user");
        await owner.query("update audit_seal set previous_hash = $2, hash = $3 where number = $1", [
          row.number,
          previous,
          hash,
        ]);
        previous = hash;
      }
    });
    expect(await findings()).not.toEqual([]);
  });

  it("finds that the end was cut off, for whoever noted the head", async () => {
    const { head } = await verify();
    expect(await passerelle.asOwner((owner) => verifyAudit(owner, AUDIT_KEY, head))).toMatchObject({
      findings: [],
    });
    await tamper(`delete from audit_seal where number = 4; delete from audit_entry where position = 4`);
    expect(await findings()).toEqual([]);
    const { findings: found } = await passerelle.asOwner((owner) => verifyAudit(owner, AUDIT_KEY, head));
    expect(found.map(({ finding }) => finding)).toEqual([
      "The chain does not hold the head that was noted: its end was cut off or replaced.",
    ]);
  });

  it("keeps of a record no digest that could be guessed from its content", async () => {
    const administrator = await passerelle.someone("ADMINISTRATOR");
    const { createBody } = await administrator.get(
      `mutation { createBody(input: { kind: AGENCY, nameEn: "A", nameFr: "A", nameNl: "A" }) { body { id } } }`,
    );
    const body = await passerelle.dataSource.manager.findOneByOrFail(Body, {
      id: readIdOf("Body", createBody.body.id, "id"),
    });
    const [row] = await passerelle.dataSource.query<{ after_hash: string }[]>(
      "select after_hash from audit_entry where operation = 'createBody'",
    );
    expect(row?.after_hash).toMatch(/^[0-9a-f]{64}$/);
    expect(row?.after_hash).not.toBe(createHash("sha256").update(sortedJson(body)).digest("hex"));
  });

  it("is read by privacy officers, newest first, and by nobody else who is no administrator", async () => {
    const officer = await passerelle.someone("PRIVACY_OFFICER");
    const trail = `{ auditTrail(first: 1) { edges { node { operation subjectId actorRoles sealed } } pageInfo { hasNextPage } } }`;
    const { auditTrail } = await officer.get(trail);
    expect(auditTrail.edges[0].node).toMatchObject({
      operation: "addEstablishment",
      actorRoles: ["ADVISER"],
      sealed: true,
    });
    expect(auditTrail.pageInfo.hasNextPage).toBe(true);
    for (const role of ["ADVISER", "SME_EDITOR", "EVALUATOR", "MACHINE"] as const) {
      const caller = await passerelle.someone(role, { region: "BRUSSELS" });
      expect((await caller.refusal(trail)).extensions.code).toBe("FORBIDDEN");
    }
  });
});
