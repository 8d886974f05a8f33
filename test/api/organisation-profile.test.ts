import { Passerelle } from "../support/passerelle";
import type { Caller } from "../support/caller";
import {
  aBrusselsOrganisation,
  aCapability,
  anEnterpriseNumber,
  carryOut,
  mutation,
  refusalOf,
  versionOf,
} from "../support/stories";

describe("an organisation's profile", () => {
  let passerelle: Passerelle;
  let adviser: Caller;
  let organisationId: string;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    adviser = await passerelle.adviser("BRUSSELS");
  });

  beforeEach(async () => {
    organisationId = await aBrusselsOrganisation(adviser);
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const update = async (input: object, selection = "version") =>
    (
      await carryOut(adviser, "updateOrganisationProfile", `organisation { ${selection} }`, {
        organisationId,
        expectedVersion: await versionOf(adviser, organisationId),
        ...input,
      })
    ).organisation;

  it("keeps what a change leaves out", async () => {
    await update({
      tradeNames: ["Zenne"],
      legalForm: "SRL",
      languages: ["NL", "FR"],
      presentations: [
        { language: "NL", text: "Wij zuiveren." },
        { language: "FR", text: "Nous épurons." },
      ],
    });
    const changed = await update(
      { website: "https://zenne.example", legalForm: null },
      "legalName tradeNames legalForm website languages presentations { language text }",
    );
    expect(changed).toEqual({
      legalName: "Zennewater SRL",
      tradeNames: ["Zenne"],
      legalForm: null,
      website: "https://zenne.example",
      languages: ["NL", "FR"],
      presentations: [
        { language: "FR", text: "Nous épurons." },
        { language: "NL", text: "Wij zuiveren." },
      ],
    });
  });

  it("empties its lists with null, and cannot lose its name", async () => {
    await update({ tradeNames: ["Zenne"], languages: ["NL"], declaredSectors: ["ICT"] });
    const emptied = await update(
      { tradeNames: null, languages: null, declaredSectors: null, presentations: null },
      "tradeNames languages declaredSectors presentations { text }",
    );
    expect(emptied).toEqual({ tradeNames: [], languages: [], declaredSectors: [], presentations: [] });
    expect(
      await refusalOf(adviser, "updateOrganisationProfile", {
        organisationId,
        expectedVersion: 1,
        legalName: null,
      }),
    ).toMatchObject({ extensions: { code: "BAD_USER_INPUT", field: "input.legalName" } });
  });

  it("that was changed meanwhile is refused with the version it now has", async () => {
    const expectedVersion = await versionOf(adviser, organisationId);
    await update({ legalForm: "SA" });
    expect(
      await refusalOf(adviser, "updateOrganisationProfile", {
        organisationId,
        expectedVersion,
        legalForm: "NV",
      }),
    ).toMatchObject({
      message: expect.stringContaining(`version ${String(expectedVersion + 1)}`),
      extensions: { code: "CONFLICT", field: "input.expectedVersion", currentVersion: expectedVersion + 1 },
    });
    expect(
      (await adviser.get("query ($id: ID!) { organisation(id: $id) { legalForm } }", { id: organisationId }))
        .organisation.legalForm,
    ).toBe("SA");
  });

  it("is changed by one of two who change it at once", async () => {
    const expectedVersion = await versionOf(adviser, organisationId);
    const document = mutation("updateOrganisationProfile", "organisation { version }");
    const answers = await Promise.all(
      ["SA", "NV"].map((legalForm) =>
        adviser.ask(document, { input: { organisationId, expectedVersion, legalForm } }),
      ),
    );
    expect(answers.map(({ errors }) => errors[0]?.extensions.code ?? "changed").sort()).toEqual([
      "CONFLICT",
      "changed",
    ]);
  });

  it("is confirmed for today", async () => {
    const { organisation } = await carryOut(
      adviser,
      "confirmProfile",
      "organisation { profileConfirmedOn }",
      {
        organisationId,
        expectedVersion: await versionOf(adviser, organisationId),
      },
    );
    expect(organisation.profileConfirmedOn).toBe("2026-11-23");
  });

  it("leaves lists when it is archived, and changes no more", async () => {
    const capabilityId = await aCapability(adviser, organisationId);
    const { organisation } = await carryOut(
      adviser,
      "archiveOrganisation",
      "organisation { archivedAt version }",
      {
        organisationId,
        expectedVersion: await versionOf(adviser, organisationId),
      },
    );
    expect(organisation.archivedAt).toBe("2026-11-23T09:00:00.000Z");
    const list = `query ($archived: Boolean) { organisations(first: 100, filter: { archived: $archived }) { edges { node { id } } } }`;
    const ids = async (archived: boolean | null) =>
      (await adviser.get(list, { archived })).organisations.edges.map(
        (edge: { node: { id: string } }) => edge.node.id,
      );
    expect(await ids(null)).not.toContain(organisationId);
    expect(await ids(true)).toContain(organisationId);
    const expectedVersion = organisation.version;
    const texts = { language: "EN", title: "Late", text: "Late" };
    const changes: [string, object][] = [
      ["updateOrganisationProfile", { organisationId, expectedVersion, legalForm: "SA" }],
      ["addContact", { organisationId, name: "Late" }],
      ["addNeed", { organisationId, ...texts }],
      ["addCapability", { organisationId, ...texts }],
      ["updateCapability", { capabilityId, expectedVersion: 1, title: "Late" }],
    ];
    for (const [name, input] of changes)
      expect([name, await refusalOf(adviser, name, input)]).toMatchObject([
        name,
        { message: expect.stringContaining("archived"), extensions: { code: "BAD_USER_INPUT" } },
      ]);
  });

  describe("with an idempotency key", () => {
    const create = mutation("createOrganisation", "organisation { id version }");
    const aCreation = () => ({
      register: "KBO",
      registryNumber: anEnterpriseNumber(),
      legalName: "Une fois SA",
      idempotencyKey: `key ${anEnterpriseNumber()}`,
    });

    it("is entered once, and a repetition gives the same record", async () => {
      const input = aCreation();
      const first = await adviser.get(create, { input });
      expect(await adviser.get(create, { input })).toEqual(first);
    });

    it("refuses the key of another input, and of another operation", async () => {
      const input = aCreation();
      await adviser.get(create, { input });
      const other = { ...input, legalName: "Autre SA" };
      expect(await adviser.refusal(create, { input: other })).toMatchObject({
        extensions: { code: "IDEMPOTENCY_CONFLICT", field: "input.idempotencyKey" },
      });
      const { idempotencyKey } = input;
      expect(
        await refusalOf(adviser, "addContact", { organisationId, name: "Ann", idempotencyKey }),
      ).toMatchObject({
        extensions: { code: "IDEMPOTENCY_CONFLICT" },
      });
    });

    it("is entered once by two calls at once", async () => {
      const input = aCreation();
      const answers = await Promise.all([1, 2, 3].map(() => adviser.get(create, { input })));
      expect(new Set(answers.map((answer) => answer.createOrganisation.organisation.id)).size).toBe(1);
    });

    it("belongs to the person who gave it", async () => {
      const input = aCreation();
      await adviser.get(create, { input });
      const other = await passerelle.adviser("BRUSSELS");
      expect(await other.refusal(create, { input })).toMatchObject({ extensions: { code: "CONFLICT" } });
    });

    it("adds a part once, and the repetition changes nothing, not even the version", async () => {
      const add = mutation("addContact", "organisation { version contacts { id } }");
      const input = { organisationId, name: "Ann", idempotencyKey: "contact of Ann" };
      const first = await adviser.get(add, { input });
      expect(await adviser.get(add, { input })).toEqual(first);
    });

    it.each([["", " ", "x".repeat(201)].map((key) => key)])(
      "of nothing or of too much is refused",
      async (...keys) => {
        for (const idempotencyKey of keys)
          expect(await adviser.refusal(create, { input: { ...aCreation(), idempotencyKey } })).toMatchObject({
            extensions: { code: "BAD_USER_INPUT", field: "input.idempotencyKey" },
          });
      },
    );
  });
});
