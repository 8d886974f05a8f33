import { APPLICATION_ROLE } from "../../src/persistence/database";
import { Passerelle } from "../support/passerelle";
import type { Caller } from "../support/caller";
import { aBrusselsOrganisation, refusalOf } from "../support/stories";

const SECRETS =
  /select |insert |relation|column|evidence|pg_|postgres|node_modules|at \w+ \(|\.ts:|\.js:|\/work|\/tmp|stack/i;

describe("errors", () => {
  let passerelle: Passerelle;
  let adviser: Caller;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    adviser = await passerelle.adviser("BRUSSELS");
  });

  afterAll(async () => {
    await passerelle.stop();
  });

  it.each([
    ["{ unknownField }", "GRAPHQL_VALIDATION_FAILED"],
    ["{ organisation(id: 1) { legalNmae } }", "GRAPHQL_VALIDATION_FAILED"],
    ["{ organisations(first: true) { totalCount } }", "GRAPHQL_VALIDATION_FAILED"],
    ["query ($id: Strin!) { node(id: $id) { id } }", "GRAPHQL_VALIDATION_FAILED"],
    ["{ node { id } }", "GRAPHQL_VALIDATION_FAILED"],
    ["{", "GRAPHQL_PARSE_FAILED"],
    ["", "BAD_USER_INPUT"],
    ["query a { viewer { id } } query b { viewer { id } }", "BAD_USER_INPUT"],
    ["query ($first: Int!) { organisations(first: $first) { totalCount } }", "BAD_USER_INPUT"],
  ])("of the language in «%s» are %s", async (document, code) => {
    const { errors, data } = await adviser.ask(document);
    expect(errors[0]).toMatchObject({ message: expect.stringMatching(/^.{5,}/), extensions: { code } });
    expect(data).toBeNull();
    expect(JSON.stringify(errors)).not.toMatch(/stacktrace|node_modules/);
  });

  it.each([
    [{ first: "twenty" }, "first"],
    [{ first: 1.5 }, "first"],
    [{ first: [] }, "first"],
    [{ filter: { region: 1 } }, "filter.region"],
    [{ filter: { sectors: "NOTHING" } }, "filter.sectors"],
    [{ filter: "all" }, "filter"],
  ])("of variables %j name their place, the first time and later", async (variables, field) => {
    const document =
      "query ($first: Int, $filter: OrganisationFilter) { organisations(first: $first, filter: $filter) { totalCount } }";
    for (const _time of [1, 2, 3])
      expect(await adviser.refusal(document, variables)).toMatchObject({
        extensions: { code: "BAD_USER_INPUT", field },
      });
  });

  it("say what was probably meant", async () => {
    expect((await adviser.refusal("{ organisatons { totalCount } }")).extensions["didYouMean"]).toEqual(
      expect.arrayContaining(["organisations"]),
    );
  });

  it("of a missing or wrong sign-in are UNAUTHENTICATED, of a wrong role FORBIDDEN", async () => {
    expect((await passerelle.visitor.refusal("{ bodies { id } }")).extensions.code).toBe("UNAUTHENTICATED");
    const member = await passerelle.someone("SME_MEMBER", {
      organisationId: await aBrusselsOrganisation(adviser),
    });
    expect(
      await refusalOf(member, "createOrganisation", {
        register: "KBO",
        registryNumber: "0403170701",
        legalName: "A",
      }),
    ).toMatchObject({
      message: "None of your roles may use createOrganisation.",
      extensions: { code: "FORBIDDEN" },
    });
  });

  describe("on our side", () => {
    /** On the application's own connection: another client of the embedded database would clash with its statements. */
    const rename = (from: string, to: string) =>
      passerelle.dataSource.transaction(async (manager) => {
        await manager.query("reset role");
        await manager.query(`alter table ${from} rename to ${to}`);
        await manager.query(`set role ${APPLICATION_ROLE}`);
      });

    it("are masked under an identifier that the log has too, compiled or not", async () => {
      const id = await aBrusselsOrganisation(adviser);
      const document =
        "query ($id: ID!) { organisation(id: $id) { legalName capabilities { totalCount edges { node { id } } } } }";
      await adviser.get(document, { id });
      await rename("evidence", "evidence_elsewhere");
      try {
        for (const _time of [1, 2, 3]) {
          passerelle.internalErrors.length = 0;
          const { errors, data } = await adviser.ask<any>(document, { id });
          expect(errors).toHaveLength(1);
          expect(errors[0]).toMatchObject({
            path: ["organisation", "capabilities"],
            extensions: { code: "INTERNAL_SERVER_ERROR", id: expect.stringMatching(/^[0-9a-f-]{36}$/) },
          });
          expect(errors[0]?.message).toContain(String(errors[0]?.extensions["id"]));
          expect(`${errors[0]?.message ?? ""}${JSON.stringify(errors[0]?.extensions)}`).not.toMatch(SECRETS);
          expect(data.organisation).toMatchObject({ legalName: "Zennewater SRL", capabilities: null });
          expect(String(passerelle.internalErrors[0])).toContain("evidence");
        }
      } finally {
        await rename("evidence_elsewhere", "evidence");
      }
      passerelle.internalErrors.length = 0;
      expect((await adviser.get(document, { id })).organisation.capabilities.totalCount).toBe(0);
    });

    it("write nothing", async () => {
      const id = await aBrusselsOrganisation(adviser);
      const count = async () =>
        (
          await passerelle.dataSource.query(
            "select (select count(*) from organisation) o, (select count(*) from contact) c",
          )
        )[0];
      const before = await count();
      await rename("audit_entry", "audit_elsewhere");
      try {
        expect(
          (await refusalOf(adviser, "addContact", { organisationId: id, name: "Ann" })).extensions.code,
        ).toBe("INTERNAL_SERVER_ERROR");
      } finally {
        await rename("audit_elsewhere", "audit_entry");
      }
      expect(await count()).toEqual(before);
      passerelle.internalErrors.length = 0;
    });

    it("by an unreachable database are SERVICE_UNAVAILABLE, without its address", async () => {
      const read = jest
        .spyOn(passerelle.application.store, "read")
        .mockRejectedValue(new Error("connect ECONNREFUSED 10.0.0.7:5432"));
      const refusal = await adviser.refusal("{ organisations { edges { node { id } } } }");
      read.mockRestore();
      expect(refusal.extensions.code).toBe("SERVICE_UNAVAILABLE");
      expect(refusal.message).not.toMatch(/10\.0\.0\.7|ECONN/);
    });
  });
});
