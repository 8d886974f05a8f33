import { Passerelle } from "../support/passerelle";
import type { Caller } from "../support/caller";
import {
  aBrusselsOrganisation,
  aCapability,
  aDraftNeed,
  aPublishedNeed,
  aQuebecOrganisation,
  carryOut,
  versionOf,
} from "../support/stories";

const OF_NEED = `query ($id: ID!, $filter: SuggestionFilter, $weights: SuggestionWeightsInput, $first: Int, $after: String, $last: Int, $before: String) {
  need(id: $id) { partnerSuggestions(filter: $filter, weights: $weights, first: $first, after: $after, last: $last, before: $before) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage endCursor startCursor }
    edges { cursor node {
      rank score organisation { id legalName } capability { title }
      explanation { score contributions { signal points strength sentence } requirements { status requirement { level } evidence capability { title } }
        matchedTerms { needTerm capabilityTerm kind } flags }
    } }
  } }
}`;
const OF_TEXT = `query ($input: SuggestPartnersInput!, $first: Int) {
  suggestPartners(input: $input, first: $first) { totalCount edges { node { rank organisation { id region } explanation { requirements { status requirement { id text } } } } } }
}`;

describe("partner suggestions", () => {
  let passerelle: Passerelle;
  let brussels: Caller;
  let quebec: Caller;
  let asker: string;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    brussels = await passerelle.adviser("BRUSSELS");
    quebec = await passerelle.adviser("QUEBEC");
    asker = await aBrusselsOrganisation(brussels);
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const suggestions = async (id: string, variables: object = {}, caller = brussels) =>
    (await caller.get(OF_NEED, { id, ...variables })).need.partnerSuggestions;
  const partnersOf = async (id: string, variables: object = {}): Promise<string[]> =>
    (await suggestions(id, variables)).edges.map((edge: any) => edge.node.organisation.id as string);

  /** Partners on both sides that say a word no other test uses, each a little more of other things. */
  const partners = async (word: string, inQuebec = 3) => {
    const ids: string[] = [];
    for (let number = 0; number < inQuebec; number += 1) {
      const id = await aQuebecOrganisation(quebec, { legalName: `${word} ${String(number)}` });
      await aCapability(quebec, id, {
        title: word,
        text: `We make ${word}. ${"And other fine goods besides. ".repeat(number * 3)}`,
      });
      ids.push(id);
    }
    return ids;
  };

  it("come from the opposite region, unless the filter says otherwise, and never from the asker", async () => {
    const [partner = ""] = await partners("kaleidoscopes", 1);
    const neighbour = await aBrusselsOrganisation(brussels);
    for (const id of [neighbour, asker])
      await aCapability(brussels, id, { title: "kaleidoscopes", text: "We make kaleidoscopes." });
    const needId = await aPublishedNeed(brussels, asker, { text: "We look for kaleidoscopes." });
    expect(await partnersOf(needId)).toEqual([partner]);
    expect(await partnersOf(needId, { filter: { partnerRegion: "BRUSSELS" } })).toEqual([neighbour]);
  });

  it("are the same at every asking, whoever of the advisers asks", async () => {
    await partners("zoetropes", 5);
    const needId = await aPublishedNeed(brussels, asker, { text: "We look for zoetropes." });
    const first = await suggestions(needId);
    expect(await suggestions(needId)).toEqual(first);
    const order = (answer: any) =>
      answer.edges.map((edge: any) => [edge.node.rank, edge.node.score, edge.node.organisation.id]);
    expect(order(await suggestions(needId, {}, quebec))).toEqual(order(first));
  });

  it("are explained by contributions that add up to the score, exactly at four decimals", async () => {
    await partners("umbrellas");
    const needId = await aPublishedNeed(brussels, asker, {
      text: "We look for umbrellas that turn fast.",
      sectors: ["ICT"],
      cooperationKinds: ["JOINT_RD"],
      readinessLevel: 5,
      requirements: [
        { level: "MUST", text: "umbrellas" },
        { level: "MUST", text: "submarine volcanology" },
      ],
    });
    const { edges } = await suggestions(needId);
    expect(edges.length).toBe(3);
    for (const { node } of edges) {
      const tenThousandths = node.explanation.contributions.map((one: any) =>
        Math.round(one.points * 10_000),
      );
      const sum = tenThousandths.reduce((total: number, part: number) => total + part, 0);
      expect([sum, node.explanation.score]).toEqual([Math.round(node.score * 10_000), node.score]);
      expect(Number(node.score.toFixed(4))).toBe(node.score);
      expect(node.explanation.contributions.every((one: any) => /^[A-Z].*\.$/.test(one.sentence))).toBe(true);
    }
    const [{ node: best }] = edges;
    expect(best.explanation.requirements).toMatchObject([
      {
        status: "MET",
        requirement: { level: "MUST" },
        evidence: "CLAIMED",
        capability: { title: "umbrellas" },
      },
      { status: "UNMET" },
    ]);
    expect(best.explanation.flags).toEqual(
      expect.arrayContaining(["MUST_UNMET", "CLAIM_ONLY", "STALE_PROFILE"]),
    );
    expect(best.explanation.matchedTerms).toContainEqual({
      needTerm: "umbrellas",
      capabilityTerm: "umbrellas",
      kind: "SAME",
    });
  });

  it("are weighed as asked, within bounds", async () => {
    await partners("pianos", 2);
    const needId = await aPublishedNeed(brussels, asker, {
      text: "We look for pianos.",
      sectors: ["HEALTH"],
    });
    const weighed = await suggestions(needId, {
      weights: { wording: 10, sectors: 0, freshness: 0, evidence: 0, reciprocity: 0 },
    });
    expect(weighed.edges[0].node.explanation.contributions.map((one: any) => one.signal)).toEqual([
      "WORDING",
    ]);
    const zeros = Object.fromEntries(
      [
        "wording",
        "requirements",
        "sectors",
        "cooperation",
        "readiness",
        "evidence",
        "freshness",
        "reciprocity",
      ].map((name) => [name, 0]),
    );
    expect((await suggestions(needId, { weights: zeros })).edges).toHaveLength(2);
    for (const weight of [-0.1, 10.01, 1e300])
      expect(
        (await brussels.refusal(OF_NEED, { id: needId, weights: { wording: weight } })).extensions,
      ).toMatchObject({
        code: "BAD_USER_INPUT",
        field: "weights.wording",
      });
    const input = { text: "pianos", weights: { evidence: 11 } };
    expect((await brussels.refusal(OF_TEXT, { input })).extensions.field).toBe("input.weights.evidence");
  });

  it("are narrowed down to sectors", async () => {
    const [one = ""] = await partners("barometers", 2);
    await aCapability(quebec, one, {
      title: "barometers",
      text: "Medical barometers.",
      sectors: ["HEALTH"],
    });
    const needId = await aPublishedNeed(brussels, asker, { text: "We look for barometers." });
    expect(await partnersOf(needId, { filter: { sectors: ["HEALTH"] } })).toEqual([one]);
    expect(await partnersOf(needId, { filter: { sectors: ["ICT"] } })).toEqual([]);
    expect(await partnersOf(needId, { filter: { sectors: [] } })).toHaveLength(2);
  });

  it("are paged forward and backward, and go on by score after the index has changed", async () => {
    await partners("hammocks", 5);
    const id = await aPublishedNeed(brussels, asker, { text: "We look for hammocks." });
    const all = await partnersOf(id);
    const first = await suggestions(id, { first: 2 });
    expect(first).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: true, hasPreviousPage: false } });
    const after = first.pageInfo.endCursor;
    const unrelated = await aQuebecOrganisation(quebec);
    await aCapability(quebec, unrelated, { title: "Bread", text: "We bake sourdough." });
    expect(await partnersOf(id, { first: 2, after })).toEqual(all.slice(2, 4));
    expect(await partnersOf(id, { last: 2 })).toEqual(all.slice(3));
    const { pageInfo } = await suggestions(id, { last: 2 });
    expect(await partnersOf(id, { last: 2, before: pageInfo.startCursor })).toEqual(all.slice(1, 3));
    await carryOut(quebec, "archiveOrganisation", "organisation { id }", {
      organisationId: all[1],
      expectedVersion: await versionOf(quebec, all[1] ?? ""),
    });
    expect(await partnersOf(id, { after })).toEqual(all.slice(2));
    for (const cursor of ["", "x", Buffer.from('["suggestions","a","b","c"]').toString("base64url")])
      expect((await brussels.refusal(OF_NEED, { id, after: cursor })).extensions).toMatchObject({
        code: "BAD_USER_INPUT",
        field: "after",
      });
    for (const size of [0, 101])
      expect((await brussels.refusal(OF_NEED, { id, first: size })).extensions.field).toBe("first");
  });

  describe("for a text that nobody has saved", () => {
    it("come from both regions, from the one asked for, or from the opposite of the organisation's", async () => {
      const [inQuebec = ""] = await partners("heliographs", 1);
      const inBrussels = await aBrusselsOrganisation(brussels);
      for (const id of [inBrussels, asker])
        await aCapability(brussels, id, { title: "heliographs", text: "We make heliographs." });
      const ask = async (input: object) =>
        (await brussels.get(OF_TEXT, { input: { text: "heliographs", ...input } })).suggestPartners.edges.map(
          (edge: any) => edge.node.organisation.id,
        );
      expect((await ask({})).sort()).toEqual([inQuebec, inBrussels, asker].sort());
      expect(await ask({ partnerRegion: "QUEBEC" })).toEqual([inQuebec]);
      expect(await ask({ organisationId: asker })).toEqual([inQuebec]);
      expect(await ask({ organisationId: asker, partnerRegion: "BRUSSELS" })).toEqual([inBrussels]);
      expect(
        await ask({
          text: null,
          requirements: [{ level: "MUST", text: "heliographs" }],
          partnerRegion: "QUEBEC",
        }),
      ).toEqual([inQuebec]);
    });

    it.each([
      [{}, "input.text"],
      [{ text: "  " }, "input.text"],
      [{ title: "Only a title" }, "input.text"],
      [{ text: "x".repeat(20_001) }, "input.text"],
      [{ text: "a", title: "x".repeat(301) }, "input.title"],
      [{ text: "a", requirements: [{ level: "MUST", text: "" }] }, "input.requirements.0.text"],
      [{ text: "a", organisationId: "nobody" }, "input.organisationId"],
    ])("are refused for %.60j", async (input, field) => {
      expect((await brussels.refusal(OF_TEXT, { input })).extensions).toMatchObject({
        code: "BAD_USER_INPUT",
        field,
      });
    });

    it("show the requirements as they were given", async () => {
      await partners("semaphores", 1);
      const input = { requirements: [{ level: "MUST", text: "semaphores" }], partnerRegion: "QUEBEC" };
      const { suggestPartners } = await brussels.get(OF_TEXT, { input });
      expect(suggestPartners.edges[0].node.explanation.requirements).toMatchObject([
        { status: "MET", requirement: { text: "semaphores" } },
      ]);
    });
  });

  describe("explained for one organisation", () => {
    const explain = async (needId: string, organisationId: string) =>
      (
        await brussels.get(
          `query ($n: ID!, $o: ID!) { explainSuggestion(needId: $n, organisationId: $o) {
            rank place missingPoints missing { signal points } change { kind sentence terms score }
            reasons { reason sentence } suggestion { rank score explanation { contributions { points } } }
          } }`,
          { n: needId, o: organisationId },
        )
      ).explainSuggestion;

    it("say its place when it is listed, and why not when it is not", async () => {
      const [listed = ""] = await partners("camerae obscurae", 1);
      const silent = await aQuebecOrganisation(quebec);
      const other = await aQuebecOrganisation(quebec);
      await aCapability(quebec, other, { title: "Bread", text: "Sourdough." });
      const neighbour = await aBrusselsOrganisation(brussels);
      const needId = await aPublishedNeed(brussels, asker, { text: "We look for camerae obscurae." });
      expect(await explain(needId, listed)).toMatchObject({
        rank: 1,
        place: 1,
        missingPoints: 0,
        missing: [],
        change: null,
        reasons: [],
        suggestion: { rank: 1 },
      });
      const reasons = async (id: string) => (await explain(needId, id)).reasons.map((one: any) => one.reason);
      expect(await reasons(silent)).toEqual(["NOTHING_TO_RANK"]);
      expect(await reasons(asker)).toContain("OWN_ORGANISATION");
      expect(await reasons(neighbour)).toEqual(["OTHER_REGION", "NOTHING_TO_RANK"]);
      const unlisted = await explain(needId, other);
      expect(unlisted).toMatchObject({ rank: null, place: 2, suggestion: { score: expect.any(Number) } });
      expect(unlisted.missing[0]).toMatchObject({ signal: "WORDING", points: expect.any(Number) });
      expect(unlisted.change.score).toBeGreaterThan(unlisted.suggestion.score);
      expect(["NO_COMMON_WORDS", "OUTRANKED"]).toContain(unlisted.reasons[0].reason);
    });

    it("are for readers of the catalogue alone", async () => {
      const needId = await aDraftNeed(brussels, asker);
      const document =
        "query ($n: ID!, $o: ID!) { explainSuggestion(needId: $n, organisationId: $o) { rank } }";
      const editor = await passerelle.someone("SME_EDITOR", { organisationId: asker });
      expect((await editor.refusal(document, { n: needId, o: asker })).extensions.code).toBe("FORBIDDEN");
      expect((await quebec.refusal(document, { n: needId, o: asker })).extensions).toMatchObject({
        code: "NOT_FOUND",
        field: "needId",
      });
    });
  });
});
