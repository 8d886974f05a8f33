import { Passerelle } from "../support/passerelle";
import type { Caller } from "../support/caller";
import {
  aBrusselsOrganisation,
  anEnterpriseNumber,
  carryOut,
  refusalOf,
  versionOf,
} from "../support/stories";

describe("what belongs to an organisation", () => {
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

  const add = async (name: string, selection: string, input: object) =>
    (await carryOut(adviser, name, `organisation { ${selection} }`, { organisationId, ...input }))
      .organisation;
  const change = async (name: string, selection: string, input: object) => {
    const expectedVersion = await versionOf(adviser, organisationId);
    return (await carryOut(adviser, name, `organisation { ${selection} }`, { expectedVersion, ...input }))
      .organisation;
  };
  const changeAll = (name: string, selection: string, input: object) =>
    change(name, selection, { organisationId, ...input });

  describe("establishments", () => {
    it("decide its region, with a reason in the caller's language", async () => {
      await add("addEstablishment", "id", { kind: "BRANCH", country: "BE", postCode: "1300" });
      const ask = (language: string) =>
        adviser.get(
          "query ($id: ID!) { organisation(id: $id) { region regionReason establishments { postCode region regionReason } } }",
          { id: organisationId },
          { "accept-language": language },
        );
      const english = (await ask("en")).organisation;
      expect(english.region).toBe("BRUSSELS");
      expect(english.establishments.map((one: { region: string }) => one.region)).toEqual(["BRUSSELS", null]);
      expect(english.regionReason).toBe("Its post code belongs to the Brussels-Capital Region.");
      expect((await ask("fr-BE, en;q=0.5")).organisation.regionReason).toMatch(/^Son code postal/);
      expect((await ask("nl")).organisation.establishments[1].regionReason).toMatch(/^Zijn postcode/);
    });

    it("that move take the organisation along", async () => {
      const { establishments } = (
        await adviser.get("query ($id: ID!) { organisation(id: $id) { establishments { id } } }", {
          id: organisationId,
        })
      ).organisation;
      const moved = await change("updateEstablishment", "region establishments { postCode region }", {
        id: establishments[0].id,
        country: "CA",
        postCode: "g1r4s9",
      });
      expect(moved).toEqual({
        region: "QUEBEC",
        establishments: [{ postCode: "G1R 4S9", region: "QUEBEC" }],
      });
      const quebec = await passerelle.adviser("QUEBEC");
      const gone = await carryOut(
        quebec,
        "removeEstablishment",
        "organisation { region establishments { id } }",
        {
          id: establishments[0].id,
          expectedVersion: await versionOf(quebec, organisationId),
        },
      );
      expect(gone.organisation).toEqual({ region: null, establishments: [] });
    });

    it("keep what a change leaves out, and empty what it gives as null", async () => {
      const place = await add("addEstablishment", "establishments { id name street kind }", {
        kind: "BRANCH",
        country: "BE",
        name: "Atelier",
        street: "Rue Haute 1",
      });
      const { id } = place.establishments.find((one: { name: string }) => one.name === "Atelier");
      const changed = await change("updateEstablishment", "establishments { id name street kind }", {
        id,
        street: null,
      });
      expect(changed.establishments).toContainEqual({ id, name: "Atelier", street: null, kind: "BRANCH" });
      for (const field of ["kind", "country"])
        expect(
          await refusalOf(adviser, "updateEstablishment", { id, expectedVersion: 3, [field]: null }),
        ).toMatchObject({
          extensions: { code: "BAD_USER_INPUT", field: `input.${field}` },
        });
    });
  });

  describe("figures", () => {
    it("come with money as decimal text, newest year first", async () => {
      await changeAll("recordFigures", "id", {
        closedOn: "2024-12-31",
        headcount: "9.5",
        turnover: { amount: "1250000.5", currency: "EUR" },
      });
      const { figures, sizeClass } = await changeAll(
        "recordFigures",
        "sizeClass figures { closedOn headcount turnover { amount currency } balanceSheetTotal { amount } }",
        { closedOn: "2025-12-31", headcount: "51" },
      );
      expect(figures).toEqual([
        { closedOn: "2025-12-31", headcount: "51.00", turnover: null, balanceSheetTotal: null },
        {
          closedOn: "2024-12-31",
          headcount: "9.50",
          turnover: { amount: "1250000.50", currency: "EUR" },
          balanceSheetTotal: null,
        },
      ]);
      expect(sizeClass).toBe("MEDIUM");
    });

    it("of the same day are replaced, and the size class follows them", async () => {
      await changeAll("recordFigures", "id", { closedOn: "2025-12-31", headcount: "300" });
      const { figures, sizeClass } = await changeAll("recordFigures", "sizeClass figures { id headcount }", {
        closedOn: "2025-12-31",
        headcount: "3",
      });
      expect([sizeClass, figures.length]).toEqual(["MICRO", 1]);
      const left = await change("removeFigures", "sizeClass figures { id }", { id: figures[0].id });
      expect(left).toEqual({ sizeClass: null, figures: [] });
    });
  });

  describe("owners", () => {
    it("hold at most the whole, one by one and together", async () => {
      const input = { organisationId, kind: "ENTERPRISE" };
      expect((await refusalOf(adviser, "addOwner", { ...input, share: "100.5" })).message).toContain(
        "more than the whole",
      );
      await add("addOwner", "id", { kind: "NATURAL_PERSON", share: "74.5" });
      const { owners } = await add("addOwner", "owners { id share kind name }", {
        kind: "ENTERPRISE",
        share: "25.5",
        name: "Holding",
        register: "KBO",
        registryNumber: anEnterpriseNumber(),
      });
      expect(owners.map((one: { share: string }) => one.share)).toEqual(["74.5000", "25.5000"]);
      expect(await refusalOf(adviser, "addOwner", { ...input, share: "0.0001" })).toMatchObject({
        message: expect.stringContaining("more than 100 %"),
        extensions: { code: "BAD_USER_INPUT", field: "input.share" },
      });
      const changed = await change("updateOwner", "owners { share name }", { id: owners[1].id, share: "20" });
      expect(changed.owners[1]).toEqual({ share: "20.0000", name: "Holding" });
      const left = await change("removeOwner", "owners { share }", { id: owners[0].id });
      expect(left.owners).toEqual([{ share: "20.0000" }]);
    });
  });

  it("activity codes hint at sectors, which count until it declares its own", async () => {
    const selection =
      "sectors declaredSectors derivedSectors { sector classification version code } activityCodes { code main }";
    const coded = await changeAll("replaceActivityCodes", selection, {
      activityCodes: [{ classification: "NACE_BEL", version: "2008", code: "72.110", main: true }],
    });
    expect(coded.sectors).toEqual(["BIOTECHNOLOGY"]);
    expect(coded.derivedSectors).toEqual([
      { sector: "BIOTECHNOLOGY", classification: "NACE_BEL", version: "2008", code: "72.110" },
    ]);
    const declared = await changeAll("updateOrganisationProfile", selection, { declaredSectors: ["HEALTH"] });
    expect([declared.sectors, declared.derivedSectors.length]).toEqual([["HEALTH"], 1]);
    const emptied = await changeAll("replaceActivityCodes", selection, { activityCodes: [] });
    expect([emptied.derivedSectors, emptied.activityCodes]).toEqual([[], []]);
  });

  it("contacts are added, changed and taken away", async () => {
    const added = await add("addContact", "contacts { id name email phone language }", {
      name: "Ann De Smet",
      email: "ann@zenne.example",
      language: "NL",
    });
    const [contact] = added.contacts;
    const changed = await change("updateContact", "contacts { id name email phone language }", {
      id: contact.id,
      email: null,
      phone: "+32 2 555 01 23",
    });
    expect(changed.contacts).toEqual([{ ...contact, email: null, phone: "+32 2 555 01 23" }]);
    const left = await change("removeContact", "contacts { id }", { id: contact.id });
    expect(left.contacts).toEqual([]);
    expect(await refusalOf(adviser, "removeContact", { id: contact.id, expectedVersion: 1 })).toMatchObject({
      extensions: { code: "NOT_FOUND", field: "input.id" },
    });
  });
});
