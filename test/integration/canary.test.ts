import { inspect } from "node:util";
import {
  getNullableType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from "graphql";
import { openLog } from "../../src/server/log";
import type { Caller } from "../support/caller";
import { callerWith } from "../support/accounts";
import { Passerelle } from "../support/passerelle";
import { aBrusselsOrganisation, aCapability, aDraftNeed } from "../support/stories";

/** Sings wherever it comes out again. */
const CANARY = "kanarie-3f9a-geheim";
const CANARY_EMAIL = `${CANARY}@firm.example`;
/** What nobody is told again, not even whoever sent it. */
const SECRET_FIELDS = /password|token/i;

describe("a secret that is sent through every input", () => {
  const written: string[] = [];
  let keys = 0;
  let passerelle: Passerelle;
  let callers: readonly Caller[];
  let ids: Readonly<Record<string, string>>;

  beforeAll(async () => {
    const log = openLog("trace", { write: (line) => void written.push(line) });
    const onError = (err: unknown) => {
      log.error({ err }, "background work failed");
    };
    passerelle = await Passerelle.start({ log, parts: { onError } });
    const adviser = await passerelle.adviser("BRUSSELS");
    const organisationId = await aBrusselsOrganisation(adviser);
    ids = {
      organisation: organisationId,
      need: await aDraftNeed(adviser, organisationId),
      capability: await aCapability(adviser, organisationId),
    };
    callers = [
      adviser,
      await passerelle.someone("ADMINISTRATOR"),
      await passerelle.someone("PRIVACY_OFFICER"),
      passerelle.visitor,
    ];
  });

  afterAll(async () => {
    await passerelle.stop();
  });

  function valueOf(type: GraphQLInputType, name: string, depth = 0): unknown {
    const plain = getNullableType(type);
    if (isListType(plain)) return [valueOf(plain.ofType, name, depth + 1)];
    if (isEnumType(plain)) return plain.getValues()[0]?.name;
    if (isInputObjectType(plain)) {
      const fields = Object.values(plain.getFields()).filter(
        (field) =>
          isNonNullType(field.type) || (depth < 4 && !/^(first|last|after|before)$/.test(field.name)),
      );
      return Object.fromEntries(
        fields.map((field) => [field.name, valueOf(field.type, field.name, depth + 1)]),
      );
    }
    return scalarOf(String(plain), name);
  }

  function scalarOf(type: string, name: string): unknown {
    if (type === "Int") return 1;
    if (type === "Float") return 1.5;
    if (type === "Boolean") return true;
    if (type === "DateTime") return "2026-11-01T00:00:00Z";
    if (type === "Date") return "2020-01-01";
    if (type === "ID")
      return Object.entries(ids).find(([kind]) => name.toLowerCase().includes(kind))?.[1] ?? CANARY;
    // A repeated call would answer with what the first one made.
    if (name === "idempotencyKey") return `${CANARY}-${String((keys += 1))}`;
    return /email/i.test(name) ? CANARY_EMAIL : CANARY;
  }

  /** Every operation with the canary in each of its texts; secrets in a call of their own, so that their answers can be read. */
  function operations(): { name: string; document: string; variables: object; isSecret: boolean }[] {
    const { schema } = passerelle.application;
    return [schema.getQueryType(), schema.getMutationType()].flatMap((root) =>
      Object.values(root?.getFields() ?? {}).map((field) => {
        const given = field.args.filter(({ name }) => !/^(first|last|after|before)$/.test(name));
        const heads = given.map(({ name, type }) => `$${name}: ${String(type)}`).join(", ");
        const passed = given.map(({ name }) => `${name}: $${name}`).join(", ");
        const variables = Object.fromEntries(given.map(({ name, type }) => [name, valueOf(type, name)]));
        const selection = /[\]!]*$/.exec(String(field.type)) ? "{ __typename }" : "";
        const call = `${field.name}${passed ? `(${passed})` : ""} ${selection}`;
        const kind = root === schema.getMutationType() ? "mutation" : "query";
        return {
          name: field.name,
          document: `${kind} ${heads ? `(${heads})` : ""} { ${call} }`,
          variables,
          isSecret: SECRET_FIELDS.test(
            JSON.stringify(Object.keys((variables as { input?: object }).input ?? {})),
          ),
        };
      }),
    );
  }

  async function sendEverything(): Promise<{ sung: string[]; codes: Set<string> }> {
    const sung: string[] = [];
    const codes = new Set<string>();
    for (const { name, document, variables, isSecret } of operations())
      for (const caller of callers) {
        const { errors } = await caller.ask(document, variables);
        for (const { extensions } of errors) codes.add(extensions.code);
        if (isSecret && JSON.stringify(errors).includes(CANARY)) sung.push(name);
      }
    return { sung, codes };
  }

  it("comes out in no log line, and a secret in no error", async () => {
    const { sung, codes } = await sendEverything();
    expect(sung).toEqual([]);
    // Not everything was refused at the door.
    expect([...codes]).toEqual(expect.arrayContaining(["BAD_USER_INPUT", "NOT_FOUND", "UNAUTHENTICATED"]));
    expect(written.filter((line) => line.includes(CANARY))).toEqual([]);
  });

  it("comes out nowhere when the database fails under it, whose errors quote it", async () => {
    const rename = (from: string, to: string) =>
      passerelle.asOwner((owner) => owner.query(`alter table ${from} rename to ${to}`));
    await passerelle.asOwner((owner) =>
      owner.query(`create function refuse_quoting() returns trigger language plpgsql as $$
        begin raise exception 'no row for %', new using errcode = '23514'; end $$;
        create trigger refuse before insert on body for each row execute function refuse_quoting();
        create trigger refuse before insert on contact for each row execute function refuse_quoting();
        create trigger refuse before insert on machine_key for each row execute function refuse_quoting();`),
    );
    await rename("attempt_count", "attempt_elsewhere");
    const { sung } = await sendEverything();
    await rename("attempt_elsewhere", "attempt_count");
    expect(sung).toEqual([]);
    expect(written.length).toBeGreaterThan(0);
    expect(written.filter((line) => line.includes(CANARY))).toEqual([]);
    // It was there to be found: the errors themselves, before they were shown, carry it.
    expect(inspect(passerelle.internalErrors, { depth: 6, maxArrayLength: null })).toContain(CANARY);
  });

  it("comes out nowhere as a header, an address or a body that cannot be read", async () => {
    const { http } = passerelle;
    const headers = {
      authorization: `Bearer ${CANARY}`,
      cookie: CANARY,
      "user-agent": CANARY,
      "x-forwarded-for": CANARY,
      "accept-language": CANARY,
      referer: CANARY,
    };
    const answers = [
      await http.inject({ url: "/graphql", method: "POST", headers, payload: { query: "{ __typename }" } }),
      await http.inject({ url: `/graphql?query={__typename}&access_token=${CANARY}`, headers }),
      await http.inject({ url: `/${CANARY}`, headers }),
      await http.inject({
        url: "/graphql",
        method: "POST",
        payload: `{"${CANARY}`,
        headers: { ...headers, "content-type": "application/json" },
      }),
      await http.inject({
        url: "/graphql",
        method: "POST",
        payload: CANARY,
        headers: { "content-type": CANARY },
      }),
    ];
    for (const { body } of answers) expect(body).not.toContain(CANARY);
    expect((await callerWith(passerelle, CANARY).ask("{ viewer { id } }")).status).toBe(401);
    expect(written.filter((line) => line.includes(CANARY))).toEqual([]);
  });
});
