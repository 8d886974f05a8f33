import { Passerelle } from "../support/passerelle";
import type { Caller } from "../support/caller";
import {
  aBrusselsOrganisation,
  aDraftNeed,
  aPublishedNeed,
  aQuebecOrganisation,
  carryOut,
  refusalOf,
  versionOf,
} from "../support/stories";

describe("the concepts that a requirement is about", () => {
  let passerelle: Passerelle;
  let adviser: Caller;
  let organisationId: string;
  let steel: string;
  let laser: string;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    adviser = await passerelle.adviser("BRUSSELS");
    organisationId = await aBrusselsOrganisation(adviser);
    steel = await aConcept("stainless steel");
    laser = await aConcept("laser welding");
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const aConcept = async (text: string): Promise<string> =>
    (await carryOut(adviser, "addConcept", "concept { id }", { labels: [{ language: "EN", text }] })).concept
      .id;
  const requirement = (text: string, ...conceptIds: string[]) => ({ level: "MUST", text, conceptIds });
  const REQUIREMENTS = "requirements { text concepts { name } }";
  const namesOf = (requirements: { text: string; concepts: { name: string }[] }[]) =>
    requirements.map(({ text, concepts }) => [text, ...concepts.map(({ name }) => name)]);
  const linked = async (needId: string, caller = adviser) => {
    const { need } = await caller.get(`query ($id: ID!) { need(id: $id) { ${REQUIREMENTS} } }`, {
      id: needId,
    });
    return need.requirements === null ? null : namesOf(need.requirements);
  };
  const change = async (needId: string, requirements: object[] | null) =>
    carryOut(adviser, "updateNeed", "need { id }", {
      ...{ needId, requirements, expectedVersion: await versionOf(adviser, needId) },
    });

  it("are kept in their order, each once, through a change of the other words, and replaced when they are given", async () => {
    const needId = await aDraftNeed(adviser, organisationId, {
      requirements: [requirement("Welded", laser, steel, laser), { text: "Polished" }],
    });
    expect(await linked(needId)).toEqual([["Welded", "laser welding", "stainless steel"], ["Polished"]]);
    await change(needId, [{ text: "Cheap" }, { level: "SHOULD", text: "Welded" }]);
    expect(await linked(needId)).toEqual([["Cheap"], ["Welded", "laser welding", "stainless steel"]]);
    await change(needId, [requirement("Welded", steel)]);
    expect(await linked(needId)).toEqual([["Welded", "stainless steel"]]);
    await change(needId, [{ text: "Welded", conceptIds: null }]);
    expect(await linked(needId)).toEqual([["Welded"]]);
    await change(needId, null);
    expect(await linked(needId)).toEqual([]);
  });

  it("stay in each version of the need, whatever the next one says", async () => {
    const needId = await aDraftNeed(adviser, organisationId, { requirements: [requirement("Rust", steel)] });
    await change(needId, [requirement("Rust", laser)]);
    await change(needId, [{ text: "Rust", conceptIds: [] }]);
    const { need } = await adviser.get(
      `query ($id: ID!) { need(id: $id) { versions { version ${REQUIREMENTS} } } }`,
      { id: needId },
    );
    expect(need.versions.map((one: any) => [one.version, ...namesOf(one.requirements)])).toEqual([
      [3, ["Rust"]],
      [2, ["Rust", "laser welding"]],
      [1, ["Rust", "stainless steel"]],
    ]);
  });

  it("are read by those who read requirements, and count as a use for them alone", async () => {
    const quebec = await passerelle.adviser("QUEBEC");
    const concept = await aConcept("theodolites");
    const draft = await aDraftNeed(adviser, organisationId, {
      requirements: [requirement("Angles", concept)],
    });
    const needId = await aPublishedNeed(adviser, organisationId, {
      requirements: [requirement("Angles", concept)],
    });
    const member = await passerelle.someone("SME_MEMBER", { organisationId });
    const stranger = await passerelle.someone("SME_EDITOR", {
      organisationId: await aQuebecOrganisation(quebec),
    });
    for (const caller of [adviser, quebec, member])
      expect(await linked(needId, caller)).toEqual([["Angles", "theodolites"]]);
    expect(await linked(needId, stranger)).toBeNull();
    const users = async (caller: Caller) => {
      const answer = await caller.get(
        `query ($id: ID!) { concept(id: $id) { usedBy { needs { totalCount edges { node { id } } } } } }`,
        { id: concept },
      );
      const { needs } = answer.concept.usedBy;
      expect(needs.edges).toHaveLength(needs.totalCount);
      return needs.edges.map(({ node }: any) => node.id);
    };
    expect(await users(adviser)).toEqual([needId]);
    expect(await users(stranger)).toEqual([]);
    expect(await users(member)).toEqual([]);
    await carryOut(adviser, "withdrawNeed", "need { id }", { needId, expectedVersion: 3 });
    expect(await users(adviser)).toEqual([]);
    expect(await linked(draft)).toEqual([["Angles", "theodolites"]]);
  });

  it("stand beside the coverage of a requirement, also of a need that nobody saved", async () => {
    const needId = await aPublishedNeed(adviser, organisationId, {
      text: "We look for gyroscopes.",
      requirements: [requirement("Gyroscopes", laser)],
    });
    const partner = await aBrusselsOrganisation(adviser, { legalName: "Tol SRL" });
    await carryOut(adviser, "addCapability", "capability { id }", {
      ...{ organisationId: partner, language: "EN", title: "Gyroscopes", text: "Gyroscopes." },
    });
    const EXPLAINED = `edges { node { explanation { requirements { requirement { text concepts { name } } } } } }`;
    const { need, suggestPartners } = await adviser.get(
      `query ($id: ID!, $input: SuggestPartnersInput!) {
        need(id: $id) { partnerSuggestions(filter: { partnerRegion: BRUSSELS }) { ${EXPLAINED} } }
        suggestPartners(input: $input) { ${EXPLAINED} } }`,
      {
        id: needId,
        input: {
          text: "gyroscopes",
          requirements: [requirement("Gyroscopes", steel), { text: "Light" }],
        },
      },
    );
    const first = ({ edges }: any) =>
      namesOf(edges[0].node.explanation.requirements.map((one: any) => one.requirement));
    expect(first(need.partnerSuggestions)).toEqual([["Gyroscopes", "laser welding"]]);
    expect(first(suggestPartners)).toEqual([["Gyroscopes", "stainless steel"], ["Light"]]);
  });

  it.each([
    ["no identifier", ["stainless steel"], "input.requirements.1.conceptIds.0", "BAD_USER_INPUT"],
    ["more than ten", Array<string>(11), "input.requirements.1.conceptIds", "BAD_USER_INPUT"],
    ["a concept that is not there", undefined, "input.requirements.1.conceptIds.1", "NOT_FOUND"],
  ])("are refused for %s, and nothing is written", async (_what, wanted, field, code) => {
    const missing = Buffer.from("Concept:00000000-0000-4000-8000-000000000000").toString("base64");
    const conceptIds = wanted?.[0] ? wanted : wanted ? [...wanted].map(() => steel) : [steel, missing];
    const needId = await aDraftNeed(adviser, organisationId, { requirements: [requirement("Kept", laser)] });
    const refused = await refusalOf(adviser, "updateNeed", {
      ...{ needId, expectedVersion: 1 },
      requirements: [{ text: "First" }, { text: "Second", conceptIds }],
    });
    expect(refused).toMatchObject({
      message: expect.stringMatching(/^.{10,300}\.$/),
      extensions: { code, field },
    });
    expect(await linked(needId)).toEqual([["Kept", "laser welding"]]);
  });

  it("that its source no longer knows go away from the requirement, and stay unnamed in its versions", async () => {
    const needId = await aDraftNeed(adviser, organisationId, {
      requirements: [requirement("Gone", steel, laser)],
    });
    await passerelle.asOwner(async (owner) => {
      const id = Buffer.from(laser, "base64").toString("utf8").split(":")[1];
      for (const table of ["concept_label", "concept_origin"])
        await owner.query(`delete from ${table} where concept_id = $1`, [id]);
      await owner.query("delete from concept where id = $1", [id]);
    });
    expect(await linked(needId)).toEqual([["Gone", "stainless steel"]]);
    const { need } = await adviser.get(
      `query ($id: ID!) { need(id: $id) { versions { ${REQUIREMENTS} } } }`,
      { id: needId },
    );
    expect(namesOf(need.versions[0].requirements)).toEqual([["Gone", "stainless steel"]]);
  });
});
