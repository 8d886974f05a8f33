import { Passerelle } from "../support/passerelle";
import type { Caller } from "../support/caller";
import {
  aBrusselsOrganisation,
  aCapability,
  aQuebecOrganisation,
  badInputAt,
  carryOut,
  versionOf,
} from "../support/stories";

const DUPLICATES = `query ($id: ID!, $first: Int! = 10) { duplicateOrganisations(organisationId: $id, first: $first) {
  organisation { id } score reasons { reason points sentence } caution
} }`;
const SIMILAR = `query ($id: ID!, $first: Int! = 5) { organisation(id: $id) { similar(first: $first) {
  organisation { id } score sharedSectors sharedTerms sentence
} } }`;

describe("entries that may be one organisation", () => {
  let passerelle: Passerelle;
  let adviser: Caller;
  let quebec: Caller;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    adviser = await passerelle.adviser("BRUSSELS");
    quebec = await passerelle.adviser("QUEBEC");
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const duplicates = async (id: string, headers = {}): Promise<any[]> =>
    (await adviser.get(DUPLICATES, { id }, headers)).duplicateOrganisations;
  const change = async (caller: Caller, organisationId: string, profile: object) =>
    carryOut(caller, "updateOrganisationProfile", "__typename", {
      organisationId,
      expectedVersion: await versionOf(adviser, organisationId),
      ...profile,
    });

  it("are found by name without legal form, web domain and trade name, with the reasons in words", async () => {
    const one = await aBrusselsOrganisation(adviser, { legalName: "Écluse Verte SRL" });
    const same = await aBrusselsOrganisation(adviser, { legalName: "ECLUSE VERTE B.V." });
    const alike = await aQuebecOrganisation(quebec, { legalName: "Écluses vertes inc." });
    const renamed = await aBrusselsOrganisation(adviser, { legalName: "Groene Sluis NV" });
    await aBrusselsOrganisation(adviser, { legalName: "Éclair Vert SA" });
    await change(adviser, one, { website: "https://www.ecluse.example/fr", tradeNames: ["Sluiswerken"] });
    await change(adviser, renamed, { website: "http://ecluse.example", tradeNames: ["Sluiswerken"] });
    const found = await duplicates(one);
    expect(found).toMatchObject([
      { organisation: { id: renamed }, score: 75, caution: expect.stringContaining("group") },
      { organisation: { id: same }, score: 45 },
      { organisation: { id: alike }, reasons: [{ reason: "SIMILAR_NAME" }], caution: null },
    ]);
    expect(found[0].reasons).toEqual([
      {
        reason: "SAME_NAME",
        points: 45,
        sentence: "The names are the same but for the legal form: «Sluiswerken».",
      },
      { reason: "SAME_WEB_DOMAIN", points: 30, sentence: "Both have the web domain ecluse.example." },
    ]);
    const [inDutch] = await duplicates(one, { "accept-language": "nl" });
    expect(inDutch.reasons[1].sentence).toBe("Beide hebben het webdomein ecluse.example.");
  });

  it("are found by an establishment's number and by the number in another register first of all", async () => {
    const one = await aBrusselsOrganisation(adviser, { legalName: "Premier SRL" });
    const fuzzy = await aBrusselsOrganisation(adviser, { legalName: "Premiers SRL" });
    const identified = await aBrusselsOrganisation(adviser, { legalName: "Dernier NV" });
    const number = { kind: "BRANCH", country: "BE", establishmentNumber: "2000000042" };
    for (const organisationId of [one, identified])
      await carryOut(adviser, "addEstablishment", "__typename", { organisationId, ...number });
    expect((await duplicates(one)).map(({ organisation }) => organisation.id)).toEqual([identified, fuzzy]);
    const ids: string[] = [];
    for (const register of ["KBO", "REQ"]) {
      const input = { register, registryNumber: "1100000190", legalName: `Nom ${register}` };
      const made = await carryOut(adviser, "createOrganisation", "organisation { id }", input);
      ids.push(made.organisation.id);
    }
    const [belgian, quebecker] = ids as [string, string];
    expect(await duplicates(belgian)).toMatchObject([
      { organisation: { id: quebecker }, reasons: [{ reason: "SAME_NUMBER" }], caution: null },
    ]);
  });

  it("are no longer suggested once archived, and only to those who may read the catalogue", async () => {
    const one = await aBrusselsOrganisation(adviser, { legalName: "Solitaire SRL" });
    const other = await aBrusselsOrganisation(adviser, { legalName: "Solitaire SA" });
    expect(await duplicates(one)).toHaveLength(1);
    const editor = await passerelle.someone("SME_EDITOR", { organisationId: one });
    expect((await editor.refusal(DUPLICATES, { id: one })).extensions.code).toBe("FORBIDDEN");
    await carryOut(adviser, "archiveOrganisation", "__typename", {
      organisationId: other,
      expectedVersion: 2,
    });
    expect(await duplicates(one)).toEqual([]);
    expect((await adviser.refusal(DUPLICATES, { id: other })).extensions.code).toBe("NOT_FOUND");
    expect(await adviser.refusal(DUPLICATES, { id: one, first: 51 })).toMatchObject(badInputAt("first"));
  });

  it("are looked for by indexes alone", async () => {
    const read = jest.spyOn(passerelle.application.store, "read");
    await duplicates(await aBrusselsOrganisation(adviser, { legalName: "Chercheur SRL" }));
    const [, sql, values] = read.mock.calls.find(([name]) => name === "duplicate-candidates") ?? [];
    read.mockRestore();
    const plan = await passerelle.dataSource.transaction(async (manager) => {
      await manager.query("set local enable_seqscan = off");
      return manager.query(`explain ${sql ?? ""}`, values as unknown[]);
    });
    expect(JSON.stringify(plan)).not.toContain("Seq Scan");
  });
});

describe("similar organisations", () => {
  let passerelle: Passerelle;
  let adviser: Caller;
  let quebec: Caller;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    adviser = await passerelle.adviser("BRUSSELS");
    quebec = await passerelle.adviser("QUEBEC");
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const similar = async (caller: Caller, id: string): Promise<any> =>
    (await caller.get(SIMILAR, { id })).organisation.similar;

  it("are those that could do what one does, on either side, with the words and sectors in common", async () => {
    const one = await aBrusselsOrganisation(adviser, { declaredSectors: ["ENVIRONMENT"] });
    const near = await aQuebecOrganisation(quebec, { declaredSectors: ["ENVIRONMENT", "HEALTH"] });
    const neighbour = await aBrusselsOrganisation(adviser, { legalName: "Voisine SA" });
    const far = await aQuebecOrganisation(quebec, { legalName: "Bétail inc." });
    await aCapability(adviser, one);
    await aCapability(quebec, near, { text: "Membrane filtration skids for wastewater of breweries." });
    await aCapability(adviser, neighbour, { title: "Pumps", text: "Pumps for industrial wastewater." });
    await aCapability(quebec, far, { title: "Vaccines", text: "Vaccines for cattle." });
    const found = await similar(adviser, one);
    expect(found.map(({ organisation }: any) => organisation.id)).toEqual([near, neighbour]);
    expect(found[0]).toMatchObject({ sharedSectors: ["ENVIRONMENT"] });
    expect(found[0].sharedTerms).toEqual(expect.arrayContaining(["membrane", "filtration"]));
    expect(found[0].sentence).toMatch(/^Both work in Environment\. Both write of .*membrane/);
    expect(found[0].score).toBeGreaterThan(found[1].score);
  });

  it("are those with the most sectors in common where it says nothing of what it can do", async () => {
    const one = await aBrusselsOrganisation(adviser, { declaredSectors: ["ICT", "HEALTH"] });
    const both = await aQuebecOrganisation(quebec, { declaredSectors: ["HEALTH", "ICT"] });
    const half = await aQuebecOrganisation(quebec, { declaredSectors: ["ICT"] });
    expect((await similar(adviser, one)).slice(0, 2)).toMatchObject([
      { organisation: { id: both }, score: 100, sharedTerms: [] },
      { organisation: { id: half }, score: 50, sentence: expect.stringMatching(/^Both work in Information/) },
    ]);
  });

  it("are shown to the team alone, and never an archived one", async () => {
    const one = await aBrusselsOrganisation(adviser, { declaredSectors: ["BIOTECHNOLOGY"] });
    const other = await aQuebecOrganisation(quebec, { declaredSectors: ["BIOTECHNOLOGY"] });
    expect(await similar(adviser, one)).toHaveLength(1);
    expect(await similar(await passerelle.someone("SME_EDITOR", { organisationId: one }), one)).toBeNull();
    expect(await similar(await passerelle.someone("ANALYST", { organisationId: one }), one)).toBeNull();
    await carryOut(quebec, "archiveOrganisation", "__typename", {
      organisationId: other,
      expectedVersion: 2,
    });
    expect(await similar(adviser, one)).toEqual([]);
    expect(await adviser.refusal(SIMILAR, { id: one, first: 0 })).toMatchObject(badInputAt("first"));
  });
});
