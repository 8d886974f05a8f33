import { randomBytes } from "node:crypto";
import { Agent, request as send } from "node:http";
import { median } from "./load.mjs";
import { query } from "./postgres.mjs";
import { say } from "./say.mjs";

const PAIRS = 200;
const WARM_UP_PAIRS = 100;

const QUESTIONS = {
  node: ["query ($id: ID!) { node(id: $id) { id } }", "Need"],
  organisation: ["query ($id: ID!) { organisation(id: $id) { id legalName } }", "Organisation"],
  need: ["query ($id: ID!) { need(id: $id) { id title summary } }", "Need"],
};

/**
 * How long a stranger waits for the answer that there is no such record: for records that are hidden from it, and for
 * identifiers that nobody ever gave out, in turns, each of them asked for once.
 */
export async function measureLikeness({ url: server, token, databaseUrl }) {
  const hidden = await hiddenRecords(databaseUrl, PAIRS + WARM_UP_PAIRS);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const results = [];
  for (const [name, [document, type]] of Object.entries(QUESTIONS)) {
    const ask = (id) =>
      timed(agent, server, token, document, Buffer.from(`${type}:${id}`).toString("base64"));
    const times = { forbidden: [], absent: [] };
    for (const [index, id] of hidden[type].entries()) {
      const turn = [
        ["forbidden", id],
        ["absent", unusedId()],
      ];
      for (const [kind, one] of index % 2 ? turn : turn.reverse()) {
        const { ms, data } = await ask(one);
        if (Object.values(data ?? { none: true })[0] !== null)
          throw new Error(`A stranger was told of the ${kind} ${name} ${one}: ${JSON.stringify(data)}`);
        if (index >= WARM_UP_PAIRS) times[kind].push(ms);
      }
    }
    const [forbiddenMs, absentMs] = [median(times.forbidden), median(times.absent)];
    const differencePercent = 100 * Math.abs(forbiddenMs / absentMs - 1);
    results.push({ name, pairs: times.absent.length, forbiddenMs, absentMs, differencePercent });
    say(`${name}: forbidden ${forbiddenMs.toFixed(3)} ms, absent ${absentMs.toFixed(3)} ms`);
  }
  agent.destroy();
  return results;
}

/** Needs under review and organisations that have nothing to do with the stranger. */
async function hiddenRecords(databaseUrl, count) {
  const ids = async (sql) => (await query(databaseUrl, sql, [count])).map(({ id }) => id);
  return {
    Need: await ids(`select id from need where status = 'IN_REVIEW' order by md5(id::text) limit $1`),
    Organisation: await ids(
      `select id from organisation o where not exists (select 1 from role_assignment r where r.organisation_id = o.id)
        order by md5(id::text) limit $1`,
    ),
  };
}

/** Of the form of those that are given out: version 7, of this time. */
function unusedId() {
  const hex = Date.now().toString(16).padStart(12, "0") + randomBytes(10).toString("hex");
  const version = `7${hex.slice(13, 16)}`;
  const variant = `8${hex.slice(17, 20)}`;
  return [hex.slice(0, 8), hex.slice(8, 12), version, variant, hex.slice(20, 32)].join("-");
}

function timed(agent, server, token, document, id) {
  const body = JSON.stringify({ query: document, variables: { id } });
  const headers = {
    authorization: `Bearer ${token}`,
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
  };
  return new Promise((resolve, reject) => {
    const from = performance.now();
    const asked = send(`${server}/graphql`, { method: "POST", agent, headers }, (response) => {
      const chunks = [];
      response.on("data", (chunk) => chunks.push(chunk));
      response.on("end", () => {
        const ms = performance.now() - from;
        resolve({ ms, data: JSON.parse(Buffer.concat(chunks).toString("utf8")).data });
      });
    });
    asked.on("error", reject);
    asked.end(body);
  });
}
