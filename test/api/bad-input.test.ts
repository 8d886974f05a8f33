import { Passerelle } from "../support/passerelle";
import type { Caller } from "../support/caller";
import {
  aBrusselsOrganisation,
  aCapability,
  aDraftNeed,
  anEnterpriseNumber,
  badInputAt,
  carryOut,
  mutation,
  refusalOf,
  rowsWritten,
} from "../support/stories";

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
    expect(await refusalOf(adviser, name, input())).toMatchObject(badInputAt(field));
  });

  it("impossible in filters is refused with the name of the filter", async () => {
    expect(
      await adviser.refusal('{ needs(filter: { deadlineBefore: "2026-02-30" }) { totalCount } }'),
    ).toMatchObject(badInputAt("filter.deadlineBefore"));
    expect(
      await adviser.refusal('{ organisations(filter: { confirmedBefore: "soon" }) { totalCount } }'),
    ).toMatchObject(badInputAt("filter.confirmedBefore"));
    expect(
      await adviser.refusal('{ needs(filter: { organisationId: "soon" }) { totalCount } }'),
    ).toMatchObject(badInputAt("filter.organisationId"));
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
    expect(await refusalOf(adviser, "addNeed", input)).toMatchObject(badInputAt("input.requirements.1.text"));
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
    before = await rowsWritten(passerelle.dataSource);
  });
});
