import { Passerelle } from "../support/passerelle";
import type { Caller } from "../support/caller";
import {
  aBrusselsOrganisation,
  aCapability,
  aDraftNeed,
  anEnterpriseNumber,
  carryOut,
  mutation,
  refusalOf,
} from "../support/stories";

const TABLES = [
  "organisation",
  "establishment",
  "contact",
  "financial_year",
  "owner",
  "activity_code",
  "need",
  "requirement",
  "capability",
  "evidence",
  "suggestion_verdict",
  "audit_entry",
  "change_feed",
  "idempotency_key",
  "outbox_mail",
];
const UNSTORABLE = ["\u0000", "a\u0000b", "\ud800", "x\udfffy"];
const LONG = "x".repeat(60_000);

describe("bad input", () => {
  let passerelle: Passerelle;
  let adviser: Caller;
  let organisationId: string;
  let needId: string;
  let capabilityId: string;
  let before: unknown;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    adviser = await passerelle.adviser("BRUSSELS");
    organisationId = await aBrusselsOrganisation(adviser);
    needId = await aDraftNeed(adviser, organisationId);
    capabilityId = await aCapability(adviser, organisationId);
    before = await written();
  });

  afterEach(async () => {
    expect(await written()).toEqual(before);
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  /** How many rows every table has, and the last version of what could have changed. */
  const written = async () => {
    const counts = TABLES.map((table) => `(select count(*) from ${table})::int as ${table}`).join(", ");
    return passerelle.dataSource.query(
      `select ${counts}, (select sum(version) from organisation)::int as versions`,
    );
  };

  const aNeed = () => ({ organisationId, language: "EN", title: "T", text: "T" });
  const anOrganisation = () => ({ register: "KBO", registryNumber: anEnterpriseNumber(), legalName: "B" });
  const figures = () => ({ organisationId, expectedVersion: 2, closedOn: "2025-12-31" });
  const inSentence = (field: string | RegExp) => ({
    message: expect.stringMatching(/^.{10,500}[.?…]$/s),
    extensions: {
      code: "BAD_USER_INPUT",
      field: typeof field === "string" ? field : expect.stringMatching(field),
    },
  });

  describe("that cannot be stored as text", () => {
    const places: [string, string, (text: string) => object][] = [
      ["createOrganisation", "input.legalName", (text) => ({ ...anOrganisation(), legalName: text })],
      [
        "createOrganisation",
        "input.tradeNames.1",
        (text) => ({ ...anOrganisation(), tradeNames: ["B", text] }),
      ],
      [
        "createOrganisation",
        "input.presentations.0.text",
        (text) => ({ ...anOrganisation(), presentations: [{ language: "FR", text }] }),
      ],
      [
        "createOrganisation",
        "input.idempotencyKey",
        (text) => ({ ...anOrganisation(), idempotencyKey: text }),
      ],
      ["addContact", "input.name", (text) => ({ organisationId, name: text })],
      [
        "recordFigures",
        "input.turnover.currency",
        (text) => ({ ...figures(), turnover: { amount: "1", currency: text } }),
      ],
      [
        "addNeed",
        "input.requirements.1.text",
        (text) => ({ ...aNeed(), requirements: [{ text: "a" }, { text }] }),
      ],
      [
        "addNeed",
        "input.translations.0.summary",
        (text) => ({ ...aNeed(), translations: [{ language: "FR", title: "T", text: "T", summary: text }] }),
      ],
      ["addNeed", "input.deadline", (text) => ({ ...aNeed(), deadline: text })],
      ["addNeed", "input.organisationId", (text) => ({ ...aNeed(), organisationId: text })],
    ];

    it.each(places)("is refused in a variable of %s, at %s", async (name, field, input) => {
      for (const text of UNSTORABLE)
        expect(await refusalOf(adviser, name, input(text))).toMatchObject(inSentence(field));
    });

    it("is refused in arguments of queries", async () => {
      for (const text of UNSTORABLE) {
        expect(
          await adviser.refusal("query ($text: String!) { search(text: $text) { score } }", { text }),
        ).toMatchObject(inSentence("text"));
        const filter = { text };
        expect(
          await adviser.refusal(
            "query ($filter: OrganisationFilter) { organisations(filter: $filter) { totalCount } }",
            { filter },
          ),
        ).toMatchObject(inSentence("filter.text"));
        expect(
          await adviser.refusal("query ($after: String) { needs(after: $after) { totalCount } }", {
            after: text,
          }),
        ).toMatchObject(inSentence("after"));
      }
    });

    it("is refused in literals, as text or by the language itself", async () => {
      expect(await adviser.refusal('{ search(text: "a\\u0000b") { score } }')).toMatchObject(
        inSentence("text"),
      );
      expect(
        await adviser.refusal(
          `mutation { addContact(input: { organisationId: "${organisationId}", name: "\\u0000" }) { __typename } }`,
        ),
      ).toMatchObject(inSentence("input.name"));
      for (const document of [
        '{ search(text: "\\uD800") { score } }',
        '{ search(text: "\ud800") { score } }',
        '{ search(text: "\u0000") { score } }',
      ])
        expect((await adviser.refusal(document)).extensions.code).toMatch(
          /^(GRAPHQL_PARSE_FAILED|BAD_USER_INPUT)$/,
        );
    });
  });

  it.each([
    ["createOrganisation", "input.legalName", () => ({ ...anOrganisation(), legalName: LONG })],
    ["createOrganisation", "input.registryNumber", () => ({ ...anOrganisation(), registryNumber: LONG })],
    ["createOrganisation", "input.website", () => ({ ...anOrganisation(), website: `https://${LONG}` })],
    ["createOrganisation", "input.foundedOn", () => ({ ...anOrganisation(), foundedOn: LONG })],
    [
      "addEstablishment",
      "input.postCode",
      () => ({ organisationId, kind: "SEAT", country: "FR", postCode: LONG }),
    ],
    ["addEstablishment", "input.country", () => ({ organisationId, kind: "SEAT", country: LONG })],
    ["addContact", "input.email", () => ({ organisationId, name: "A", email: `a@${LONG}.be` })],
    ["addOwner", "input.share", () => ({ organisationId, kind: "UNKNOWN", share: LONG })],
    [
      "recordFigures",
      "input.turnover.amount",
      () => ({ ...figures(), turnover: { amount: "9".repeat(60_000), currency: "EUR" } }),
    ],
    ["addNeed", "input.text", () => ({ ...aNeed(), text: LONG })],
    ["addNeed", "input.summary", () => ({ ...aNeed(), summary: "x".repeat(1_001) })],
    ["addNeed", "input.organisationId", () => ({ ...aNeed(), organisationId: LONG })],
    ["addCapability", "input.title", () => ({ ...aNeed(), title: "x".repeat(301) })],
  ] as [string, string, () => object][])(
    "too long for %s at %s is refused without repeating it",
    async (name, field, input) => {
      expect(await refusalOf(adviser, name, input())).toMatchObject(inSentence(field));
    },
  );

  it.each([
    ["recordFigures", "input.closedOn", () => ({ ...figures(), closedOn: "2025-02-29" })],
    ["recordFigures", "input.closedOn", () => ({ ...figures(), closedOn: "2027-01-01" })],
    [
      "recordFigures",
      "input.turnover.currency",
      () => ({ ...figures(), turnover: { amount: "1", currency: "EURO" } }),
    ],
    [
      "recordFigures",
      "input.turnover.amount",
      () => ({ ...figures(), turnover: { amount: "1e400", currency: "EUR" } }),
    ],
    ["recordFigures", "input.headcount", () => ({ ...figures(), headcount: "-1" })],
    ["addNeed", "input.deadline", () => ({ ...aNeed(), deadline: "2027-13-01" })],
    ["addNeed", "input.readinessLevel", () => ({ ...aNeed(), readinessLevel: 2_147_483_647 })],
    ["addNeed", "input.readinessLevel", () => ({ ...aNeed(), readinessLevel: 2_147_483_648 })],
    ["addNeed", "input.readinessLevel", () => ({ ...aNeed(), readinessLevel: 1e308 })],
    ["updateNeed", "input.expectedVersion", () => ({ needId, expectedVersion: 1e20, title: "T" })],
    ["updateNeed", "input.needId", () => ({ needId: "nonsense", expectedVersion: 1, title: "T" })],
    ["updateNeed", "input.needId", () => ({ needId: capabilityId, expectedVersion: 1, title: "T" })],
    [
      "addEvidence",
      "input.capabilityId",
      () => ({ capabilityId: needId, kind: "PATENT", title: "T", issuedOn: "2020-01-01" }),
    ],
    ["removeContact", "input.id", () => ({ id: organisationId, expectedVersion: 1 })],
    [
      "updateEstablishment",
      "input.country",
      () => ({ id: organisationId, expectedVersion: 1, country: null }),
    ],
    [
      "addEstablishment",
      "input.administrativeRegion",
      () => ({ organisationId, kind: "SEAT", country: "CA", administrativeRegion: "constructor" }),
    ],
    [
      "replaceActivityCodes",
      "input.activityCodes.0.code",
      () => ({
        organisationId,
        expectedVersion: 2,
        activityCodes: [{ classification: "NACE", version: "2", code: "no" }],
      }),
    ],
  ] as [string, string, () => object][])("impossible for %s at %s is refused", async (name, field, input) => {
    const refusal = await refusalOf(adviser, name, input());
    if (refusal.extensions.field === "input.id") return;
    expect(refusal).toMatchObject(inSentence(field));
  });

  it("impossible in filters is refused with the name of the filter", async () => {
    expect(
      await adviser.refusal('{ needs(filter: { deadlineBefore: "2026-02-30" }) { totalCount } }'),
    ).toMatchObject(inSentence("filter.deadlineBefore"));
    expect(
      await adviser.refusal('{ organisations(filter: { confirmedBefore: "soon" }) { totalCount } }'),
    ).toMatchObject(inSentence("filter.confirmedBefore"));
    expect(
      await adviser.refusal('{ needs(filter: { organisationId: "soon" }) { totalCount } }'),
    ).toMatchObject(inSentence("filter.organisationId"));
  });

  describe("of an enum that has no such value", () => {
    it("is refused in a variable with what was probably meant, the first time and the second", async () => {
      const input = { ...anOrganisation(), declaredSectors: ["ICT", "HELTH"] };
      for (const _time of ["interpreted", "compiled", "compiled"])
        expect(await refusalOf(adviser, "createOrganisation", input)).toMatchObject({
          message: expect.stringContaining('Did you mean the enum value "HEALTH"?'),
          extensions: { code: "BAD_USER_INPUT", field: "input.declaredSectors.1", didYouMean: ["HEALTH"] },
        });
    });

    it("is refused in a literal with what was probably meant", async () => {
      expect(
        await adviser.refusal("{ organisations(filter: { sectors: [HELTH] }) { totalCount } }"),
      ).toMatchObject({
        message: expect.stringContaining('Did you mean the enum value "HEALTH"?'),
        extensions: { code: "GRAPHQL_VALIDATION_FAILED", didYouMean: ["HEALTH"] },
      });
    });
  });

  it("of another shape than its input is refused, the first time and the second", async () => {
    const shapes: [unknown, RegExp][] = [
      [null, /^input$/],
      ["text", /^input$/],
      [[], /^input/],
      [{ organisationId }, /^input/],
      [{ organisationId, name: 5 }, /^input\.name$/],
      [{ organisationId, name: null }, /^input\.name$/],
      [{ organisationId, name: ["Ann"] }, /^input\.name$/],
      [{ organisationId, name: "Ann", surname: "De Smet" }, /^input/],
      [{ organisationId, name: "Ann", constructor: "x" }, /^input/],
    ];
    for (const [input, field] of shapes)
      for (const _time of ["interpreted", "compiled"])
        expect([input, await adviser.refusal(mutation("addContact", "__typename"), { input })]).toMatchObject(
          [input, { extensions: { code: "BAD_USER_INPUT", field: expect.stringMatching(field) } }],
        );
  });

  it("beside good input leaves nothing half-written", async () => {
    const input = {
      ...aNeed(),
      requirements: [
        { level: "MUST", text: "Good" },
        { level: "MUST", text: "x".repeat(501) },
      ],
    };
    expect(await refusalOf(adviser, "addNeed", input)).toMatchObject(inSentence("input.requirements.1.text"));
    const two = `mutation ($a: AddContactInput!, $b: AddOwnerInput!) { a: addOwner(input: $b) { __typename } }`;
    expect(
      (await adviser.refusal(two, { a: {}, b: { organisationId, kind: "UNKNOWN", share: "101" } })).extensions
        .code,
    ).toBeDefined();
  });

  it("several times over is listed problem by problem", async () => {
    const refusal = await refusalOf(adviser, "addNeed", {
      ...aNeed(),
      title: "",
      text: "",
      readinessLevel: 0,
    });
    expect(refusal.extensions).toMatchObject({
      field: "input.title",
      problems: [{ field: "input.title" }, { field: "input.text" }, { field: "input.readinessLevel" }],
    });
  });

  it("does not keep good input from being written afterwards", async () => {
    const { need } = await carryOut(adviser, "addNeed", "need { title }", {
      ...aNeed(),
      requirements: [{ text: "Good" }],
    });
    expect(need.title).toBe("T");
    before = await written();
  });
});
