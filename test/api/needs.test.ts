import { Passerelle } from "../support/passerelle";
import type { Caller } from "../support/caller";
import {
  aBrusselsOrganisation,
  aDraftNeed,
  aPublishedNeed,
  aQuebecOrganisation,
  carryOut,
  mutation,
  refusalOf,
} from "../support/stories";

describe("what a need says", () => {
  let passerelle: Passerelle;
  let adviser: Caller;
  let organisationId: string;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    adviser = await passerelle.adviser("BRUSSELS");
    organisationId = await aBrusselsOrganisation(adviser);
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const SELECTION = `language title text summary translations { language title summary } sectors cooperationKinds
    partnerSought readinessLevel deadline requirements { level text }`;

  it("is kept as it was given, requirements in their order", async () => {
    const needId = await aDraftNeed(adviser, organisationId, {
      language: "FR",
      title: "Eaux usées",
      text: "Nous cherchons une filtration.",
      summary: "Une entreprise cherche une filtration.",
      translations: [{ language: "NL", title: "Afvalwater", text: "Wij zoeken filtratie." }],
      sectors: ["ENVIRONMENT"],
      cooperationKinds: ["JOINT_RD", "TECHNOLOGY_TRANSFER"],
      partnerSought: "A maker of membranes",
      readinessLevel: 6,
      deadline: "2027-06-30",
      requirements: [
        { level: "MUST", text: "10 m3 an hour" },
        { text: "Stainless" },
        { level: "COULD", text: "Mobile" },
      ],
    });
    const { need } = await adviser.get(`query ($id: ID!) { need(id: $id) { status version ${SELECTION} } }`, {
      id: needId,
    });
    expect(need).toEqual({
      status: "DRAFT",
      version: 1,
      language: "FR",
      title: "Eaux usées",
      text: "Nous cherchons une filtration.",
      summary: "Une entreprise cherche une filtration.",
      translations: [{ language: "NL", title: "Afvalwater", summary: null }],
      sectors: ["ENVIRONMENT"],
      cooperationKinds: ["JOINT_RD", "TECHNOLOGY_TRANSFER"],
      partnerSought: "A maker of membranes",
      readinessLevel: 6,
      deadline: "2027-06-30",
      requirements: [
        { level: "MUST", text: "10 m3 an hour" },
        { level: "SHOULD", text: "Stainless" },
        { level: "COULD", text: "Mobile" },
      ],
    });
  });

  it("changes where a change says so: left out stays, null empties, lists are replaced", async () => {
    const needId = await aDraftNeed(adviser, organisationId, {
      sectors: ["ICT"],
      readinessLevel: 3,
      requirements: [
        { level: "MUST", text: "Old" },
        { level: "MUST", text: "Older" },
      ],
    });
    const { need } = await carryOut(adviser, "updateNeed", `need { version ${SELECTION} }`, {
      needId,
      expectedVersion: 1,
      title: "Cleaner water",
      readinessLevel: null,
      sectors: null,
      translations: null,
      requirements: [{ level: "COULD", text: "New" }],
    });
    expect(need).toMatchObject({
      version: 2,
      title: "Cleaner water",
      text: "We look for membrane filtration of our industrial wastewater.",
      readinessLevel: null,
      sectors: [],
      translations: [],
      requirements: [{ level: "COULD", text: "New" }],
    });
    const emptied = await carryOut(adviser, "updateNeed", "need { requirements { text } cooperationKinds }", {
      needId,
      expectedVersion: 2,
      requirements: null,
      cooperationKinds: null,
    });
    expect(emptied.need).toEqual({ requirements: [], cooperationKinds: [] });
  });

  it("may be written with null for everything that may be left out", async () => {
    const optional = [
      "translations",
      "summary",
      "sectors",
      "cooperationKinds",
      "partnerSought",
      "readinessLevel",
      "deadline",
      "requirements",
      "idempotencyKey",
    ];
    const nulls = Object.fromEntries(optional.map((name) => [name, null]));
    expect(await aDraftNeed(adviser, organisationId, nulls)).toBeDefined();
  });

  it.each(["title", "text", "language"])("cannot lose its %s", async (field) => {
    const needId = await aDraftNeed(adviser, organisationId);
    expect(
      await refusalOf(adviser, "updateNeed", { needId, expectedVersion: 1, [field]: null }),
    ).toMatchObject({
      extensions: { code: "BAD_USER_INPUT", field: `input.${field}` },
    });
  });

  it.each([
    [{ readinessLevel: 0 }, "input.readinessLevel"],
    [{ readinessLevel: 10 }, "input.readinessLevel"],
    [{ deadline: "2027-02-29" }, "input.deadline"],
    [{ translations: [{ language: "EN", title: "T", text: "T" }] }, "input.translations.0.language"],
    [{ requirements: [{ text: "Good" }, { text: " " }] }, "input.requirements.1.text"],
    [{ requirements: Array<object>(51).fill({ text: "One more" }) }, "input.requirements"],
    [{ partnerSought: "x".repeat(501) }, "input.partnerSought"],
  ])("is refused for %.60j", async (change, field) => {
    const input = { organisationId, language: "EN", title: "T", text: "T", ...change };
    expect(await refusalOf(adviser, "addNeed", input)).toMatchObject({
      message: expect.stringMatching(/^.{10,300}\.$/),
      extensions: { code: "BAD_USER_INPUT", field },
    });
  });

  it("changed by somebody else meanwhile is refused with the version it now has", async () => {
    const needId = await aDraftNeed(adviser, organisationId);
    await carryOut(adviser, "updateNeed", "need { id }", { needId, expectedVersion: 1, title: "First" });
    expect(
      await refusalOf(adviser, "updateNeed", { needId, expectedVersion: 1, title: "Second" }),
    ).toMatchObject({
      extensions: { code: "CONFLICT", currentVersion: 2, field: "input.expectedVersion" },
    });
  });

  it("is written once with one idempotency key", async () => {
    const add = mutation("addNeed", "need { id version }");
    const input = {
      organisationId,
      language: "EN",
      title: "Once",
      text: "Once",
      idempotencyKey: "a need of once",
    };
    const answers = await Promise.all([1, 2].map(() => adviser.get(add, { input })));
    expect(answers[1]).toEqual(answers[0]);
    expect((await adviser.refusal(add, { input: { ...input, text: "Twice" } })).extensions.code).toBe(
      "IDEMPOTENCY_CONFLICT",
    );
  });

  it("is listed by every criterion", async () => {
    const quebec = await passerelle.adviser("QUEBEC");
    const other = await aQuebecOrganisation(quebec);
    await aPublishedNeed(quebec, other, {
      language: "FR",
      sectors: ["HEALTH"],
      cooperationKinds: ["BRANCH"],
      deadline: "2030-01-01",
    });
    const count = async (filter: object) =>
      (await adviser.get("query ($filter: NeedFilter) { needs(filter: $filter) { totalCount } }", { filter }))
        .needs.totalCount;
    const base = { organisationId: other };
    const counts = await Promise.all(
      [
        base,
        { ...base, statuses: ["PUBLISHED", "MET"] },
        { ...base, statuses: ["DRAFT"] },
        { ...base, region: "QUEBEC" },
        { ...base, region: "BRUSSELS" },
        { ...base, sectors: ["HEALTH"] },
        { ...base, cooperationKinds: ["JOINT_RD"] },
        { ...base, language: "FR" },
        { ...base, deadlineBefore: "2030-01-02" },
        { ...base, deadlineBefore: "2030-01-01" },
      ].map(count),
    );
    expect(counts).toEqual([1, 1, 0, 1, 0, 1, 0, 1, 1, 0]);
  });

  it("as a draft is seen by its own side alone", async () => {
    const id = await aDraftNeed(adviser, organisationId);
    const see = async (caller: Caller) =>
      (await caller.get("query ($id: ID!) { need(id: $id) { status } }", { id })).need?.status ?? null;
    const callers = [
      adviser,
      await passerelle.someone("SME_MEMBER", { organisationId }),
      await passerelle.adviser("QUEBEC"),
      await passerelle.someone("ANALYST"),
      await passerelle.someone("EVALUATOR"),
    ];
    expect(await Promise.all(callers.map(see))).toEqual(["DRAFT", "DRAFT", null, null, null]);
  });
});
