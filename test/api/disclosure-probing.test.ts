import fc from "fast-check";
import { Passerelle } from "../support/passerelle";
import type { Caller } from "../support/caller";
import {
  aBrusselsOrganisation,
  aCapability,
  aDraftNeed,
  aPublishedNeed,
  aQuebecOrganisation,
  carryOut,
  clearSummary,
  versionOf,
} from "../support/stories";

const EVERYTHING_PUBLIC = `query ($own: ID!, $ids: [ID!]!) {
  needs(first: 100) { totalCount edges { cursor node { ...need } } pageInfo { startCursor endCursor } }
  capabilities(first: 100) { totalCount edges { cursor node { ...capability } } }
  organisations(first: 100) { totalCount edges { cursor node { id } } }
  latestNeeds: needs(orderBy: { field: UPDATED_AT, direction: DESC }) { totalCount edges { cursor node { id } } }
  latest: capabilities(orderBy: { field: UPDATED_AT, direction: DESC }) { totalCount edges { cursor node { id } } }
  nodes(ids: $ids) { id ...need ...capability }
  words: search(text: "membrane filtration of silver from wine", first: 100) { type score node { id } }
  name: search(text: "Filtrebois", first: 100) { type score node { id } }
  own: need(id: $own) { partnerSuggestions(first: 100) { ...suggestions } }
  text: suggestPartners(input: { text: "membrane filtration of silver", requirements: [{ level: MUST, text: "wine" }] }) { ...suggestions }
}
fragment need on Need { status summary sectors region sizeClass title text updatedAt organisation { id } }
fragment capability on Capability { summary sectors region sizeClass title text claimed: status updatedAt organisation { id } }
fragment suggestions on SuggestionConnection {
  totalCount
  edges { cursor node { rank score card { id region sectors sizeClass summary } organisation { id } capability { id } verdict { kind }
    explanation { score contributions { signal points strength sentence } requirements { status share evidence capability { id } }
      matchedTerms { needTerm capabilityTerm kind share capabilityRanges { start end } } flags } } }
}`;

describe("a stranger who probes", () => {
  let passerelle: Passerelle;
  let brussels: Caller;
  let quebec: Caller;
  let stranger: Caller;
  let own: string;
  let organisationId: string;
  let needId: string;
  let capabilityId: string;

  beforeAll(async () => {
    passerelle = await Passerelle.start({ publicCatalogue: true });
    brussels = await passerelle.adviser("BRUSSELS");
    quebec = await passerelle.adviser("QUEBEC");
    const strangersFirm = await aBrusselsOrganisation(brussels);
    own = await aPublishedNeed(brussels, strangersFirm, { text: "We look for membrane filtration of wine." });
    stranger = await passerelle.someone("SME_EDITOR", { organisationId: strangersFirm });
    for (let number = 0; number < 3; number += 1) {
      const other = await aQuebecOrganisation(quebec);
      await clearSummary(
        quebec,
        await aCapability(quebec, other),
        `A firm builds membrane filters, kind ${String(number)}.`,
      );
    }
    organisationId = await aQuebecOrganisation(quebec);
    needId = await aPublishedNeed(quebec, organisationId);
    capabilityId = await aCapability(quebec, organisationId, { sectors: ["HEALTH"] });
    await clearSummary(quebec, capabilityId, "A firm offers membranes for filtration.");
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const everything = (caller: Caller) =>
    caller.get(EVERYTHING_PUBLIC, { own, ids: [needId, capabilityId, organisationId] });

  it("learns nothing from any change above level 0", async () => {
    const word = fc.constantFrom(
      "membrane",
      "filtration",
      "silver",
      "wine",
      "membranes",
      "filter",
      "Filtrebois",
      "xylophone",
    );
    const text = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(" "));
    const nullable = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values));
    const translation = fc.record({ language: fc.constant("NL"), title: text, text });
    const kinds = fc.subarray(["JOINT_RD", "TECHNOLOGY_TRANSFER", "BRANCH"]);
    const requirement = fc.record({ level: fc.constantFrom("MUST", "COULD"), text });
    const ofCapability = fc.record({
      title: text,
      text,
      translations: fc.array(translation, { maxLength: 1 }),
      cooperationKinds: kinds,
      stage: nullable(["PILOT", "IN_USE"]),
      readinessLevel: nullable([1, 9]),
      intellectualProperty: fc.constantFrom("NONE", "PATENTED"),
    });
    const ofNeed = fc.record({
      title: text,
      text,
      translations: fc.array(translation, { maxLength: 1 }),
      cooperationKinds: kinds,
      partnerSought: text,
      readinessLevel: nullable([2, 8]),
      deadline: nullable(["2027-01-01", "2029-01-01"]),
      requirements: fc.array(requirement, { maxLength: 2 }),
    });
    const ofProfile = fc.record({
      legalName: text,
      tradeNames: fc.array(text, { maxLength: 2 }),
      languages: fc.subarray(["EN", "FR"]),
    });
    const before = await everything(stranger);
    const beforeOpen = await everything(passerelle.visitor);
    expect(before.own.partnerSuggestions.totalCount).toBe(4);
    await fc.assert(
      fc.asyncProperty(ofCapability, ofNeed, ofProfile, async (capability, need, profile) => {
        passerelle.clock.advance(1_000);
        const change = async (name: string, id: object, recordId: string, input: object) =>
          carryOut(quebec, name, "__typename", {
            ...id,
            expectedVersion: await versionOf(quebec, recordId),
            ...input,
          });
        await change("updateCapability", { capabilityId }, capabilityId, capability);
        await change("updateNeed", { needId }, needId, need);
        await change("updateOrganisationProfile", { organisationId }, organisationId, profile);
        await carryOut(quebec, "addEvidence", "__typename", {
          capabilityId,
          kind: "PATENT",
          title: "EP",
          issuedOn: "2020-01-01",
        });
        await carryOut(quebec, "addContact", "__typename", { organisationId, name: capability.title });
        await change("confirmProfile", { organisationId }, organisationId, {});
        expect(await everything(stranger)).toEqual(before);
        expect(await everything(passerelle.visitor)).toEqual(beforeOpen);
      }),
      { numRuns: 5, seed: 20_261_123 },
    );
  });

  it("cannot put together what answers two questions: a candidate's card has another number in each", async () => {
    const cards = `query ($text: String!) { suggestPartners(input: { text: $text }) { edges { node { card { id } } } } }`;
    const numbers = async (text: string) =>
      (
        (await stranger.get(cards, { text })).suggestPartners.edges as { node: { card: { id: string } } }[]
      ).map(({ node }) => node.card.id);
    const first = await numbers("membrane filters");
    const second = await numbers("a firm that builds membrane filters");
    expect(first.length).toBeGreaterThan(1);
    expect(second.length).toBeGreaterThan(1);
    expect(first.filter((id) => second.includes(id))).toEqual([]);
    expect(await numbers("membrane filters")).toEqual(first);
  });

  it("finds in lists of needs no draft of others, and none that is not cleared", async () => {
    const hidden = await aDraftNeed(quebec, organisationId);
    const { needs } = await stranger.get("{ needs(first: 100) { edges { node { id status } } } }");
    const others = needs.edges.filter(({ node }: any) => node.id !== own);
    expect(others.length).toBeGreaterThan(0);
    expect(others.map(({ node }: any) => node.id)).not.toContain(hidden);
    expect(new Set(others.map(({ node }: any) => node.status))).toEqual(new Set(["PUBLISHED"]));
  });

  it("is shown nothing by an adviser's verdict", async () => {
    const before = await everything(stranger);
    await carryOut(quebec, "dismissSuggestion", "verdict { kind }", {
      needId: own,
      organisationId,
      reason: "QUALITY",
    });
    expect(await everything(stranger)).toEqual(before);
  });

  it("gets nobody's records by filters on what it may not read", async () => {
    const ofNeeds = [
      { organisationId },
      { language: "EN" },
      { cooperationKinds: ["JOINT_RD", "TECHNOLOGY_TRANSFER", "JOINT_VENTURE", "BRANCH"] },
      { deadlineBefore: "2199-01-01" },
    ];
    const ofCapabilities = [
      { organisationId },
      { language: "EN" },
      { status: "CLAIMED" },
      { status: "EVIDENCED" },
      { summaryCleared: true },
      { cooperationKinds: ["BRANCH"] },
    ];
    for (const caller of [passerelle.visitor, await passerelle.someone("EVALUATOR")]) {
      for (const filter of ofNeeds)
        expect([
          filter,
          await caller.get(
            "query ($filter: NeedFilter) { needs(filter: $filter) { totalCount edges { cursor } } }",
            { filter },
          ),
        ]).toEqual([filter, { needs: { totalCount: 0, edges: [] } }]);
      for (const filter of ofCapabilities)
        expect([
          filter,
          await caller.get(
            "query ($filter: CapabilityFilter) { capabilities(filter: $filter) { totalCount edges { cursor } } }",
            { filter },
          ),
        ]).toEqual([filter, { capabilities: { totalCount: 0, edges: [] } }]);
      for (const filter of [{}, { text: "Filtrebois" }, { region: "QUEBEC" }, { archived: true }])
        expect(
          (
            await caller.get(
              "query ($filter: OrganisationFilter) { organisations(filter: $filter) { totalCount } }",
              { filter },
            )
          ).organisations.totalCount,
        ).toBe(0);
    }
  });
});
