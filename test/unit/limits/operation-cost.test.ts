import "reflect-metadata";
import { buildSchema, getIntrospectionQuery, parse } from "graphql";
import { OperationCosts, type Variables } from "../../../src/server/limits/operation-cost";

const schema = buildSchema(`
  type Query { organisations(first: Int, last: Int): OrganisationConnection! organisation: Organisation nodes(ids: [ID!]!): [Node]! suggestPartners(first: Int = 20): SuggestionConnection! sectors: [Sector!]! }
  type Mutation { rename: Organisation }
  interface Node { id: ID! }
  type Organisation implements Node { id: ID! contacts: [Contact!]! needs(first: Int): NeedConnection! }
  type Need implements Node { id: ID! }
  type Contact { name: String }
  type Sector { code: String }
  type OrganisationConnection { edges: [OrganisationEdge!]! totalCount: Int pageInfo: PageInfo! }
  type OrganisationEdge { cursor: String! node: Organisation! }
  type NeedConnection { edges: [NeedEdge!]! }
  type NeedEdge { node: Need! }
  type SuggestionConnection { edges: [SuggestionEdge!]! }
  type SuggestionEdge { node: Suggestion! }
  type Suggestion { score: Float! }
  type PageInfo { hasNextPage: Boolean! }
`);

function cost(text: string, variables: Variables = {}, operationName = "") {
  return new OperationCosts(schema, parse(text)).of(operationName)?.of(variables);
}

describe("the cost of an operation", () => {
  it.each([
    ["nothing but a name", "{ __typename }", {}, { nodes: 0, points: 1 }],
    ["one record", "{ organisation { id } }", {}, { nodes: 1, points: 2 }],
    ["a page of the usual size", "{ organisations { edges { node { id } } } }", {}, { nodes: 20, points: 3 }],
    [
      "a page of a size",
      "{ organisations(first: 50) { edges { node { id } } } }",
      {},
      { nodes: 50, points: 6 },
    ],
    ["a page from the end", "{ organisations(last: 50) { edges { node { id } } } }", {}, { nodes: 50 }],
    [
      "a page in a page",
      "{ organisations(first: 10) { edges { node { needs(first: 10) { edges { node { id } } } } } } }",
      {},
      { nodes: 110 },
    ],
    ["a list without pages", "{ organisation { contacts { name } } }", {}, { nodes: 6 }],
    ["a count", "{ organisations { totalCount } }", {}, { nodes: 0, points: 6 }],
    ["identifiers", '{ nodes(ids: ["a", "b", "c"]) { id } }', {}, { nodes: 3 }],
    [
      "identifiers in a variable",
      "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }",
      { ids: ["a", "b"] },
      { nodes: 2 },
    ],
    [
      "a variable",
      "query ($n: Int) { organisations(first: $n) { edges { node { id } } } }",
      { n: 7 },
      { nodes: 7 },
    ],
    [
      "a variable without a value",
      "query ($n: Int) { organisations(first: $n) { edges { node { id } } } }",
      {},
      { nodes: 20 },
    ],
    [
      "a variable with a default",
      "query ($n: Int = 30) { organisations(first: $n) { edges { node { id } } } }",
      {},
      { nodes: 30 },
    ],
    [
      "the larger of two variables",
      "query ($n: Int, $m: Int) { organisations(first: $n, last: $m) { edges { node { id } } } }",
      { n: null, m: 90 },
      { nodes: 90 },
    ],
    [
      "a size beyond any page",
      "{ organisations(first: 1000000) { edges { node { id } } } }",
      {},
      { nodes: 100 },
    ],
    ["a size below nothing", "{ organisations(first: -5) { edges { node { id } } } }", {}, { nodes: 0 }],
    [
      "variables that multiply",
      "query ($n: Int) { organisations(first: $n) { edges { node { needs(first: $n) { edges { node { id } } } } } } }",
      { n: 3 },
      { nodes: 12 },
    ],
    [
      "fragments",
      "{ ...F } fragment F on Query { organisations(first: 4) { ...C } } fragment C on OrganisationConnection { edges { node { id } } }",
      {},
      { nodes: 4 },
    ],
    [
      "alternatives of an interface",
      '{ nodes(ids: ["a"]) { ... on Organisation { contacts { name } } ... on Need { id } } }',
      {},
      { nodes: 6 },
    ],
    ["a ranking", "{ suggestPartners { edges { node { score } } } }", {}, { nodes: 20, points: 13 }],
    ["a change", "mutation { rename { id } }", {}, { nodes: 1, points: 12 }],
    ["a field that does not exist", "{ nowhere { id } }", {}, { nodes: 0, points: 1 }],
  ])("%s", (_name, text, variables, expected) => {
    expect(cost(text, variables)).toMatchObject(expected);
  });

  it("counts the chosen one of several operations", () => {
    const text = "query A { organisation { id } } query B { sectors { code } }";
    expect(cost(text, {}, "B")).toMatchObject({ nodes: 5 });
    expect(cost(text, {}, "")).toBeUndefined();
  });

  it("takes about a hundred points for the whole schema and no records", () => {
    const introspection = cost(getIntrospectionQuery());
    expect(introspection?.nodes).toBe(0);
    expect(introspection?.points).toBeGreaterThan(50);
    expect(introspection?.points).toBeLessThan(150);
  });
});
