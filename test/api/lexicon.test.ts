import type { LexiconConcept } from "../../src/matching";
import { Passerelle } from "../support/passerelle";
import type { Caller } from "../support/caller";
import {
  aBrusselsOrganisation,
  aCapability,
  aPublishedNeed,
  aQuebecOrganisation,
  badInputAt,
  carryOut,
  clearSummary,
  refusalOf,
} from "../support/stories";

const LEXICON: readonly LexiconConcept[] = [
  {
    id: "env:wastewater",
    en: ["wastewater", "waste water"],
    fr: ["eaux usées"],
    nl: ["afvalwater"],
    broader: [],
  },
  {
    id: "env:mbr",
    en: ["membrane bioreactor"],
    fr: ["bioréacteur à membranes"],
    nl: ["membraanbioreactor"],
    acronyms: { en: ["MBR"] },
    broader: ["env:wastewater"],
  },
  { id: "env:hydrogen", en: ["hydrogen"], fr: ["hydrogène"], nl: ["waterstof"], broader: [] },
  {
    id: "gen:pump",
    en: ["pump"],
    fr: ["pompe"],
    nl: ["pomp"],
    variants: { "fr-CA": ["pompe à eau"] },
    broader: [],
  },
];

const CONCEPTS = `query ($search: String, $sector: Sector, $source: String, $first: Int, $after: String) {
  concepts(search: $search, sector: $sector, source: $source, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    edges { node { id name version sector labels { text language kind locale source } broader { name } narrower { name }
      sources { name licence } usedBy { needs { totalCount } capabilities { totalCount edges { node { id } } } } } }
  }
}`;

describe("the lexicon", () => {
  let passerelle: Passerelle;
  let adviser: Caller;
  let quebec: Caller;

  beforeAll(async () => {
    passerelle = await Passerelle.start({ lexicon: LEXICON, parts: { lexiconQuietMs: 3_600_000 } });
    adviser = await passerelle.adviser("BRUSSELS");
    quebec = await passerelle.adviser("QUEBEC");
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const find = async (search: string, caller = adviser) => {
    const { concepts } = await caller.get(CONCEPTS, { search });
    return concepts.edges.map((edge: any) => edge.node);
  };
  const one = async (search: string) => (await find(search))[0];
  const suggested = async (text: string, language = "FR") => {
    const { suggestPartners } = await adviser.get(
      `query ($input: SuggestPartnersInput!) { suggestPartners(input: $input) { edges { node { organisation { id } } } } }`,
      { input: { text, language } },
    );
    return suggestPartners.edges.map((edge: any) => edge.node.organisation.id as string);
  };

  it("is found by the beginnings of words in any language, and listed by name, page by page", async () => {
    expect(await find("membr bior")).toMatchObject([
      { name: "membrane bioreactor", sector: "ENVIRONMENT", broader: [{ name: "wastewater" }], narrower: [] },
    ]);
    expect((await find("afvalwat"))[0]).toMatchObject({
      name: "wastewater",
      narrower: [{ name: "membrane bioreactor" }],
      sources: [{ name: "passerelle", licence: "Apache-2.0" }],
    });
    expect(await find("' & | ! : * \\ )(")).toEqual([]);
    const { concepts: first } = await adviser.get(CONCEPTS, { first: 2 });
    expect(first).toMatchObject({ totalCount: LEXICON.length, pageInfo: { hasNextPage: true } });
    const { concepts: second } = await adviser.get(CONCEPTS, { first: 2, after: first.pageInfo.endCursor });
    expect([...first.edges, ...second.edges].map((edge: any) => edge.node.name)).toEqual([
      "hydrogen",
      "membrane bioreactor",
      "pump",
      "wastewater",
    ]);
    expect(await adviser.refusal(CONCEPTS, { search: " " })).toMatchObject(badInputAt("search"));
  });

  it("gives concepts as nodes, with their labels as each source says them", async () => {
    const { id } = await one("pump");
    const { node } = await adviser.get(
      "query ($id: ID!) { node(id: $id) { ... on Concept { name labels { text language kind locale source } } } }",
      { id },
    );
    expect(node.labels).toContainEqual({
      text: "pompe à eau",
      language: "FR",
      kind: "VARIANT",
      locale: "fr-CA",
      source: "passerelle",
    });
    expect((await adviser.get("query ($id: ID!) { concept(id: $id) { name } }", { id })).concept).toEqual({
      name: "pump",
    });
  });

  it("learns a word that an adviser adds, at once, and on another start", async () => {
    const organisation = await aQuebecOrganisation(quebec);
    await aCapability(quebec, organisation, { title: "Hydrogen tanks", text: "We build hydrogen tanks." });
    expect(await suggested("zorbium")).not.toContain(organisation);
    const hydrogen = await one("hydrogen");
    const { concept } = await carryOut(
      adviser,
      "addConceptLabel",
      "concept { version labels { text kind source } }",
      {
        conceptId: hydrogen.id,
        language: "FR",
        text: "zorbium",
      },
    );
    expect(concept.version).toBe(Number(hydrogen.version) + 1);
    expect(concept.labels).toContainEqual({ text: "zorbium", kind: "SYNONYM", source: "advisers" });
    expect(await suggested("zorbium")).toContain(organisation);
    await passerelle.application.lexicon.learnNow();
    expect(await suggested("zorbium")).toContain(organisation);
    expect(await suggested("hydrogène")).toContain(organisation);
  });

  it("forgets a word that an adviser takes away, and a withdrawn label comes back when it is added again", async () => {
    const pump = await one("pump");
    const removed = await carryOut(adviser, "removeConceptLabel", "concept { version labels { text } }", {
      conceptId: pump.id,
      expectedVersion: pump.version,
      language: "FR",
      text: "Pompe à eau",
    });
    expect(removed.concept.labels.map((label: any) => label.text)).toEqual(["pump", "pompe", "pomp"]);
    const back = await carryOut(adviser, "addConceptLabel", "concept { labels { text kind source } }", {
      conceptId: pump.id,
      language: "FR",
      text: "pompe à eau",
    });
    expect(back.concept.labels).toContainEqual({
      text: "pompe à eau",
      kind: "VARIANT",
      source: "passerelle",
    });
  });

  it("holds two words apart that are not the same, until that is taken back", async () => {
    const organisation = await aQuebecOrganisation(quebec);
    await aCapability(quebec, organisation, { title: "Pomp", text: "Pomp.", language: "NL" });
    expect(await suggested("pompe")).toContain(organisation);
    const { separatedTerms } = await carryOut(
      adviser,
      "separateTerms",
      "separatedTerms { id version leftWord rightWord comment }",
      {
        left: { word: "Pompe", language: "FR" },
        right: { word: "pomp", language: "NL" },
        comment: "A trial.",
      },
    );
    expect(separatedTerms).toMatchObject({ leftWord: "pompe", rightWord: "pomp", comment: "A trial." });
    expect(await suggested("pompe")).not.toContain(organisation);
    const again = { left: { word: "pomp", language: "NL" }, right: { word: "pompe", language: "FR" } };
    expect((await refusalOf(adviser, "separateTerms", again)).extensions["code"]).toBe("CONFLICT");
    const list = "{ separatedTerms { edges { node { id } } } }";
    expect((await adviser.get(list)).separatedTerms.edges).toHaveLength(1);
    const stale = { separationId: separatedTerms.id, expectedVersion: 7 };
    expect((await refusalOf(adviser, "rejoinTerms", stale)).extensions["code"]).toBe("CONFLICT");
    await carryOut(adviser, "rejoinTerms", "separatedTerms { undoneAt }", {
      separationId: separatedTerms.id,
      expectedVersion: separatedTerms.version,
    });
    expect(await suggested("pompe")).toContain(organisation);
    expect((await adviser.get(list)).separatedTerms.edges).toEqual([]);
  });

  it("explains a match by the way through its concepts", async () => {
    const organisation = await aQuebecOrganisation(quebec);
    await aCapability(quebec, organisation, { title: "Membrane bioreactor", text: "A membrane bioreactor." });
    await carryOut(adviser, "addConcept", "concept { id }", {
      labels: [
        { language: "EN", text: "sludge reactor" },
        { language: "FR", text: "réacteur à boues" },
      ],
      broaderIds: [(await one("membrane")).id],
    });
    const paths = async (text: string) => {
      const { suggestPartners } = await adviser.get(
        `query ($input: SuggestPartnersInput!) { suggestPartners(input: $input) { edges { node { organisation { id }
          explanation { matchedTerms { needTerm kind conceptPath { relation sentence steps { label } } } } } } } }`,
        { input: { text, language: "FR" } },
      );
      const edge = suggestPartners.edges.find((one: any) => one.node.organisation.id === organisation);
      return edge?.node.explanation.matchedTerms.map((term: any) => term.conceptPath) ?? [];
    };
    expect(await paths("bioréacteur à membranes")).toContainEqual({
      relation: "SAME",
      sentence: "bioréacteur à membranes → membrane bioreactor: same concept",
      steps: [{ label: "bioréacteur à membranes" }, { label: "membrane bioreactor" }],
    });
  });

  it("explains a match with a narrower concept", async () => {
    const organisation = await aQuebecOrganisation(quebec);
    await aCapability(quebec, organisation, {
      title: "Membrane bioreactor for wastewater",
      text: "It treats wastewater by membranes.",
    });
    const { suggestPartners } = await adviser.get(
      `query { suggestPartners(input: { text: "traitement des eaux usées par bioréacteur", language: FR }) { edges { node {
        organisation { id } explanation { matchedTerms { conceptPath { relation sentence } } } } } } }`,
    );
    const sentences = suggestPartners.edges.flatMap((edge: any) =>
      edge.node.explanation.matchedTerms.map((term: any) => term.conceptPath?.sentence),
    );
    expect(sentences).toContain("eaux usées → wastewater: same concept");
  });

  it("tells which needs and capabilities name a concept, and nothing of hidden ones", async () => {
    const brussels = await aBrusselsOrganisation(adviser);
    await aPublishedNeed(adviser, brussels, {
      text: "We look for a xylophone.",
      summary: "A firm looks for music.",
    });
    const organisation = await aQuebecOrganisation(quebec);
    const hidden = await aCapability(quebec, organisation, {
      title: "Xylophones",
      text: "Tuned xylophones.",
    });
    await carryOut(adviser, "addConcept", "concept { id }", {
      labels: [{ language: "EN", text: "xylophone" }],
    });
    const member = await passerelle.someone("SME_MEMBER", { organisationId: brussels });
    const use = async (caller: Caller) => (await find("xylophone", caller))[0].usedBy;
    expect(await use(adviser)).toEqual({
      needs: { totalCount: 1 },
      capabilities: { totalCount: 1, edges: [{ node: { id: hidden } }] },
    });
    expect(await use(member)).toEqual({
      needs: { totalCount: 0 },
      capabilities: { totalCount: 0, edges: [] },
    });
    await clearSummary(quebec, hidden, "A firm tunes xylophones.");
    expect(await use(member)).toMatchObject({ capabilities: { totalCount: 1 } });
  });

  it("lists the words that no concept covers, by frequency, with what is spelt like them; for readers alone", async () => {
    const organisation = await aQuebecOrganisation(quebec);
    for (const title of ["One", "Two"])
      await aCapability(quebec, organisation, { title, text: "Hydrogenase for quasars.", language: "EN" });
    const document = `query ($after: String) { uncoveredTerms(language: EN, first: 100, after: $after) {
      totalCount edges { cursor node { term frequency needs capabilities suggestions { label concept { name } } } } } }`;
    const { uncoveredTerms } = await adviser.get(document);
    const byTerm = new Map<string, any>(uncoveredTerms.edges.map((edge: any) => [edge.node.term, edge.node]));
    expect(byTerm.get("hydrogenase")).toEqual({
      term: "hydrogenase",
      frequency: 2,
      needs: 0,
      capabilities: 2,
      suggestions: [{ label: expect.stringContaining("hydrog"), concept: { name: "hydrogen" } }],
    });
    expect(byTerm.get("quasars")).toMatchObject({ suggestions: [] });
    expect([...byTerm.keys()]).not.toContain("hydrogen");
    const frequencies = uncoveredTerms.edges.map((edge: any) => edge.node.frequency);
    expect(frequencies).toEqual([...frequencies].sort((a, b) => b - a));
    const rest = await adviser.get(document, { after: uncoveredTerms.edges[0].cursor });
    expect(rest.uncoveredTerms.edges[0].node).toEqual(uncoveredTerms.edges[1].node);
    await carryOut(adviser, "addConcept", "concept { id }", { labels: [{ language: "EN", text: "quasar" }] });
    const after = await adviser.get(document);
    expect(after.uncoveredTerms.edges.map((edge: any) => edge.node.term)).not.toContain("quasars");
    const editor = await passerelle.someone("SME_EDITOR", { organisationId: organisation });
    expect((await editor.refusal(document)).extensions["code"]).toBe("FORBIDDEN");
  });

  describe("refuses in a sentence", () => {
    it.each([
      ["a concept without a label", "addConcept", { labels: [] }, "input.labels"],
      ["an empty label", "addConcept", { labels: [{ language: "EN", text: " " }] }, "input.labels.0.text"],
      [
        "a huge label",
        "addConcept",
        { labels: [{ language: "EN", text: "x".repeat(201) }] },
        "input.labels.0.text",
      ],
      [
        "a locale of another language",
        "addConcept",
        { labels: [{ language: "EN", text: "colour", locale: "fr-CA" }] },
        "input.labels.0.locale",
      ],
      [
        "a label that means something else",
        "addConcept",
        { labels: [{ language: "FR", text: "Eaux usées" }] },
        "input.labels.0.text",
      ],
      [
        "several words",
        "separateTerms",
        { left: { word: "clean room", language: "EN" }, right: { word: "salle", language: "FR" } },
        "input.left.word",
      ],
      [
        "two forms of one word",
        "separateTerms",
        { left: { word: "pump", language: "EN" }, right: { word: "pumps", language: "EN" } },
        "input.right.word",
      ],
    ])("%s", async (_what, operation, input, field) => {
      expect(await refusalOf(adviser, operation, input)).toMatchObject(badInputAt(field));
    });

    it("a circle, a link that is there, a link that is not, and an old version", async () => {
      const [water, reactor] = [await one("wastewater"), await one("membrane")];
      const link = (narrow: any, broad: any, expectedVersion = narrow.version) => ({
        conceptId: narrow.id,
        broaderId: broad.id,
        expectedVersion,
      });
      expect(await refusalOf(adviser, "linkBroader", link(water, reactor))).toMatchObject(
        badInputAt("input.broaderId"),
      );
      expect(await refusalOf(adviser, "linkBroader", link(water, water))).toMatchObject(
        badInputAt("input.broaderId"),
      );
      expect(await refusalOf(adviser, "linkBroader", link(reactor, water))).toMatchObject(
        badInputAt("input.broaderId"),
      );
      expect((await refusalOf(adviser, "unlinkBroader", link(water, reactor))).extensions["code"]).toBe(
        "NOT_FOUND",
      );
      expect((await refusalOf(adviser, "unlinkBroader", link(reactor, water, 99))).extensions["code"]).toBe(
        "CONFLICT",
      );
      const { concept } = await carryOut(
        adviser,
        "unlinkBroader",
        "concept { version broader { name } }",
        link(reactor, water),
      );
      expect(concept.broader).toEqual([]);
      const again = await carryOut(
        adviser,
        "linkBroader",
        "concept { broader { name } }",
        link(reactor, water, concept.version),
      );
      expect(again.concept.broader).toEqual([{ name: "wastewater" }]);
    });

    it("the last label, a label that is not there, and one that is", async () => {
      const { concept } = await carryOut(adviser, "addConcept", "concept { id version }", {
        labels: [{ language: "EN", text: "theremin" }],
        idempotencyKey: "theremin",
      });
      const label = {
        conceptId: concept.id,
        expectedVersion: concept.version,
        language: "EN",
        text: "theremin",
      };
      expect(await refusalOf(adviser, "removeConceptLabel", label)).toMatchObject(badInputAt("input.text"));
      expect(await refusalOf(adviser, "removeConceptLabel", { ...label, language: "NL" })).toMatchObject(
        badInputAt("input.text"),
      );
      const { expectedVersion: _, ...added } = label;
      expect(await refusalOf(adviser, "addConceptLabel", added)).toMatchObject(badInputAt("input.text"));
      const repeated = await carryOut(adviser, "addConcept", "concept { id }", {
        labels: [{ language: "EN", text: "theremin" }],
        idempotencyKey: "theremin",
      });
      expect(repeated.concept.id).toBe(concept.id);
    });

    it("whoever is no adviser", async () => {
      const analyst = await passerelle.someone("ANALYST");
      const input = { labels: [{ language: "EN", text: "ondes" }] };
      expect((await refusalOf(analyst, "addConcept", input)).extensions["code"]).toBe("FORBIDDEN");
    });
  });

  it("leaves an audit entry for every change", async () => {
    const entries = await passerelle.dataSource.query(
      "select distinct operation from audit_entry where subject_type in ('Concept', 'SeparatedTerms') order by 1",
    );
    expect(entries.map((entry: any) => entry.operation)).toEqual([
      "addConcept",
      "addConceptLabel",
      "linkBroader",
      "rejoinTerms",
      "removeConceptLabel",
      "separateTerms",
      "unlinkBroader",
    ]);
  });
});
