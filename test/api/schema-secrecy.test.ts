import { Passerelle } from "../support/passerelle";

/** Mistakes that the language answers with names from the schema. */
const MISSPELT: readonly (readonly [query: string, variables: object])[] = [
  ["{ auditTrai { edges { node { id } } } }", {}],
  ["{ organisations(filte: 1) { totalCount } }", {}],
  ["query ($filter: OrganisationFilte) { sectors { sector } }", {}],
  ['{ search(text: "a", types: [ORGANISATIO]) { score } }', {}],
  ["query ($filter: PeopleFilter) { people(filter: $filter) { totalCount } }", { filter: { emai: "a" } }],
  ["{ sectors { ... on SectorInf { sector } } }", {}],
];

describe("a server whose schema is for those who sign in", () => {
  let passerelle: Passerelle;

  beforeAll(async () => {
    passerelle = await Passerelle.start({ introspection: false });
  });

  afterAll(async () => {
    await passerelle.stop();
  });

  it.each(MISSPELT)("suggests no name to an anonymous visitor for %s", async (query, variables) => {
    const { errors } = await passerelle.visitor.ask(query, variables);
    expect(errors.length).toBeGreaterThan(0);
    expect(JSON.stringify(errors)).not.toMatch(/did ?you ?mean/i);
    const signedIn = await (await passerelle.someone("ADMINISTRATOR")).refusal(query, variables);
    expect(signedIn.message).toMatch(/Did you mean .*\?$/);
    expect(signedIn.extensions["didYouMean"]).toBeDefined();
  });

  it("gives the printed schema to those who sign in alone", async () => {
    const { http } = passerelle;
    const anonymous = await http.inject({ url: "/schema.graphql" });
    expect([anonymous.statusCode, anonymous.json().errors[0].extensions.code]).toEqual([
      401,
      "UNAUTHENTICATED",
    ]);
    const { token } = await passerelle.someone("SME_MEMBER");
    const headers = { authorization: `Bearer ${token ?? ""}` };
    const printed = await http.inject({ url: "/schema.graphql", headers });
    expect([printed.statusCode, printed.body]).toEqual([200, expect.stringContaining("type Query {")]);
  });

  it("shows nobody the library's own page, which loads programs from elsewhere", async () => {
    for (const url of ["/graphql", "/graphql?query={__typename}"]) {
      const accept = "text/html,application/json;q=0.1";
      const { headers, body } = await passerelle.http.inject({ url, headers: { accept } });
      expect([url, String(headers["content-type"])]).toEqual([url, expect.stringMatching(/json/)]);
      expect(body).not.toMatch(/apollo|<html/i);
    }
  });
});

describe("a server whose schema is public", () => {
  it("suggests names and prints the schema", async () => {
    const passerelle = await Passerelle.start();
    const { message } = await passerelle.visitor.refusal("{ auditTrai { edges { node { id } } } }");
    expect(message).toMatch(/Did you mean "auditTrail"\?$/);
    expect((await passerelle.http.inject({ url: "/schema.graphql" })).statusCode).toBe(200);
    await passerelle.stop();
  });
});
