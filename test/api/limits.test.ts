import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { getIntrospectionQuery, isObjectType } from "graphql";
import { badInput } from "../../src/modules/shared/domain-error";
import { FIELD_POINTS } from "../../src/server/limits/field-costs";
import { LIMIT_TABLE } from "../../src/server/limits/limits";
import { Passerelle } from "../support/passerelle";
import { TinyServer } from "../unit/limits/tiny-server";

const SCHEMA = `
  type Query {
    one: Thing
    many(first: Int = 20): ThingConnection!
    slow: Thing
    slowList: [Thing!]!
    broken: String
    unreachable: String
    refused(size: Int!): String
    weight: Float!
  }
  type Mutation { change: Thing }
  type Thing { id: ID! again: Thing }
  type ThingConnection { edges: [ThingEdge!]! }
  type ThingEdge { node: Thing! }
`;

const SECRET = "select password from person where /srv/secret.ts";
let resolvedAfterwards = 0;

const resolvers = {
  "Query.one": () => ({ id: "1" }),
  "Query.many": (_source: unknown, { first }: Record<string, unknown>) => ({
    edges: Array.from({ length: Number(first) }, (_, index) => ({ node: { id: String(index) } })),
  }),
  "Query.slow": async () => {
    await wait(300);
    return { id: "slow" };
  },
  "Query.slowList": () => Array.from({ length: 10 }, (_, index) => ({ id: String(index) })),
  "Thing.again": async (_source: unknown, _args: unknown, context: { viewer: unknown }) => {
    await wait(60);
    if (context.viewer) resolvedAfterwards += 1;
    return { id: "again" };
  },
  "Query.broken": () => {
    throw new Error(SECRET);
  },
  "Query.unreachable": () => {
    throw new Error("timeout exceeded when trying to connect");
  },
  "Query.refused": () => {
    throw badInput("size", "The size is wrong.");
  },
  "Query.weight": () => Infinity,
  "Mutation.change": () => ({ id: "1" }),
};

const open = (options: Partial<Parameters<typeof TinyServer.open>[0]> = {}) =>
  TinyServer.open({ schema: SCHEMA, resolvers, ...options });

const GRAPHQL = { accept: "application/graphql-response+json" };

describe.each([true, false])("limits, compiled: %s", (compiled) => {
  let server: TinyServer;

  afterEach(async () => {
    await server.http.close();
  });

  it("tell in every answer what it cost and what is left", async () => {
    // So slow that nothing comes back while the answer is made.
    server = await open({ compiled, limits: { costRestoreRate: 1 } });
    const first = await server.ask({ query: "{ one { id } }" });
    expect(first.extensions).toEqual({ cost: { requested: 2, available: 998, restoreRate: 1 } });
    const invalid = await server.ask({ query: "{ nothing }" });
    expect(invalid.extensions.cost).toMatchObject({ requested: 1, restoreRate: 1 });
    expect(invalid.errors[0].extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
  });

  it("count the reading of a document that nobody sent before", async () => {
    server = await open({ compiled });
    const query = `{ one { id } ${"... { one { id } } ".repeat(9)} }`;
    const requested = async () => (await server.ask({ query })).extensions.cost.requested as number;
    expect((await requested()) - (await requested())).toBe(3);
  });

  it("count the reading of an invalid document each time", async () => {
    server = await open({ compiled });
    const query = `{ nothing { id } ${"... { nothing { id } } ".repeat(9)} }`;
    for (const _time of [1, 2]) expect((await server.ask({ query })).extensions.cost.requested).toBe(4);
  });

  it("refuse whoever has no points left, and say when to come again", async () => {
    server = await open({ compiled, limits: { costCapacity: 12, costRestoreRate: 2 } });
    const query = "{ many(first: 100) { edges { node { id } } } }";
    expect((await server.ask({ query })).data.many.edges).toHaveLength(100);
    const refused = await server.ask({ query });
    expect(refused).toMatchObject({
      status: 429,
      headers: { "retry-after": expect.stringMatching(/^[56]$/) },
      errors: [{ extensions: { code: "RATE_LIMITED" } }],
      extensions: { cost: { requested: 11, restoreRate: 2 } },
    });
    server.admit("ann", "ADVISER");
    expect((await server.ask({ query }, { authorization: "Bearer ann" })).errors).toBeUndefined();
  });

  it("refuse what costs more than anybody ever has", async () => {
    server = await open({ compiled, limits: { costCapacity: 10 } });
    const refused = await server.ask({ query: "{ many(first: 100) { edges { node { id } } } }" });
    expect(refused.errors[0]).toMatchObject({
      message: expect.stringContaining("costs 11 points"),
      extensions: { code: "QUERY_TOO_COMPLEX" },
    });
  });

  it("let analysts ask for more", async () => {
    server = await open({ compiled });
    server.admit("ann", "ANALYST");
    const query = `{ one { id } ${"# ".padEnd(10)}\n ${Array.from({ length: 500 }, () => "... { one { id } }").join(" ")} }`;
    expect((await server.ask({ query })).errors[0].message).toContain("words and signs");
    const analyst = await server.ask({ query }, { authorization: "Bearer ann" });
    expect(analyst.errors[0].message).toContain("questions at once");
    expect(analyst.extensions.cost).toMatchObject({ restoreRate: 200 });
  });

  it("stop an operation that takes too long, and what it would have done next", async () => {
    server = await open({ compiled, limits: { operationMs: 100 } });
    const begun = performance.now();
    const late = await server.ask({ query: "{ slow { again { id } } }" });
    expect(performance.now() - begun).toBeLessThan(250);
    expect(late).toMatchObject({ status: 200, data: null, errors: [{ extensions: { code: "TIMEOUT" } }] });
    resolvedAfterwards = 0;
    await wait(500);
    expect(resolvedAfterwards).toBe(0);
    expect(server.logged).toEqual([]);
  });

  it("show at most five errors", async () => {
    server = await open({ compiled });
    const aliases = Array.from({ length: 9 }, (_, index) => `a${String(index)}: refused(size: 1)`);
    const { errors } = await server.ask({ query: `{ ${aliases.join(" ")} }` });
    expect(errors).toHaveLength(5);
  });

  it("mask what nobody expected, under an id that is in the log", async () => {
    server = await open({ compiled });
    const answer = await server.ask({ query: "{ broken }" });
    const { id, code } = answer.errors[0].extensions;
    expect(code).toBe("INTERNAL_SERVER_ERROR");
    expect(server.logged).toEqual([{ id, error: expect.objectContaining({ message: SECRET }) }]);
    expect(JSON.stringify(answer)).not.toContain("select");
    expect(Object.keys(answer.errors[0]).sort()).toEqual(["extensions", "locations", "message", "path"]);
  });

  it("answer 503 when the database is out of reach, also before anything is asked", async () => {
    server = await open({ compiled });
    const unreachable = { status: 503, errors: [{ extensions: { code: "SERVICE_UNAVAILABLE" } }] };
    const inside = await server.ask({ query: "{ unreachable }" });
    expect(inside).toMatchObject(unreachable);
    expect(inside.headers["retry-after"]).toBe("1");
    server.identificationFails = true;
    const before = await server.ask({ query: "{ one { id } }" });
    expect(before).toMatchObject(unreachable);
    expect(before.headers["retry-after"]).toBe("1");
    expect(server.logged).toEqual([]);
  });

  it("give refusals of the request a status that fits the media type", async () => {
    server = await open({ compiled });
    for (const query of ["{", "{ nothing }", "query ($s: Int!) { refused(size: $s) }"]) {
      expect((await server.ask({ query }, GRAPHQL)).status).toBe(400);
      expect((await server.ask({ query })).status).toBe(200);
    }
    expect((await server.ask({ query: "{ refused(size: 1) }" }, GRAPHQL)).status).toBe(200);
    expect((await server.ask({ query: "{ one { id } }" }, { authorization: "Bearer nobody" })).status).toBe(
      401,
    );
  });
});

describe("the HTTP interface", () => {
  let server: TinyServer;

  afterEach(async () => {
    await server.http.close();
  });

  it("keeps answers out of caches and says how browsers may treat them", async () => {
    server = await open();
    for (const query of ["{ one { id } }", "{", "{ nothing }"])
      expect((await server.ask({ query })).headers).toMatchObject({
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
        "x-frame-options": "SAMEORIGIN",
      });
  });

  it("lets front-ends of the list in, and no other", async () => {
    server = await open({ allowedOrigins: ["https://partners.example"] });
    const ask = (origin: string) => server.ask({ query: "{ one { id } }" }, { origin });
    expect((await ask("https://partners.example")).headers["access-control-allow-origin"]).toBe(
      "https://partners.example",
    );
    expect((await ask("https://elsewhere.example")).headers["access-control-allow-origin"]).toBeUndefined();
  });

  it("takes queries by GET and refuses changes", async () => {
    server = await open();
    const get = (query: string) =>
      server.http.inject({
        url: `/graphql?query=${encodeURIComponent(query)}`,
        headers: { "graphql-preflight": "1" },
      });
    expect((await get("{ one { id } }")).json()).toMatchObject({ data: { one: { id: "1" } } });
    const refused = await get("mutation { change { id } }");
    expect(refused.statusCode).toBe(405);
    expect(refused.json()).toMatchObject({ errors: [{ extensions: { code: "BAD_USER_INPUT" } }] });
  });

  it("answers other methods, addresses and broken addresses in its one format", async () => {
    server = await open();
    const inject = async (method: "PUT" | "GET", url: `/${string}`) => {
      const response = await server.http.inject({ method, url });
      return [response.statusCode, response.json().errors[0].extensions.code];
    };
    expect(await inject("PUT", "/graphql")).toEqual([405, "BAD_USER_INPUT"]);
    expect(await inject("GET", "/nowhere")).toEqual([404, "NOT_FOUND"]);
    expect(await inject("GET", "/%E0%A4%A")).toEqual([400, "BAD_USER_INPUT"]);
  });

  it("answers questions about the schema to those who signed in, and to others where it is set", async () => {
    server = await open({ introspection: false });
    server.admit("ann", "SME_MEMBER");
    const query = getIntrospectionQuery();
    expect((await server.ask({ query })).errors[0].extensions.code).toBe("UNAUTHENTICATED");
    expect((await server.ask({ query }, { authorization: "Bearer ann" })).data.__schema).toBeDefined();
    expect((await server.ask({ query: "{ __typename }" })).data).toEqual({ __typename: "Query" });
  });

  it("masks a number that is none, and the server goes on", async () => {
    server = await open();
    const { errors } = await server.ask({ query: "{ weight }" });
    expect(errors[0].extensions.code).toBe("INTERNAL_SERVER_ERROR");
    expect((await server.ask({ query: "{ one { id } }" })).data).toBeDefined();
  });
});

describe("listed documents", () => {
  const text = "query One { one { id } }";
  const hash = createHash("sha256").update(text).digest("hex");
  const documents = new Map([[hash, text]]);
  let server: TinyServer;

  afterEach(async () => {
    await server.http.close();
  });

  it("are executed by their hash", async () => {
    server = await open({ persisted: { documents, only: false } });
    const data = { one: { id: "1" } };
    expect((await server.ask({ documentId: hash })).data).toEqual(data);
    expect((await server.ask({ documentId: `sha256:${hash}` })).data).toEqual(data);
    expect((await server.ask({ query: text })).data).toEqual(data);
    const byGet = await server.http.inject({
      url: `/graphql?documentId=${hash}`,
      headers: { "graphql-preflight": "1" },
    });
    expect(byGet.json()).toMatchObject({ data });
  });

  it("are the only ones where it is set", async () => {
    server = await open({ persisted: { documents, only: true } });
    expect((await server.ask({ documentId: hash })).data).toEqual({ one: { id: "1" } });
    const refused = await server.ask({ query: text });
    expect(refused).toMatchObject({ status: 403, errors: [{ extensions: { code: "FORBIDDEN" } }] });
  });
});

describe("the prices of a whole Passerelle", () => {
  let passerelle: Passerelle;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
  });

  afterAll(async () => {
    await passerelle.stop();
  });

  it("let every starter tab run with points to spare", async () => {
    const adviser = await passerelle.adviser("BRUSSELS");
    const folder = join(__dirname, "..", "..", "src", "server", "explorer", "tabs");
    for (const file of readdirSync(folder)) {
      const query = readFileSync(join(folder, file), "utf8");
      const answer = await passerelle.http.inject({
        method: "POST",
        url: "/graphql",
        headers: { authorization: `Bearer ${adviser.token ?? ""}` },
        payload: { query },
      });
      const { data, extensions } = answer.json();
      expect({ file, isExecuted: data !== undefined }).toEqual({ file, isExecuted: true });
      expect(extensions.cost.requested).toBeLessThan(LIMIT_TABLE.costCapacity.value / 2);
    }
  });

  it("name fields that exist, and every field that ranks", () => {
    const types = Object.values(passerelle.application.schema.getTypeMap()).filter(isObjectType);
    const fields = types.flatMap((type) =>
      Object.values(type.getFields()).map(
        (field) => [`${type.name}.${field.name}`, String(field.type)] as const,
      ),
    );
    const names: string[] = fields.map(([name]) => name);
    expect(Object.keys(FIELD_POINTS).filter((name) => !names.includes(name))).toEqual([]);
    const ranking = fields.filter(([, type]) => type.startsWith("SuggestionConnection"));
    expect(ranking.filter(([name]) => !(name in FIELD_POINTS))).toEqual([]);
  });
});
