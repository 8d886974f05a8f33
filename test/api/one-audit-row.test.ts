import type { Caller } from "../support/caller";
import { Passerelle } from "../support/passerelle";
import { aBrusselsOrganisation, aCapability, aDraftNeed, versionOf } from "../support/stories";

describe("an acknowledged change", () => {
  let passerelle: Passerelle;
  let adviser: Caller;
  let administrator: Caller;
  let organisationId: string;
  let needId: string;
  let capabilityId: string;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    adviser = await passerelle.adviser("BRUSSELS");
    administrator = await passerelle.someone("ADMINISTRATOR");
    organisationId = await aBrusselsOrganisation(adviser);
    needId = await aDraftNeed(adviser, organisationId);
    capabilityId = await aCapability(adviser, organisationId);
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const rows = async (operation: string) =>
    (
      await passerelle.dataSource.query<{ count: number }[]>(
        "select count(*)::int as count from audit_entry where kind = 'CHANGE' and operation = $1",
        [operation],
      )
    )[0]?.count ?? 0;
  const total = async () =>
    (
      await passerelle.dataSource.query<{ count: number }[]>(
        "select count(*)::int as count from audit_entry where kind = 'CHANGE'",
      )
    )[0]?.count ?? 0;

  const own = () => ({ organisationId });
  const ofOrganisation = async () => ({
    organisationId,
    expectedVersion: await versionOf(adviser, organisationId),
  });
  const ofNeed = async () => ({ needId, expectedVersion: await versionOf(adviser, needId) });
  const ofCapability = async () => ({
    capabilityId,
    expectedVersion: await versionOf(adviser, capabilityId),
  });
  const body = { kind: "AGENCY", nameEn: "A", nameFr: "A", nameNl: "A" };

  const CHANGES: readonly (readonly [
    name: string,
    input: () => object | Promise<object>,
    by?: "administrator",
  ])[] = [
    [
      "createOrganisation",
      () => ({ register: "REQ", registryNumber: "1149999999", legalName: "Neuve inc." }),
    ],
    ["updateOrganisationProfile", async () => ({ ...(await ofOrganisation()), legalForm: "SRL" })],
    ["confirmProfile", ofOrganisation],
    ["addEstablishment", () => ({ ...own(), kind: "BRANCH", country: "BE", postCode: "1000" })],
    ["addContact", () => ({ ...own(), name: "Ann" })],
    ["addOwner", () => ({ ...own(), kind: "UNKNOWN", share: "1" })],
    ["recordFigures", async () => ({ ...(await ofOrganisation()), closedOn: "2025-12-31", headcount: "12" })],
    ["replaceActivityCodes", async () => ({ ...(await ofOrganisation()), activityCodes: [] })],
    ["addNeed", () => ({ ...own(), language: "EN", title: "T", text: "T" })],
    ["updateNeed", async () => ({ ...(await ofNeed()), title: "Other" })],
    ["submitNeed", ofNeed],
    ["returnNeed", async () => ({ ...(await ofNeed()), reasons: "Say more." })],
    ["addCapability", () => ({ ...own(), language: "EN", title: "T", text: "T" })],
    ["updateCapability", async () => ({ ...(await ofCapability()), title: "Other" })],
    ["clearCapabilitySummary", async () => ({ ...(await ofCapability()), summary: "S" })],
    ["addEvidence", () => ({ capabilityId, kind: "PATENT", title: "EP", issuedOn: "2020-01-01" })],
    ["removeCapability", ofCapability],
    ["assignOrganisationAdviser", own],
    ["addNote", () => ({ ...own(), text: "A note." })],
    ["createBody", () => body, "administrator"],
    ["createMachineKey", () => ({ name: "K", scopes: ["CATALOGUE_READ"] }), "administrator"],
    ["invite", () => ({ email: "a@test.example", role: "ANALYST" }), "administrator"],
    ["archiveOrganisation", ofOrganisation],
  ];

  const cases = CHANGES.map(([name, input, by = "adviser"]) => ({ name, input, by }));

  it.each(cases)("by $name leaves one row, and a refused one none", async ({ name, input, by }) => {
    const caller = by === "administrator" ? administrator : adviser;
    const type = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}Input`;
    const document = `mutation ($input: ${type}!) { ${name}(input: $input) { __typename } }`;
    const given = await input();
    const before = await total();
    await passerelle.visitor.refusal(document, { input: given });
    expect(await total()).toBe(before);
    const ofThis = await rows(name);
    await caller.get(document, { input: given });
    expect([await rows(name), await total()]).toEqual([ofThis + 1, before + 1]);
  });
});
