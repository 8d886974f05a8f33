import { Passerelle } from "../support/passerelle";
import type { Caller } from "../support/caller";
import {
  aBrusselsOrganisation,
  anEnterpriseNumber,
  aPublishedNeed,
  badInputAt,
  carryOut,
  refusalOf,
  rowsWritten,
  versionOf,
} from "../support/stories";

const CHECK = `query ($organisationId: ID!, $ruleSet: String, $needId: ID, $asOf: Date, $whatIf: EligibilityWhatIfInput) {
  checkEligibility(organisationId: $organisationId, ruleSet: $ruleSet, needId: $needId, asOf: $asOf, whatIf: $whatIf) {
    outcome asOf ruleSet { code version } prioritySectors supposed
    rules { rule outcome text explanation facts { name value source date } missing { fact of sentence } }
    enterprises { name share isSme added { name relation counts headcount } }
  }
}`;

const outcomesOf = (check: any): Record<string, string> =>
  Object.fromEntries(check.rules.map(({ rule, outcome }: any) => [rule, outcome]));

describe("eligibility", () => {
  let passerelle: Passerelle;
  let adviser: Caller;
  let administrator: Caller;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    adviser = await passerelle.adviser("BRUSSELS");
    administrator = await passerelle.someone("ADMINISTRATOR");
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const check = async (caller: Caller, organisationId: string, more: object = {}, headers = {}) =>
    (await caller.get(CHECK, { organisationId, ...more }, headers)).checkEligibility;

  const profile = async (organisationId: string, change: object) =>
    carryOut(adviser, "updateOrganisationProfile", "organisation { id }", {
      organisationId,
      expectedVersion: await versionOf(adviser, organisationId),
      ...change,
    });

  const figures = async (organisationId: string, headcount: string, million: string) =>
    carryOut(adviser, "recordFigures", "organisation { id }", {
      organisationId,
      expectedVersion: await versionOf(adviser, organisationId),
      closedOn: "2025-12-31",
      headcount,
      turnover: { amount: `${million}000000.00`, currency: "EUR" },
      balanceSheetTotal: { amount: `${million}000000.00`, currency: "EUR" },
    });

  const owner = (organisationId: string, input: object) =>
    carryOut(adviser, "addOwner", "organisation { id }", { organisationId, ...input });

  async function anEligibleOrganisation(): Promise<string> {
    const id = await aBrusselsOrganisation(adviser, { declaredSectors: ["ENVIRONMENT"] });
    await profile(id, { foundedOn: "2015-05-04", legalPersonality: true });
    await figures(id, "40", "6");
    await owner(id, { kind: "NATURAL_PERSON", share: "100", name: "Nadia Verbeke" });
    return id;
  }

  it("is undetermined for a fresh profile, and says what is missing, the cheapest first", async () => {
    const organisationId = await aBrusselsOrganisation(adviser);
    const fresh = await check(adviser, organisationId);
    expect(fresh).toMatchObject({ outcome: "UNDETERMINED", ruleSet: { code: "BXL-PROGRAMME", version: 1 } });
    expect(outcomesOf(fresh)).toMatchObject({
      PLACE: "PASS",
      SIZE: "UNDETERMINED",
      AGE: "UNDETERMINED",
      CAPACITY: "JUDGED_LATER",
    });
    expect(fresh.rules[1].missing.map(({ fact }: any) => fact)).toEqual([
      "HEADCOUNT",
      "TURNOVER",
      "BALANCE_SHEET_TOTAL",
    ]);
  });

  it("passes with a need that seeks an agreement, and names facts with source and date", async () => {
    const organisationId = await anEligibleOrganisation();
    const needId = await aPublishedNeed(adviser, organisationId, { cooperationKinds: ["JOINT_RD"] });
    const passed = await check(adviser, organisationId, { needId });
    expect(passed).toMatchObject({ outcome: "PASS", prioritySectors: ["ENVIRONMENT"], supposed: [] });
    const size = passed.rules.find(({ rule }: any) => rule === "SIZE");
    expect(size.facts).toContainEqual({
      name: "headcount",
      value: "40.00",
      source: "ANNUAL_ACCOUNTS",
      date: "2025-12-31",
    });
  });

  it("speaks the caller's language", async () => {
    const organisationId = await anEligibleOrganisation();
    const french = await check(adviser, organisationId, {}, { "accept-language": "fr" });
    expect(french.rules[0]).toMatchObject({
      text: "Au moins un établissement se trouve dans la Région de Bruxelles-Capitale.",
      explanation: "Un établissement se trouve dans la région.",
    });
    const dutch = await check(adviser, organisationId, {}, { "accept-language": "nl" });
    expect(dutch.rules[0].explanation).toBe("Een vestiging ligt in het gewest.");
  });

  it("follows a holder to its own figures in the catalogue", async () => {
    const registryNumber = anEnterpriseNumber();
    const holder = await aBrusselsOrganisation(adviser, {
      legalName: "Grootbedrijf NV",
      registryNumber,
    } as object);
    await figures(holder, "4000", "900");
    const organisationId = await aBrusselsOrganisation(adviser);
    await owner(organisationId, {
      kind: "ENTERPRISE",
      share: "25.01",
      name: "Grootbedrijf NV",
      register: "KBO",
      registryNumber,
    });
    await owner(organisationId, { kind: "NATURAL_PERSON", share: "74.99" });
    const failed = await check(adviser, organisationId);
    expect(outcomesOf(failed)["INDEPENDENCE"]).toBe("FAIL");
    expect(failed.enterprises).toEqual([
      {
        name: "Grootbedrijf NV",
        share: "25.01",
        isSme: false,
        added: [{ name: "Grootbedrijf NV", relation: "ITSELF", counts: "100", headcount: "4000.00" }],
      },
    ]);

    // Its own editor may not read the holder's figures, so that naming a holder does not tell its size.
    const editor = await passerelle.someone("SME_EDITOR", { organisationId });
    const seen = await check(editor, organisationId);
    expect(outcomesOf(seen)["INDEPENDENCE"]).toBe("UNDETERMINED");
    expect(seen.enterprises).toEqual([]);
  });

  it("does not exist for those who may not read its figures", async () => {
    const organisationId = await anEligibleOrganisation();
    const others = [
      await passerelle.adviser("QUEBEC"),
      await passerelle.someone("SME_EDITOR", { organisationId: await aBrusselsOrganisation(adviser) }),
    ];
    for (const other of others)
      expect(await other.refusal(CHECK, { organisationId })).toMatchObject({
        extensions: { code: "NOT_FOUND", field: "organisationId" },
      });
    const analyst = await passerelle.someone("ANALYST");
    expect(await analyst.refusal(CHECK, { organisationId })).toMatchObject({
      extensions: { code: "FORBIDDEN" },
    });
  });

  it("answers what would be if", async () => {
    const organisationId = await anEligibleOrganisation();
    const supposed = await check(adviser, organisationId, { whatIf: { headcount: "250" } });
    expect(supposed).toMatchObject({ outcome: "FAIL", supposed: ["headcount"] });
    expect(outcomesOf(await check(adviser, organisationId))["SIZE"]).toBe("PASS");
  });

  it.each([
    [{ ruleSet: "BXL-PROGRAM" }, "ruleSet"],
    [{ asOf: "1700-01-01" }, "asOf"],
    [{ whatIf: { headcount: "many" } }, "whatIf.headcount"],
    [{ whatIf: { turnover: { amount: "1", currency: "EURO" } } }, "whatIf.turnover.currency"],
    [{ whatIf: { owners: [{ kind: "UNKNOWN", share: "101" }] } }, "whatIf.owners.0.share"],
    [
      {
        whatIf: {
          owners: [
            { kind: "UNKNOWN", share: "60" },
            { kind: "UNKNOWN", share: "41" },
          ],
        },
      },
      "whatIf.owners",
    ],
  ])("refuses %j", async (more, field) => {
    const organisationId = await aBrusselsOrganisation(adviser);
    expect(await adviser.refusal(CHECK, { organisationId, ...more })).toMatchObject(badInputAt(field));
  });

  it("keeps another organisation's need out", async () => {
    const needId = await aPublishedNeed(adviser, await aBrusselsOrganisation(adviser));
    const organisationId = await aBrusselsOrganisation(adviser);
    expect(await adviser.refusal(CHECK, { organisationId, needId })).toMatchObject({
      extensions: { code: "NOT_FOUND", field: "needId" },
    });
  });

  describe("rule sets", () => {
    const versions = async () =>
      (
        await adviser.get(
          '{ ruleSets(code: "QC-DEFAULT") { version effectiveOn parameters { headcountBelow } rules { rule text } } }',
        )
      ).ruleSets;

    it("get a further version, in force from its day on", async () => {
      const input = {
        code: "QC-DEFAULT",
        effectiveOn: "2027-01-01",
        source: "Decision of the steering committee",
        parameters: { headcountBelow: 250 },
        texts: [
          {
            rule: "SIZE",
            en: "Fewer than 250 people.",
            fr: "Moins de 250 personnes.",
            nl: "Minder dan 250 personen.",
          },
        ],
      };
      const { ruleSet } = await carryOut(
        administrator,
        "publishRuleSetVersion",
        "ruleSet { version parameters { headcountBelow region } }",
        input,
      );
      expect(ruleSet).toEqual({ version: 2, parameters: { headcountBelow: 250, region: "QUEBEC" } });
      const published = await versions();
      expect(published.map(({ version }: any) => version)).toEqual([1, 2]);
      expect(published[1].rules).toContainEqual({ rule: "SIZE", text: "Fewer than 250 people." });

      const organisationId = await anEligibleOrganisation();
      const whatIf = { headcount: "300", establishment: { country: "CA", postCode: "h2x1y4" } };
      const on = async (asOf: string) =>
        check(adviser, organisationId, { ruleSet: "QC-DEFAULT", asOf, whatIf });
      expect(outcomesOf(await on("2026-12-31"))["SIZE"]).toBe("PASS");
      expect(outcomesOf(await on("2027-01-01"))["SIZE"]).toBe("FAIL");
    });

    it.each([
      [{ code: "QC" }, "input.code"],
      [{ effectiveOn: "2000-01-01" }, "input.effectiveOn"],
      [{ source: " " }, "input.source"],
      [{ parameters: { headcountBelow: 0 } }, "input.parameters.headcountBelow"],
      [{ parameters: { nonSmeShareAtMost: "100.01" } }, "input.parameters.nonSmeShareAtMost"],
      [{ texts: [{ rule: "INDEPENDENCE", en: "a", fr: "b", nl: "c" }] }, "input.texts.0.rule"],
    ])("refuse %j and write nothing", async (wrong, field) => {
      const input = { code: "QC-DEFAULT", effectiveOn: "2030-01-01", source: "A decision", ...wrong };
      const before = await rowsWritten(passerelle.dataSource);
      expect(await refusalOf(administrator, "publishRuleSetVersion", input)).toMatchObject(badInputAt(field));
      expect(await rowsWritten(passerelle.dataSource)).toEqual(before);
    });

    it("are an administrator's", async () => {
      const input = { code: "QC-DEFAULT", effectiveOn: "2031-01-01", source: "A decision" };
      expect(await refusalOf(adviser, "publishRuleSetVersion", input)).toMatchObject({
        extensions: { code: "FORBIDDEN" },
      });
    });
  });

  describe("exchange rates", () => {
    const rate = { currency: "CAD", day: "2025-12-31", unitsPerEuro: "1.6", source: "European Central Bank" };

    it("settle figures in another currency, once recorded", async () => {
      const organisationId = await anEligibleOrganisation();
      const whatIf = { turnover: { amount: "80000000.00", currency: "CAD" } };
      const open = await check(adviser, organisationId, { whatIf });
      expect(open.rules[1]).toMatchObject({
        outcome: "UNDETERMINED",
        missing: [{ fact: "EXCHANGE_RATE", of: "CAD" }],
      });
      await carryOut(administrator, "recordExchangeRate", "exchangeRate { id }", rate);
      const settled = await check(adviser, organisationId, { whatIf });
      expect(settled.rules[1]).toMatchObject({ outcome: "PASS" });
      expect(settled.rules[1].facts).toContainEqual({
        name: "rate of CAD",
        value: "1.6 CAD for 1 EUR",
        source: "EXCHANGE_RATE",
        date: "2025-12-31",
      });
      const { exchangeRates } = await adviser.get(
        '{ exchangeRates(currency: "CAD") { edges { node { day unitsPerEuro source } } } }',
      );
      expect(exchangeRates.edges).toHaveLength(1);
    });

    it.each([
      [{ currency: "EUR" }, "input.currency"],
      [{ currency: "DOLLAR" }, "input.currency"],
      [{ day: "2990-01-01" }, "input.day"],
      [{ unitsPerEuro: "0" }, "input.unitsPerEuro"],
      [{ unitsPerEuro: "-1.5" }, "input.unitsPerEuro"],
      [{ source: "" }, "input.source"],
    ])("refuse %j", async (wrong, field) => {
      expect(await refusalOf(administrator, "recordExchangeRate", { ...rate, ...wrong })).toMatchObject(
        badInputAt(field),
      );
    });

    it("are never overwritten", async () => {
      const usd = { ...rate, currency: "USD" };
      await carryOut(administrator, "recordExchangeRate", "exchangeRate { id }", usd);
      expect(
        await refusalOf(administrator, "recordExchangeRate", { ...usd, unitsPerEuro: "1.1" }),
      ).toMatchObject(badInputAt("input.day"));
    });
  });
});
