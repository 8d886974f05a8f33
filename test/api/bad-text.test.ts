import { Passerelle } from "../support/passerelle";
import type { Caller } from "../support/caller";
import {
  aBrusselsOrganisation,
  anEnterpriseNumber,
  badInputAt,
  refusalOf,
  rowsWritten,
} from "../support/stories";

const UNSTORABLE = ["\u0000", "a\u0000b", "\ud800", "x\udfffy"];
const LONG = "x".repeat(60_000);

describe("bad text", () => {
  let passerelle: Passerelle;
  let adviser: Caller;
  let organisationId: string;
  let before: unknown;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    adviser = await passerelle.adviser("BRUSSELS");
    organisationId = await aBrusselsOrganisation(adviser);
    before = await rowsWritten(passerelle.dataSource);
  });

  afterEach(async () => {
    expect(await rowsWritten(passerelle.dataSource)).toEqual(before);
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const aNeed = () => ({ organisationId, language: "EN", title: "T", text: "T" });
  const anOrganisation = () => ({ register: "KBO", registryNumber: anEnterpriseNumber(), legalName: "B" });
  const figures = () => ({ organisationId, expectedVersion: 2, closedOn: "2025-12-31" });

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
        expect(await refusalOf(adviser, name, input(text))).toMatchObject(badInputAt(field));
    });

    it("is refused in arguments of queries", async () => {
      for (const text of UNSTORABLE) {
        expect(
          await adviser.refusal("query ($text: String!) { search(text: $text) { score } }", { text }),
        ).toMatchObject(badInputAt("text"));
        const filter = { text };
        expect(
          await adviser.refusal(
            "query ($filter: OrganisationFilter) { organisations(filter: $filter) { totalCount } }",
            { filter },
          ),
        ).toMatchObject(badInputAt("filter.text"));
        expect(
          await adviser.refusal("query ($after: String) { needs(after: $after) { totalCount } }", {
            after: text,
          }),
        ).toMatchObject(badInputAt("after"));
      }
    });

    it("is refused in literals, as text or by the language itself", async () => {
      expect(await adviser.refusal('{ search(text: "a\\u0000b") { score } }')).toMatchObject(
        badInputAt("text"),
      );
      expect(
        await adviser.refusal(
          `mutation { addContact(input: { organisationId: "${organisationId}", name: "\\u0000" }) { __typename } }`,
        ),
      ).toMatchObject(badInputAt("input.name"));
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
      expect(await refusalOf(adviser, name, input())).toMatchObject(badInputAt(field));
    },
  );
});
