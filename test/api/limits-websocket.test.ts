import { EventEmitter, on } from "node:events";
import { connect } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { WebSocket } from "ws";
import { Passerelle } from "../support/passerelle";
import { TinyServer, type TinyOptions } from "../unit/limits/tiny-server";

const SCHEMA = `
  type Query { one: Int }
  type Mutation { change: Int }
  type Subscription { ticks: Tick broken: Int }
  type Tick { number: Int who: String again: Tick }
`;

const events = new EventEmitter().setMaxListeners(50);

async function* ticks(): AsyncGenerator {
  for await (const [number] of on(events, "tick")) yield { ticks: { number } };
}

const options: TinyOptions = {
  schema: SCHEMA,
  resolvers: {
    "Tick.who": (_source, _args, { viewer }) => viewer.name,
    "Subscription.broken": () => {
      throw new Error("secret");
    },
  },
  subscribe: { "Subscription.ticks": ticks, "Subscription.broken": ticks },
};

interface Message {
  readonly id?: string;
  readonly type: string;
  readonly payload?: any;
}

/** A client that speaks the protocol by hand, so that it can also speak it wrongly. */
class Client {
  readonly closed: Promise<{ code: number; reason: string }>;
  private readonly messages: Message[] = [];
  private wake: () => void = () => undefined;

  constructor(readonly socket: WebSocket) {
    socket.on("message", (data) => {
      this.messages.push(JSON.parse((data as Buffer).toString("utf8")) as Message);
      this.wake();
    });
    socket.on("error", () => undefined);
    this.closed = new Promise((resolve) => {
      socket.on("close", (code, reason) => {
        resolve({ code, reason: String(reason) });
      });
    });
  }

  send(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  async next(): Promise<Message> {
    while (this.messages.length === 0) await new Promise<void>((resolve) => (this.wake = resolve));
    return this.messages.shift() as Message;
  }

  subscribe(query: string, id = "1"): void {
    this.send({ id, type: "subscribe", payload: { query } });
  }
}

describe("web sockets", () => {
  let server: TinyServer;
  let address: string;
  const clients: Client[] = [];

  async function open(more: Partial<TinyOptions> = {}): Promise<void> {
    server = await TinyServer.open({ ...options, ...more });
    server.admit("ann", "ADVISER");
    address = (await server.http.listen({ host: "127.0.0.1", port: 0 })).replace("http", "ws");
  }

  function client(headers: Record<string, string> = {}, protocol = "graphql-transport-ws"): Client {
    const made = new Client(new WebSocket(`${address}/graphql`, protocol, { headers }));
    clients.push(made);
    return made;
  }

  async function connected(token?: string, headers: Record<string, string> = {}): Promise<Client> {
    const made = client(headers);
    await new Promise((resolve) => made.socket.once("open", resolve));
    made.send({
      type: "connection_init",
      ...(token ? { payload: { authorization: `Bearer ${token}` } } : {}),
    });
    return made;
  }

  /** Status of a refused request for a web socket. */
  function refused(path: string, headers: Record<string, string>): Promise<{ status: number; body: string }> {
    const { hostname, port } = new URL(address);
    const lines = Object.entries({
      Host: `${hostname}:${port}`,
      Upgrade: "websocket",
      Connection: "Upgrade",
      "Sec-WebSocket-Version": "13",
      "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
      ...headers,
    }).map(([name, value]) => `${name}: ${value}`);
    return new Promise((resolve) => {
      const socket = connect(Number(port), hostname);
      let text = "";
      socket.on("data", (data) => {
        text += data.toString("utf8");
        if (text.startsWith("HTTP/1.1 101")) socket.destroy();
      });
      socket.on("close", () => {
        resolve({ status: Number(text.slice(9, 12)), body: text.split("\r\n\r\n")[1] ?? "" });
      });
      socket.write(`GET ${path} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`);
    });
  }

  afterEach(async () => {
    for (const one of clients.splice(0)) one.socket.terminate();
    await server.http.close();
  });

  it("carry events to their viewer, each with its cost", async () => {
    await open();
    const ann = await connected("ann");
    expect(await ann.next()).toEqual({ type: "connection_ack" });
    ann.subscribe("subscription { ticks { number who } }");
    ann.send({ type: "ping" });
    expect(await ann.next()).toEqual({ type: "pong" });
    await wait(50);
    events.emit("tick", 1);
    events.emit("tick", 2);
    expect(await ann.next()).toMatchObject({
      id: "1",
      type: "next",
      payload: {
        data: { ticks: { number: 1, who: "ann" } },
        extensions: { cost: { requested: 2, restoreRate: 50 } },
      },
    });
    expect(await ann.next()).toMatchObject({ payload: { data: { ticks: { number: 2 } } } });
    ann.send({ id: "1", type: "complete" });
    ann.send({ type: "ping" });
    expect(await ann.next()).toEqual({ type: "pong" });
    await wait(50);
    events.emit("tick", 3);
    ann.send({ type: "ping" });
    expect(await ann.next()).toEqual({ type: "pong" });
  });

  it.each([
    ["a query", "{ one }", "BAD_USER_INPUT", "subscriptions only"],
    ["a change", "mutation { change }", "BAD_USER_INPUT", "subscriptions only"],
    ["a syntax error", "subscription {", "GRAPHQL_PARSE_FAILED", "Syntax Error"],
    ["an unknown field", "subscription { tocks }", "GRAPHQL_VALIDATION_FAILED", "Cannot query field"],
    [
      "too many levels",
      `subscription { ticks { ${"again { ".repeat(12)} number ${"} ".repeat(12)} } }`,
      "QUERY_TOO_COMPLEX",
      "levels deep",
    ],
    [
      "fragments in a circle",
      "subscription { ...A } fragment A on Subscription { ...A }",
      "GRAPHQL_VALIDATION_FAILED",
      "within itself",
    ],
    [
      "too many names",
      `subscription { ticks { ${"number ".repeat(30)} } }`,
      "QUERY_TOO_COMPLEX",
      "repeats 29",
    ],
  ])("refuse %s", async (_name, query, code, sentence) => {
    await open();
    const ann = await connected("ann");
    await ann.next();
    ann.subscribe(query);
    const refusal = await ann.next();
    expect(refusal).toMatchObject({ id: "1", type: "error", payload: [{ extensions: { code } }] });
    expect(refusal.payload[0].message).toContain(sentence);
    expect(server.logged).toEqual([]);
  });

  it("mask what nobody expected", async () => {
    await open();
    const ann = await connected("ann");
    await ann.next();
    ann.subscribe("subscription { broken }");
    await wait(50);
    events.emit("tick", 1);
    const { payload } = await ann.next();
    expect(payload.errors[0].extensions).toEqual({
      code: "INTERNAL_SERVER_ERROR",
      id: server.logged[0]?.id,
    });
    expect(JSON.stringify(payload)).not.toContain("secret");
  });

  it("take the points of each event from the one bucket", async () => {
    await open({ limits: { costCapacity: 7, costRestoreRate: 1 } });
    const ann = await connected("ann");
    await ann.next();
    ann.subscribe("subscription { ticks { number } }");
    await wait(50);
    for (const number of [1, 2, 3]) events.emit("tick", number);
    await ann.next();
    await ann.next();
    expect((await ann.next()).payload).toMatchObject({
      data: null,
      errors: [{ extensions: { code: "RATE_LIMITED" } }],
    });
    const overHttp = await server.ask({ query: "{ one }" }, { authorization: "Bearer ann" });
    expect(overHttp.extensions.cost.available).toBeLessThan(3);
  });

  it("close for a token that is nobody's, and take the one of the headers", async () => {
    await open();
    expect(await (await connected("nobody")).closed).toMatchObject({ code: 4401 });
    const ann = await connected(undefined, { authorization: "Bearer ann" });
    await ann.next();
    ann.subscribe("subscription { ticks { who } }");
    await wait(50);
    events.emit("tick", 1);
    expect((await ann.next()).payload.data).toEqual({ ticks: { who: "ann" } });
  });

  it("close soon after a revocation, and when roles change", async () => {
    await open({ limits: { socketCheckMs: 100 } });
    server.admit("bob", "ANALYST");
    const ann = await connected("ann");
    const bob = await connected("bob");
    await Promise.all([ann.next(), bob.next()]);
    server.people.delete("ann");
    server.admit("bob", "SME_MEMBER");
    expect(await ann.closed).toMatchObject({ code: 4401 });
    expect(await bob.closed).toMatchObject({ code: 4401, reason: expect.stringContaining("roles") });
  });

  it("tell nothing of an event to somebody whose rights ended a moment ago", async () => {
    await open();
    const ann = await connected("ann");
    await ann.next();
    ann.subscribe("subscription { ticks { number } }");
    await wait(50);
    server.people.delete("ann");
    events.emit("tick", 1);
    expect(await ann.closed).toMatchObject({ code: 4401 });
  });

  it("are five a person, and a place that is given up is free again", async () => {
    await open();
    const five = await Promise.all([1, 2, 3, 4, 5].map(() => connected("ann")));
    await Promise.all(five.map((one) => one.next()));
    expect(await (await connected("ann")).closed).toMatchObject({ code: 4429 });
    five[0]?.socket.close();
    await five[0]?.closed;
    await wait(20);
    expect(await (await connected("ann")).next()).toEqual({ type: "connection_ack" });
  });

  it("are so many an address, said hello or not", async () => {
    await open({ limits: { socketsPerAddress: 3 } });
    await Promise.all(
      [client(), client(), client()].map((one) => new Promise((resolve) => one.socket.once("open", resolve))),
    );
    expect(await refused("/graphql", {})).toMatchObject({ status: 429 });
  });

  it("have ten subscriptions at once", async () => {
    await open();
    const ann = await connected("ann");
    await ann.next();
    for (let id = 0; id <= 10; id++) ann.subscribe("subscription { ticks { number } }", String(id));
    expect(await ann.next()).toMatchObject({
      id: "10",
      type: "error",
      payload: [{ extensions: { code: "RATE_LIMITED" } }],
    });
  });

  it("ask where a page comes from", async () => {
    await open({ allowedOrigins: ["https://partners.example"] });
    const { host } = new URL(address);
    expect(await refused("/graphql", { Origin: "https://elsewhere.example" })).toMatchObject({ status: 403 });
    expect(await refused("/graphql", { Origin: "null" })).toMatchObject({ status: 403 });
    expect(await refused("/graphql", { Origin: "https://partners.example" })).toMatchObject({ status: 101 });
    expect(await refused("/graphql", { Origin: `http://${host}` })).toMatchObject({ status: 101 });
    const elsewhere = await refused("/elsewhere", {});
    expect([elsewhere.status, JSON.parse(elsewhere.body).errors[0].extensions.code]).toEqual([
      404,
      "NOT_FOUND",
    ]);
  });

  it.each([
    [
      "no JSON",
      (one: Client) => {
        one.socket.send("{");
      },
      4400,
    ],
    [
      "a message of the other side",
      (one: Client) => {
        one.send({ id: "1", type: "next", payload: {} });
      },
      4400,
    ],
    [
      "an unknown message",
      (one: Client) => {
        one.send({ type: "anything" });
      },
      4400,
    ],
    [
      "a subscription before the greeting",
      (one: Client) => {
        one.subscribe("subscription { ticks { number } }");
      },
      4401,
    ],
    [
      "two greetings",
      (one: Client) => {
        one.send({ type: "connection_init" });
        one.send({ type: "connection_init" });
      },
      4429,
    ],
    [
      "a message larger than any",
      (one: Client) => {
        one.socket.send("x".repeat(100_000));
      },
      1009,
    ],
    ["silence", () => undefined, 4408],
  ])("close after %s, and the server goes on", async (_name, misbehave, code) => {
    await open({ limits: { socketInitMs: 200 } });
    const stranger = client();
    await new Promise((resolve) => stranger.socket.once("open", resolve));
    misbehave(stranger);
    expect((await stranger.closed).code).toBe(code);
    expect((await server.ask({ query: "{ one }" })).data).toEqual({ one: null });
    expect(server.logged).toEqual([]);
  });

  it("speak no other protocol", async () => {
    await open();
    const old = client({}, "graphql-ws");
    const code = await Promise.race([old.closed.then((closed) => closed.code), wait(2_000)]);
    expect([1006, 4406]).toContain(code);
  });

  it("end when the server does", async () => {
    await open();
    const ann = await connected("ann");
    await ann.next();
    await server.http.close();
    expect(await ann.closed).toMatchObject({ code: 1001 });
  });

  it("say that a schema has no subscriptions", async () => {
    await open({ schema: "type Query { one: Int }", resolvers: {}, subscribe: {} });
    const ann = await connected("ann");
    await ann.next();
    ann.subscribe("subscription { ticks { number } }");
    expect((await ann.next()).payload[0].message).toContain("The schema has no subscriptions");
  });
});

it("subscriptions over HTTP are sent to the web socket", async () => {
  const server = await TinyServer.open(options);
  const { errors } = await server.ask({ query: "subscription { ticks { number } }" });
  expect(errors[0].message).toContain("web socket");
  await server.http.close();
});

it("a whole Passerelle closes the web socket of somebody who was deactivated", async () => {
  const passerelle = await Passerelle.start({ limits: { socketCheckMs: 200 } });
  const address = (await passerelle.http.listen({ host: "127.0.0.1", port: 0 })).replace("http", "ws");
  const adviser = await passerelle.adviser("BRUSSELS");
  const client = new Client(new WebSocket(`${address}/graphql`, "graphql-transport-ws"));
  await new Promise((resolve) => client.socket.once("open", resolve));
  client.send({ type: "connection_init", payload: { authorization: `Bearer ${adviser.token ?? ""}` } });
  expect(await client.next()).toEqual({ type: "connection_ack" });
  await passerelle.dataSource.query("update person set deactivated_at = now()");
  passerelle.clock.advance(11_000);
  expect(await client.closed).toMatchObject({ code: 4401 });
  await passerelle.stop();
});
