import { Passerelle } from "../support/passerelle";
import type { Answer, Caller } from "../support/caller";
import {
  aBrusselsOrganisation,
  aCapability,
  aDraftNeed,
  aPublishedNeed,
  aQuebecOrganisation,
  clearSummary,
  mutation,
} from "../support/stories";

interface World {
  readonly passerelle: Passerelle;
  readonly callers: Readonly<Record<"adviser" | "editor" | "stranger" | "visitor", Caller>>;
  readonly ids: Readonly<Record<"organisation" | "need" | "draft" | "capability", string>>;
}

const CASES: [story: string, document: string, variables: (ids: World["ids"]) => object][] = [
  [
    "an interface by node(id)",
    `query ($id: ID!) { node(id: $id) { __typename id ... on Organisation { legalName register establishments { country } } ... on Need { status } } }`,
    ({ organisation }) => ({ id: organisation }),
  ],
  [
    "a list of an interface with holes",
    `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename ... on Capability { summary title organisation { legalName figures { closedOn } } } ... on Need { status organisation { id } } } }`,
    (ids) => ({ ids: [ids.need, ids.draft, ids.capability, ids.organisation, ids.need] }),
  ],
  [
    "hits of several types",
    `{ search(text: "membrane filtration") { type score node { __typename id ... on Need { summary text } } } }`,
    () => ({}),
  ],
  [
    "fragments, aliases and directives",
    `query ($id: ID!, $no: Boolean!, $yes: Boolean!) { a: organisation(id: $id) { ...some } b: organisation(id: $id) { id name: legalName @include(if: $no) region @skip(if: $yes) } }
     fragment some on Organisation { sectors contacts @include(if: $yes) { name } owners { share } }`,
    ({ organisation }) => ({ id: organisation, no: false, yes: true }),
  ],
  [
    "nested lists with arguments",
    `query ($first: Int = 1) { organisations(first: 100) { totalCount edges { node { legalName needs(first: $first) { totalCount edges { node { title requirements { text } } } pageInfo { hasNextPage } } } } pageInfo { endCursor } } }`,
    () => ({}),
  ],
  [
    "suggestions with their explanations",
    `query ($id: ID!) { need(id: $id) { partnerSuggestions { totalCount edges { cursor node { rank score card { id summary } organisation { legalName } explanation { score contributions { signal points } matchedTerms { needTerm kind } flags } } } } } }`,
    ({ need }) => ({ id: need }),
  ],
  [
    "a refused operation",
    `query ($n: ID!, $o: ID!) { sectors { sector } explainSuggestion(needId: $n, organisationId: $o) { rank } }`,
    (ids) => ({ n: ids.need, o: ids.organisation }),
  ],
  [
    "a refused nullable operation beside an allowed one",
    `{ bodies { id } sectors { sector label } }`,
    () => ({}),
  ],
  [
    "a refused identifier",
    `query ($id: ID!) { node(id: $id) { id } sectors { sector } }`,
    () => ({ id: "nonsense" }),
  ],
  [
    "a record that is hidden",
    `query ($id: ID!) { need(id: $id) { id title } }`,
    ({ draft }) => ({ id: draft }),
  ],
  [
    "an argument that a rule refuses",
    `query ($first: Int) { needs(first: $first) { totalCount } }`,
    () => ({ first: 0 }),
  ],
  [
    "a nested argument that a rule refuses",
    `query ($id: ID!) { organisation(id: $id) { legalName needs(first: 0) { totalCount } region } }`,
    ({ organisation }) => ({ id: organisation }),
  ],
  [
    "a value that is none of its enum",
    `query ($s: [Sector!]) { organisations(filter: { sectors: $s }) { totalCount } }`,
    () => ({ s: ["ICT", "HELTH"] }),
  ],
  [
    "a value of another type",
    `query ($first: Int) { organisations(first: $first) { totalCount } }`,
    () => ({ first: "ten" }),
  ],
  [
    "a date that is none",
    `query ($d: Date) { needs(filter: { deadlineBefore: $d }) { totalCount } }`,
    () => ({ d: 5 }),
  ],
  [
    "a day that no calendar has",
    `query ($d: Date) { needs(filter: { deadlineBefore: $d }) { totalCount } }`,
    () => ({ d: "2026-02-30" }),
  ],
  [
    "a number too large",
    `query ($first: Int) { organisations(first: $first) { totalCount } }`,
    () => ({ first: 1e300 }),
  ],
  ["a variable that is missing", `query ($id: ID!) { node(id: $id) { id } }`, () => ({})],
  [
    "a field that its input does not have",
    `query ($f: OrganisationFilter) { organisations(filter: $f) { totalCount } }`,
    () => ({ f: { name: "A" } }),
  ],
  [
    "defaults of fields of inputs",
    `query ($i: SuggestPartnersInput!) { suggestPartners(input: $i) { edges { node { explanation { requirements { requirement { level text } status } } } } } }`,
    () => ({ i: { requirements: [{ text: "membrane filtration" }] } }),
  ],
  [
    "one value where a list is wanted",
    `query ($f: OrganisationFilter) { organisations(filter: $f) { totalCount } }`,
    () => ({ f: { sectors: "ICT" } }),
  ],
  [
    "a change with a stale version",
    mutation("updateNeed", "need { id }"),
    ({ need }) => ({ input: { needId: need, expectedVersion: 1, title: "T" } }),
  ],
  [
    "a change of several wrong fields",
    mutation("updateNeed", "need { id }"),
    ({ need }) => ({ input: { needId: need, expectedVersion: 3, title: "", readinessLevel: 0 } }),
  ],
  [
    "the schema's own types",
    `{ __type(name: "Node") { kind possibleTypes { name } fields { name type { kind ofType { name } } } } __typename }`,
    () => ({}),
  ],
];

describe("the compiled executor", () => {
  let compiled: World;
  let interpreted: World;

  beforeAll(async () => {
    compiled = await aWorld(true);
    interpreted = await aWorld(false);
  });

  afterAll(async () => {
    for (const { passerelle } of [compiled, interpreted]) {
      await passerelle.stop();
      expect(passerelle.internalErrors).toEqual([]);
    }
  });

  it.each(CASES)("answers like the language's own: %s", async (_story, document, variables) => {
    for (const who of ["adviser", "editor", "stranger", "visitor"] as const) {
      const asked = async ({ callers, ids }: World, times: number) => {
        let answer: Answer<unknown> | undefined;
        for (let time = 0; time < times; time += 1) answer = await callers[who].ask(document, variables(ids));
        return structureOf(answer, ids);
      };
      // An operation is compiled when it comes again.
      expect([who, await asked(compiled, 3)]).toEqual([who, await asked(interpreted, 1)]);
    }
  });
});

async function aWorld(isCompiled: boolean): Promise<World> {
  const passerelle = await Passerelle.start({ compiled: isCompiled, publicCatalogue: true });
  const adviser = await passerelle.adviser("BRUSSELS");
  const quebec = await passerelle.adviser("QUEBEC");
  const organisation = await aBrusselsOrganisation(adviser, { legalName: "Zennewater SRL" });
  const other = await aQuebecOrganisation(quebec);
  const need = await aPublishedNeed(adviser, organisation, {
    requirements: [{ level: "MUST", text: "Steel" }],
  });
  const draft = await aDraftNeed(quebec, other);
  const capability = await aCapability(quebec, other);
  await clearSummary(quebec, capability, "A firm builds membrane filters.");
  const callers = {
    adviser,
    editor: await passerelle.someone("SME_EDITOR", { organisationId: organisation }),
    stranger: await passerelle.someone("EVALUATOR"),
    visitor: passerelle.visitor,
  };
  return { passerelle, callers, ids: { organisation, need, draft, capability } };
}

/** The answer with everything that differs between two worlds under its name: identifiers, cursors and cards. */
function structureOf(answer: Answer<unknown> | undefined, ids: World["ids"]): unknown {
  const names = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
  return JSON.parse(
    JSON.stringify(answer, (key, value: unknown) => {
      if (typeof value !== "string") return value;
      if (/cursor$/i.test(key)) return "a cursor";
      if (key === "id") return names.get(value) ?? "an identifier";
      return value;
    }),
  );
}
