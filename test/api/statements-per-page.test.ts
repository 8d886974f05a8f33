import { Passerelle } from "../support/passerelle";
import type { Caller } from "../support/caller";
import {
  aBrusselsOrganisation,
  aCapability,
  aPublishedNeed,
  aQuebecOrganisation,
  carryOut,
  clearSummary,
} from "../support/stories";

const ORGANISATIONS = `query ($first: Int) { organisations(first: $first) { totalCount edges { node {
  legalName establishments { postCode } contacts { name } figures { closedOn } owners { share } activityCodes { code }
  needs { totalCount edges { node { title requirements { text } organisation { legalName } } } }
  capabilities { totalCount edges { node { title status evidence { title } organisation { legalName } } } }
} } } }`;
const NEEDS = `query ($first: Int) { needs(first: $first) { totalCount edges { node { title requirements { text } organisation { legalName contacts { name } } } } } }`;
const CAPABILITIES = `query ($first: Int) { capabilities(first: $first) { totalCount edges { node { title evidence { title } organisation { legalName } } } } }`;
const SUGGESTIONS = `query ($id: ID!, $first: Int) { need(id: $id) { partnerSuggestions(first: $first) { totalCount edges { node {
  rank card { summary } organisation { legalName contacts { name } } capability { title evidence { title } } verdict { kind }
  explanation { contributions { points } requirements { status capability { title } } matchedTerms { needTerm } flags }
} } } } }`;
const NODES = `query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Organisation { legalName contacts { name } } ... on Capability { title } } }`;
const SEARCH = `query ($first: Int!) { search(text: "membrane filtration skids", first: $first) { score node { ... on Capability { title organisation { legalName } } ... on Need { title } } } }`;

describe("the number of statements of a page", () => {
  let passerelle: Passerelle;
  let adviser: Caller;
  let editor: Caller;
  let needId: string;
  const organisations: string[] = [];
  const capabilities: string[] = [];

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    adviser = await passerelle.adviser("BRUSSELS");
    const quebec = await passerelle.adviser("QUEBEC");
    const asker = await aBrusselsOrganisation(adviser);
    editor = await passerelle.someone("SME_EDITOR", { organisationId: asker });
    needId = await aPublishedNeed(adviser, asker, {
      requirements: [{ level: "MUST", text: "membrane filtration" }],
    });
    for (let number = 0; number < 20; number += 1) {
      const organisationId = await aQuebecOrganisation(quebec, { legalName: `Membrane ${String(number)}` });
      await carryOut(quebec, "addContact", "__typename", { organisationId, name: "Ann" });
      await aPublishedNeed(quebec, organisationId);
      const capability = await aCapability(quebec, organisationId);
      await carryOut(quebec, "addEvidence", "__typename", {
        capabilityId: capability,
        kind: "PATENT",
        title: "EP",
        issuedOn: "2020-01-01",
      });
      await clearSummary(quebec, capability, "A firm builds membrane filters.");
      organisations.push(organisationId);
      capabilities.push(capability);
    }
  }, 120_000);

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const statements = async (caller: Caller, document: string, variables: object): Promise<string[]> => {
    await caller.get(document, variables);
    // What was kept of that is good no more: another node has written.
    await passerelle.dataSource.query("update capability set version = version");
    const read = jest.spyOn(passerelle.application.store, "read");
    await caller.get(document, variables);
    // A list's name ends with a hash of its text, in which the page's size stands.
    const names = read.mock.calls.map(([name]) => name.replace(/-[\w-]{16}$/, ""));
    read.mockRestore();
    return names.sort();
  };

  it.each([
    ["organisations with all that belongs to them", ORGANISATIONS],
    ["needs with their organisations", NEEDS],
    ["capabilities with their evidence", CAPABILITIES],
    ["suggestions with their explanations", SUGGESTIONS],
    ["hits of a search", SEARCH],
  ])("of twenty %s is that of a page of three", async (_what, document) => {
    for (const caller of [adviser, editor]) {
      const few = await statements(caller, document, { id: needId, first: 3 });
      const many = await statements(caller, document, { id: needId, first: 20 });
      expect(many).toEqual(few);
      expect(many.length).toBeLessThan(12);
    }
  });

  it("for the gaps among twenty needs is one of each kind", async () => {
    const names = await statements(adviser, "{ unmatchedNeeds(belowScore: 100) { bestScore } }", {});
    // The needs are read to their end, which is a second look.
    expect(names.filter((name) => name !== "needs-published")).toEqual([
      "organisation-first-facts",
      "requirements-of-needs",
      "rule-set-versions",
      "suggestion-exclusions",
      "verdicts-on-needs",
    ]);
  });

  it("of twenty nodes of two types is that of two", async () => {
    const few = await statements(adviser, NODES, { ids: [organisations[0], capabilities[0]] });
    const many = await statements(adviser, NODES, {
      ids: [...organisations.slice(0, 10), ...capabilities.slice(0, 10)],
    });
    expect(many).toEqual(few);
  });
});
