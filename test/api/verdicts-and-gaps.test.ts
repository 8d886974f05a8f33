import { Passerelle } from "../support/passerelle";
import type { Caller } from "../support/caller";
import {
  aBrusselsOrganisation,
  aCapability,
  aDraftNeed,
  aPublishedNeed,
  aQuebecOrganisation,
  carryOut,
  mutation,
  refusalOf,
} from "../support/stories";

describe("verdicts and gaps", () => {
  let passerelle: Passerelle;
  let adviser: Caller;
  let quebec: Caller;
  let asker: string;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    adviser = await passerelle.adviser("BRUSSELS");
    quebec = await passerelle.adviser("QUEBEC");
    asker = await aBrusselsOrganisation(adviser);
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  /** A published need and one partner that answers it by a word that no other test uses. */
  const aPair = async (word: string) => {
    const needId = await aPublishedNeed(adviser, asker, { text: `We look for ${word}.` });
    const organisationId = await aQuebecOrganisation(quebec);
    const capabilityId = await aCapability(quebec, organisationId, { title: word, text: `We make ${word}.` });
    return { needId, organisationId, capabilityId };
  };
  const suggested = async (needId: string, filter: object = {}, caller = adviser) => {
    const { need } = await caller.get(
      `query ($id: ID!, $filter: SuggestionFilter) { need(id: $id) { partnerSuggestions(filter: $filter) { edges { node {
        organisation { id } verdict { kind reason comment score decidedAt } explanation { flags }
      } } } } }`,
      { id: needId, filter },
    );
    return need.partnerSuggestions.edges.map((edge: any) => edge.node);
  };

  it("a shortlisted suggestion stays in the list and says so", async () => {
    const { needId, organisationId } = await aPair("theodolites");
    const { verdict, need, organisation } = await carryOut(
      adviser,
      "shortlistSuggestion",
      "need { id } organisation { id } verdict { kind reason comment score }",
      { needId, organisationId, comment: "Worth a call." },
    );
    expect([need.id, organisation.id]).toEqual([needId, organisationId]);
    expect(verdict).toEqual({
      kind: "SHORTLISTED",
      reason: null,
      comment: "Worth a call.",
      score: expect.stringMatching(/^\d+(\.\d+)?$/),
    });
    const [first] = await suggested(needId, {}, quebec);
    expect(first).toMatchObject({
      organisation: { id: organisationId },
      verdict: { kind: "SHORTLISTED", comment: "Worth a call." },
    });
  });

  it("a dismissed suggestion leaves the list, unless asked for, until the verdict is undone", async () => {
    const { needId, organisationId, capabilityId } = await aPair("astrolabes");
    await carryOut(adviser, "dismissSuggestion", "verdict { kind }", {
      needId,
      organisationId,
      reason: "CAPACITY",
    });
    expect(await suggested(needId)).toEqual([]);
    const [asked] = await suggested(needId, { includeDismissed: true });
    expect(asked).toMatchObject({
      verdict: { kind: "DISMISSED", reason: "CAPACITY" },
      explanation: { flags: expect.not.arrayContaining(["CHANGED_SINCE_DISMISSAL"]) },
    });
    const { explainSuggestion } = await adviser.get(
      "query ($n: ID!, $o: ID!) { explainSuggestion(needId: $n, organisationId: $o) { rank reasons { reason sentence } missingPoints } }",
      { n: needId, o: organisationId },
      { "accept-language": "fr" },
    );
    expect(explainSuggestion).toMatchObject({
      rank: null,
      reasons: [{ reason: "DISMISSED", sentence: expect.stringMatching(/^Un conseiller/) }],
    });
    passerelle.clock.advance(60_000);
    await carryOut(quebec, "updateCapability", "capability { id }", {
      capabilityId,
      expectedVersion: 1,
      text: "We make better astrolabes.",
    });
    const [dismissed] = await suggested(needId);
    expect(dismissed).toMatchObject({ verdict: { kind: "DISMISSED", reason: "CAPACITY" } });
    expect(dismissed.explanation.flags).toContain("CHANGED_SINCE_DISMISSAL");
    const { verdict } = await carryOut(adviser, "undoVerdict", "verdict { kind }", {
      needId,
      organisationId,
    });
    expect(verdict).toBeNull();
    expect(await suggested(needId)).toHaveLength(1);
    expect((await refusalOf(adviser, "undoVerdict", { needId, organisationId })).extensions.code).toBe(
      "NOT_FOUND",
    );
  });

  it("one verdict stands at a time, also when two are given at once", async () => {
    const pair = await aPair("sextants");
    const { needId, organisationId } = pair;
    const shortlist = mutation("shortlistSuggestion", "verdict { kind }");
    const answers = await Promise.all(
      [1, 2].map(() => adviser.ask(shortlist, { input: { needId, organisationId } })),
    );
    expect(answers.map(({ errors }) => errors[0]?.extensions.code ?? "given").sort()).toEqual([
      "CONFLICT",
      "given",
    ]);
    expect(
      await refusalOf(adviser, "dismissSuggestion", { needId, organisationId, reason: "QUALITY" }),
    ).toMatchObject({
      message: expect.stringContaining("SHORTLISTED already"),
      extensions: { code: "CONFLICT" },
    });
  });

  it("a verdict needs a published need, another organisation, and words for another reason", async () => {
    const { needId, organisationId } = await aPair("quadrants");
    const draft = await aDraftNeed(adviser, asker);
    const refused: [object, string][] = [
      [{ needId: draft, organisationId, reason: "QUALITY" }, "input.needId"],
      [{ needId, organisationId: asker, reason: "COMPETITOR" }, "input.organisationId"],
      [{ needId, organisationId, reason: "OTHER" }, "input.comment"],
      [{ needId, organisationId, reason: "OTHER", comment: "x".repeat(20_001) }, "input.comment"],
    ];
    for (const [input, field] of refused)
      expect((await refusalOf(adviser, "dismissSuggestion", input)).extensions).toMatchObject({
        code: "BAD_USER_INPUT",
        field,
      });
    for (const role of ["ANALYST", "ATTACHE", "EVALUATOR"] as const)
      expect(
        (await refusalOf(await passerelle.someone(role), "shortlistSuggestion", { needId, organisationId }))
          .extensions.code,
      ).toBe("FORBIDDEN");
  });

  it("needs that nobody answers are listed, those that are answered are not", async () => {
    const lonely = await aPublishedNeed(adviser, asker, {
      title: "Gyrocompass",
      text: "We look for a gyrocompass.",
    });
    const { needId } = await aPair("chronometers for ships");
    const below = async (score: number) => {
      const { unmatchedNeeds } = await quebec.get(
        `{ unmatchedNeeds(region: BRUSSELS, belowScore: ${String(score)}, first: 100) { bestScore need { id } } }`,
      );
      return new Map<string, number>(unmatchedNeeds.map((one: any) => [one.need.id, one.bestScore]));
    };
    const answered = (await below(100)).get(needId) ?? 0;
    const ids = [...(await below(answered)).keys()];
    expect(ids).toContain(lonely);
    expect(ids).not.toContain(needId);
    expect((await quebec.get("{ unmatchedNeeds(region: QUEBEC) { bestScore } }")).unmatchedNeeds).toEqual([]);
    for (const args of ["belowScore: 0", "belowScore: 101", "first: 0", "first: 101"])
      expect((await quebec.refusal(`{ unmatchedNeeds(${args}) { bestScore } }`)).extensions).toMatchObject({
        code: "BAD_USER_INPUT",
        field: args.split(":")[0],
      });
  });

  it("supply and demand are counted by what was asked for", async () => {
    const other = await Passerelle.start();
    try {
      const adviserThere = await other.adviser("BRUSSELS");
      const organisationId = await aBrusselsOrganisation(adviserThere);
      await aPublishedNeed(adviserThere, organisationId, { sectors: ["ICT", "HEALTH"], language: "FR" });
      await aDraftNeed(adviserThere, organisationId, { sectors: ["ICT"] });
      await aCapability(adviserThere, organisationId, { sectors: ["ICT"] });
      const count = async (groupBy: string) =>
        (
          await adviserThere.get(
            `{ supplyAndDemand(groupBy: [${groupBy}]) { sector region language needs capabilities } }`,
          )
        ).supplyAndDemand;
      expect(await count("SECTOR")).toEqual([
        { sector: "HEALTH", region: null, language: null, needs: 1, capabilities: 0 },
        { sector: "ICT", region: null, language: null, needs: 1, capabilities: 1 },
      ]);
      expect(await count("REGION, LANGUAGE")).toEqual([
        { sector: null, region: "BRUSSELS", language: "EN", needs: 0, capabilities: 1 },
        { sector: null, region: "BRUSSELS", language: "FR", needs: 1, capabilities: 0 },
      ]);
      expect(
        (await adviserThere.refusal("{ supplyAndDemand(groupBy: []) { needs } }")).extensions.field,
      ).toBe("groupBy");
    } finally {
      await other.stop();
    }
  });
});
