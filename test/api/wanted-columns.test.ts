import { getNamedType, type GraphQLObjectType, isLeafType, isObjectType } from "graphql";
import type { Caller } from "../support/caller";
import { Passerelle } from "../support/passerelle";

/** Lists whose statements read what is wanted and no more, and how one reaches their records. */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  Organisation: ["organisations"],
  Need: ["needs", "organisations.needs"],
  Capability: ["capabilities", "organisations.capabilities"],
};
/** Ranked anew for each record; they have stories of their own. */
const PASSED_OVER = new Set(["partnerSuggestions", "needSuggestions"]);

describe("a field that is asked for alone", () => {
  let passerelle: Passerelle;
  const callers: Record<string, Caller> = {};

  beforeAll(async () => {
    passerelle = await Passerelle.start({ demo: true });
    callers["adviser"] = await passerelle.adviser("BRUSSELS");
    callers["stranger"] = await passerelle.someone("EVALUATOR");
  }, 120_000);

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  it.each(Object.entries(LISTS).flatMap(([type, ways]) => ways.map((way) => [type, way] as const)))(
    "of %s by %s is what it is among all others",
    async (typeName, way) => {
      const type = passerelle.application.schema.getType(typeName) as GraphQLObjectType;
      const selections = fieldsOf(type).map(([name, selection]) => [name, `${name}${selection}`] as const);
      for (const caller of Object.values(callers)) {
        const all = await records(caller, way, selections.map(([, selection]) => selection).join(" "));
        expect(all.length).toBeGreaterThan(caller === callers["adviser"] || way === "needs" ? 3 : -1);
        for (const [name, selection] of selections) {
          const alone = await records(caller, way, selection);
          expect([name, alone]).toEqual([name, all.map((record) => ({ [name]: record[name] }))]);
        }
      }
    },
    120_000,
  );
});

/** What an operation may select of a type: leaves, and of records inside the leaves below them. */
function fieldsOf(type: GraphQLObjectType): [string, string][] {
  return Object.values(type.getFields()).flatMap(({ name, type: fieldType }): [string, string][] => {
    const inner = getNamedType(fieldType);
    if (PASSED_OVER.has(name)) return [];
    if (isLeafType(inner)) return [[name, ""]];
    if (!isObjectType(inner)) return [];
    if (inner.name.endsWith("Connection")) return [[name, " { edges { cursor node { id } } totalCount }"]];
    const leaves = Object.values(inner.getFields()).filter(({ type: leaf }) =>
      isLeafType(getNamedType(leaf)),
    );
    // A record that holds nothing but other records is still there or not.
    const asked = leaves.length === 0 ? ["__typename"] : leaves.map((leaf) => leaf.name);
    return [[name, ` { ${asked.join(" ")} }`]];
  });
}

type Shown = Record<string, unknown>;

async function records(caller: Caller, way: string, selection: string): Promise<Shown[]> {
  const [outer = "", inner] = way.split(".");
  const node = inner === undefined ? selection : `${inner} { edges { node { ${selection} } } }`;
  const data = await caller.get(`{ ${outer}(first: 5) { edges { node { ${node} } } } }`);
  const found = nodesOf((data as Record<string, Connection>)[outer]);
  return inner === undefined ? found : found.flatMap((one) => nodesOf(one[inner] as Connection | null));
}

interface Connection {
  readonly edges: readonly { readonly node: Shown }[];
}

function nodesOf(connection: Connection | null | undefined): Shown[] {
  return connection?.edges.map(({ node }) => node) ?? [];
}
