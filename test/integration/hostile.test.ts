import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { ERROR_CODES } from "../../src/modules/shared/domain-error";
import { Passerelle } from "../support/passerelle";

/** Longest wait for an answer to anything. */
const ANSWERED_WITHIN_MS = 2_000;
/** Shorter than in use, so that a slow request is refused while the test looks on. */
const SLOW_MS = 300;

interface Answered {
  readonly status: number;
  readonly body: string;
}

interface Target {
  readonly url: string;
  readonly port: number;
  readonly token: string;
}

type Attack = (target: Target) => Promise<Answered>;

const JSON_TYPE = { "content-type": "application/json" };

async function send({ url, token }: Target, init: RequestInit = {}, search = ""): Promise<Answered> {
  const response = await fetch(`${url}${search}`, {
    method: "POST",
    ...init,
    headers: { ...JSON_TYPE, authorization: `Bearer ${token}`, ...(init.headers as object) },
  });
  return { status: response.status, body: await response.text() };
}

/** Sends a body as JSON. */
function body(value: unknown): Attack {
  return (target) => send(target, { body: JSON.stringify(value) });
}

function query(text: string, variables?: object): Attack {
  return body({ query: text, ...(variables ? { variables } : {}) });
}

/** Sends a text as it is, under any content type. */
function raw(text: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}): Attack {
  return (target) => send(target, { body: text, headers });
}

function withHeaders(headers: Record<string, string>, method = "POST"): Attack {
  return (target) =>
    send(target, { method, headers, ...(method === "POST" ? { body: '{"query":"{ __typename }"}' } : {}) });
}

function get(search: string, headers: Record<string, string> = { "graphql-preflight": "1" }): Attack {
  return async ({ url, token }) => {
    const response = await fetch(`${url}${search}`, {
      headers: { authorization: `Bearer ${token}`, ...headers },
    });
    return { status: response.status, body: await response.text() };
  };
}

/** Writes bytes to the port and reads until the other side hangs up. */
function bytes(...parts: string[]): Attack {
  return ({ port }) =>
    new Promise((resolve, reject) => {
      const socket = connect(port, "127.0.0.1");
      let answer = "";
      socket.on("data", (data) => (answer += data.toString("utf8")));
      socket.on("error", reject);
      socket.on("close", () => {
        const [head = "", ...rest] = answer.split("\r\n\r\n");
        resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(head)?.[1]), body: rest.join("\r\n\r\n") });
      });
      for (const part of parts) socket.write(part);
    });
}

const repeated = (count: number, make: (index: number) => string, between = " ") =>
  Array.from({ length: count }, (_, index) => make(index)).join(between);

const nested = (levels: number, open: string, innermost: string, close: string) =>
  `${open.repeat(levels)}${innermost}${close.repeat(levels)}`;

function nestedValue(levels: number, wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = "x";
  for (let level = 0; level < levels; level++) value = wrap(value);
  return value;
}

const doubling = repeated(
  30,
  (index) => `fragment F${String(index)} on Query { ...F${String(index + 1)} ...F${String(index + 1)} }`,
);
const capabilitiesOfCapabilities = (levels: number) =>
  nested(levels, "{ capabilities { edges { node { organisation ", "{ legalName }", " } } } }");

const attacks: Readonly<Record<string, Attack>> = {
  "fields nested thirteen deep": query(
    `{ viewer { organisations ${nested(3, "{ needs { edges { node { organisation ", "{ id }", " } } } }")} } }`,
  ),
  "fields nested hundreds deep": query(`{ viewer { organisations ${capabilitiesOfCapabilities(60)} } }`),
  "brackets without end": query("{a".repeat(400)),
  "fragments in a circle": query(
    "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A __typename }",
  ),
  "a fragment in itself": query("{ ...A } fragment A on Query { __typename ...A }"),
  "a circle below a field": query(
    "{ viewer { organisations { ...A } } } fragment A on Organisation { needs { edges { node { organisation { ...A } } } } }",
  ),
  "fragments that double each other thirty times": query(
    `{ ...F0 } ${doubling} fragment F30 on Query { __typename }`,
  ),
  "sixteen aliases": query(`{ ${repeated(16, (index) => `a${String(index)}: __typename`)} }`),
  "three hundred aliases": query(`{ viewer { ${repeated(300, (index) => `a${String(index)}: name`)} } }`),
  "aliases in a fragment that is used often": query(
    `{ a: viewer { ...V } b: viewer { ...V } c: viewer { ...V } d: viewer { ...V } } fragment V on Viewer { p: name q: name r: name s: name }`,
  ),
  "a flood of __typename": query(`{ viewer { ${repeated(500, () => "__typename")} } }`),
  "one field five hundred times": query(`{ viewer { ${repeated(500, () => "name")} } }`),
  "one answer name for many arguments": query(
    `{ ${repeated(60, (index) => `a: need(id: "${String(index)}") { id }`)} }`,
  ),
  "fifty directives on a field": query(`{ viewer { name ${repeated(50, () => "@include(if: true)")} } }`),
  "unknown directives": query(`{ viewer { name ${repeated(50, (index) => `@d${String(index)}`)} } }`),
  "eleven questions": query(
    `{ ${["viewer { name }", "sectors { code }", ...Array.from({ length: 9 }, (_, index) => `v${String(index)}: viewer { name }`)].join(" ")} }`,
  ),
  "more words than are read": query(`{ viewer { ${repeated(1_500, () => "name")} } }`),
  "fifty thousand words": query(`{ viewer { ${repeated(50_000, () => "id")} } }`),
  "fifty thousand comments and no end": query(`${"# nothing\n".repeat(20_000)}{`),
  "a thousand fragments that nobody uses": query(
    `{ __typename } ${repeated(130, (index) => `fragment F${String(index)} on Query { __typename }`)}`,
  ),
  "a list in a list in a list, written out": query(`{ nodes(ids: ${nested(450, "[", '"x"', "]")}) { id } }`),
  "an object in an object, written out": query(
    `{ organisations(filter: ${nested(200, "{ a: ", "1", " }")}) { totalCount } }`,
  ),
  "variables nested ten thousand lists deep": (target) =>
    send(target, {
      body: `{"query":"query ($ids: [ID!]!) { nodes(ids: $ids) { id } }","variables":{"ids":${nested(10_000, "[", '"x"', "]")}}}`,
    }),
  "variables nested a thousand objects deep": query(
    "query ($f: OrganisationFilter) { organisations(filter: $f) { totalCount } }",
    {
      f: nestedValue(1_000, (inner) => ({ region: inner })),
    },
  ),
  "lists that multiply in variables": query("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", {
    ids: Array.from({ length: 50 }, () => Array.from({ length: 50 }, () => ["x"])),
  }),
  "fifty thousand identifiers": query("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", {
    ids: Array.from({ length: 50_000 }, () => "x"),
  }),
  "one hundred and one identifiers": query("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", {
    ids: Array.from({ length: 101 }, () => "x"),
  }),
  "one hundred and one identifiers, written out": query(
    `{ nodes(ids: [${repeated(101, () => '"x"')}]) { id } }`,
  ),
  "a million records": query(
    "{ organisations(first: 100) { edges { node { needs(first: 100) { edges { node { organisation { capabilities(first: 100) { edges { node { id } } } } } } } } } } }",
  ),
  "a million records by variables": query(
    "query ($n: Int!) { organisations(first: $n) { edges { node { needs(first: $n) { edges { node { organisation { capabilities(first: $n) { edges { node { id } } } } } } } } } } }",
    { n: 100 },
  ),
  "a page of two thousand million": query("{ organisations(first: 2147483647) { totalCount } }"),
  "a page larger than numbers": query("{ organisations(first: 2147483648) { totalCount } }"),
  "a page of minus one": query("{ organisations(first: -1) { totalCount } }"),
  "a page of nothing": query("{ organisations(first: 0) { totalCount } }"),
  "infinity, written out": query("{ unmatchedNeeds(belowScore: 1e999) { bestScore } }"),
  "infinity with four hundred digits": query(
    `{ unmatchedNeeds(belowScore: ${"9".repeat(400)}) { bestScore } }`,
  ),
  "infinity in a variable": (target) =>
    send(target, {
      body: '{"query":"query ($s: Float!) { unmatchedNeeds(belowScore: $s) { bestScore } }","variables":{"s":1e999}}',
    }),
  "a text of two hundred thousand characters": query("query ($t: String!) { search(text: $t) { score } }", {
    t: "é".repeat(100_000),
  }),
  "a NUL byte": query("query ($t: String!) { search(text: $t) { score } }", { t: "a\u0000b" }),
  "half a surrogate pair": query("query ($t: String!) { search(text: $t) { score } }", { t: "a\ud800b" }),
  "an identifier that is none": query('{ node(id: "../../etc/passwd") { id } }'),
  "an identifier with SQL in it": query(
    `{ node(id: "${Buffer.from("Need:' or 1=1 --").toString("base64")}") { id } }`,
  ),
  "a cursor that is none": query('{ organisations(after: "AAAA") { totalCount } }'),
  "a cursor with other values": query(
    `{ organisations(after: "${Buffer.from('[{"$gt":""}]').toString("base64url")}") { totalCount } }`,
  ),
  "an enum value that does not exist": query("{ organisations(filter: { region: MARS }) { totalCount } }"),
  "types that ask for their types for ever": query(
    `{ __schema { types { ${nested(6, "fields { type { ", "name", " } }")} } } }`,
  ),
  "introspection under sixteen names": query(
    `{ ${repeated(16, (index) => `s${String(index)}: __schema { types { name } }`)} }`,
  ),
  "a subscription by POST": query("subscription { anything }"),
  "an operation that is not there": body({ query: "query A { __typename }", operationName: "B" }),
  "two operations and no choice": query("query A { __typename } query B { __typename }"),
  "no operation at all": query("fragment F on Query { __typename }"),
  "an empty document": query(""),
  "a schema as a document": query("type Query { a: Int }"),
  "a list of operations": body([{ query: "{ __typename }" }, { query: "{ __typename }" }]),
  "a list of a thousand operations": body(Array.from({ length: 1_000 }, () => ({ query: "{ __typename }" }))),
  "an empty list": body([]),
  "nothing as JSON": raw("null"),
  "a number": raw("42"),
  "a text": raw('"{ __typename }"'),
  "no body": (target) => send(target, {}),
  "half a body": raw('{"query": "{ __typen'),
  "ten thousand brackets": raw("[".repeat(10_000)),
  "a prototype": raw('{"query":"{ __typename }","__proto__":{"admin":true}}'),
  "a constructor's prototype": raw('{"query":"{ __typename }","constructor":{"prototype":{"admin":true}}}'),
  "a document that is an object": body({ query: { kind: "Document", definitions: [] } }),
  "variables that are a text": body({ query: "{ __typename }", variables: '{"a":1}' }),
  "variables that are a list": body({ query: "{ __typename }", variables: [1] }),
  "an operation name that is an object": body({ query: "{ __typename }", operationName: {} }),
  "extensions that are a text": body({ query: "{ __typename }", extensions: "x" }),
  "a body of three hundred kilobytes": raw(JSON.stringify({ query: "#".repeat(300_000) })),
  "bytes that are no UTF-8": raw(new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])),
  "a compressed body": raw(gzipSync(JSON.stringify({ query: "#".repeat(10_000_000) })), {
    "content-encoding": "gzip",
  }),
  "a body that is compressed on its way": bytes(
    'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: gzip, chunked\r\n\r\n1a\r\n{"query":"{ __typename }"}\r\n0\r\n\r\n',
  ),
  "a text body": raw('{"query":"{ __typename }"}', { "content-type": "text/plain" }),
  "a form": raw("query={__typename}", { "content-type": "application/x-www-form-urlencoded" }),
  "a form with files": raw('--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n{}\r\n--x--', {
    "content-type": "multipart/form-data; boundary=x",
  }),
  "GraphQL as a body": raw("{ __typename }", { "content-type": "application/graphql" }),
  "another character set": raw('{"query":"{ __typename }"}', {
    "content-type": "application/json; charset=utf-16",
  }),
  "an answer that nobody can read": withHeaders({ accept: "image/png" }),
  "a hash that nobody registered": body({
    extensions: { persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } },
  }),
  "a hash to be registered": body({
    query: "{ __typename }",
    extensions: { persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } },
  }),
  "a document that is not listed": body({ documentId: "sha256:0123456789" }),
  "a listed document and another": body({ documentId: "sha256:0123456789", query: "{ __typename }" }),
  "a documentId that is an object": body({ documentId: { toString: "x" } }),
  "a change by GET": get(`?query=${encodeURIComponent("mutation { signOut { __typename } }")}`),
  "a GET that any page can send": get("?query={__typename}", {}),
  "a GET with two documents": get("?query={__typename}&query={__typename}"),
  "a GET with broken variables": get("?query={__typename}&variables={"),
  PUT: withHeaders({}, "PUT"),
  DELETE: withHeaders({}, "DELETE"),
  "an address of nine kilobytes": get(`?query=${"x".repeat(9_000)}`),
  "a token that is signed by nobody": withHeaders({
    authorization: "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.",
  }),
  "a token of nine kilobytes": withHeaders({ authorization: `Bearer ${"a".repeat(9_000)}` }),
  "a password in the place of a token": withHeaders({ authorization: "Basic YTpi" }),
  "headers of seventeen kilobytes": bytes(
    `POST /graphql HTTP/1.1\r\nHost: localhost\r\n${repeated(17, (index) => `X-${String(index)}: ${"x".repeat(1_000)}`, "\r\n")}\r\n\r\n`,
  ),
  "an address of twenty kilobytes": bytes(`GET /graphql?${"x".repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`),
  "something that is no HTTP": bytes("\u0016\u0003\u0001\u0002\r\n\r\n"),
  "a request for no host": bytes(
    'POST /graphql HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 26\r\n\r\n{"query":"{ __typename }"}',
  ),
  "an expectation that nobody knows": bytes(
    'POST /graphql HTTP/1.1\r\nHost: a\r\nExpect: 200-maybe\r\nContent-Type: application/json\r\nContent-Length: 26\r\n\r\n{"query":"{ __typename }"}',
  ),
  "a tunnel to elsewhere": bytes("CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: a\r\n\r\n"),
  "two lengths": bytes(
    "POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
  ),
  "headers that never end": bytes("POST /graphql HTTP/1.1\r\nHost: localhost\r\nX-A: b\r\n"),
  "a body that never comes": bytes(
    'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"query"',
  ),
};

describe("hostile requests", () => {
  let passerelle: Passerelle;
  let target: Target;

  beforeAll(async () => {
    passerelle = await Passerelle.start({ limits: { headersMs: SLOW_MS, requestMs: SLOW_MS } });
    const address = await passerelle.http.listen({ host: "127.0.0.1", port: 0 });
    const adviser = await passerelle.adviser("BRUSSELS");
    target = { url: `${address}/graphql`, port: Number(new URL(address).port), token: adviser.token ?? "" };
  });

  afterAll(async () => {
    await passerelle.stop();
  });

  it("are more than forty", () => {
    expect(Object.keys(attacks).length).toBeGreaterThan(40);
  });

  it.each(Object.entries(attacks))("%s", async (_name, attack) => {
    const errorsBefore = passerelle.internalErrors.length;
    const begun = performance.now();
    const { status, body: text } = await attack(target);
    const elapsed = performance.now() - begun;

    const codes = JSON.parse(text).errors.map((error: any) => error.extensions.code);
    expect(codes.length).toBeGreaterThan(0);
    expect(codes.length).toBeLessThanOrEqual(5);
    expect(codes.filter((code: string) => !(ERROR_CODES as readonly string[]).includes(code))).toEqual([]);
    expect(codes).not.toContain("INTERNAL_SERVER_ERROR");
    expect(status).toBeLessThan(500);
    expect(text).not.toMatch(/node_modules|\.ts:|\.js:|apollo|fastify|graphql-js|typeorm|select .* from/i);
    expect(elapsed).toBeLessThan(ANSWERED_WITHIN_MS);
    expect(passerelle.internalErrors.slice(errorsBefore)).toEqual([]);

    const health = await send(target, { body: '{"query":"{ viewer { name } }"}' });
    expect(JSON.parse(health.body)).toMatchObject({ data: { viewer: { name: expect.any(String) } } });
  });
});
