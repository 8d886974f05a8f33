import { v7 as uuidv7 } from "uuid";
import { Passerelle } from "../support/passerelle";
import { auditOf, eventually } from "../support/accounts";
import { anotherInstance } from "../support/another-instance";
import type { Caller } from "../support/caller";
import {
  aBrusselsOrganisation,
  aCapability,
  aDraftNeed,
  aPublishedNeed,
  aQuebecOrganisation,
  badInputAt,
  carryOut,
  refusalOf,
} from "../support/stories";

const RUN = `query ($id: ID!) { matchRun(id: $id) { id state isOwn region partnersPerNeed needsTotal needsRanked progress
  startedAt endedAt engineVersion lexiconVersion } }`;
const RESULTS = `query ($id: ID!, $needId: ID, $after: String) { matchRun(id: $id) {
  results(needId: $needId, first: 3, after: $after) { pageInfo { endCursor hasNextPage }
    edges { node { need { id } rank score organisation { id } capability { id } } } } } }`;

const rawId = (id: string) => Buffer.from(id, "base64").toString().split(":")[1] ?? "";

describe("match runs", () => {
  let passerelle: Passerelle;
  let adviser: Caller;
  let quebec: Caller;
  let asker: string;

  beforeAll(async () => {
    passerelle = await Passerelle.start();
    adviser = await passerelle.adviser("BRUSSELS");
    quebec = await passerelle.adviser("QUEBEC");
    asker = await aBrusselsOrganisation(adviser);
    for (const word of ["telescopes", "microscopes", "periscopes", "stroboscopes"]) {
      for (let number = 0; number < 3; number += 1) {
        const organisationId = await aQuebecOrganisation(quebec);
        await aCapability(quebec, organisationId, { title: word, text: `We grind lenses of ${word}.` });
      }
      await aPublishedNeed(adviser, asker, { title: word, text: `We look for ${word}.` });
    }
    await aDraftNeed(adviser, asker, { text: "We look for kaleidoscopes." });
  });

  afterAll(async () => {
    await passerelle.stop();
    expect(passerelle.internalErrors).toEqual([]);
  });

  const someone = () => passerelle.someone("ANALYST");
  const start = async (caller: Caller, input: object = {}) =>
    (await carryOut(caller, "startMatchRun", "matchRun { id state needsTotal isOwn }", input)).matchRun;
  const look = async (id: string, caller = adviser) => (await caller.get(RUN, { id })).matchRun;
  const work = (id: string) => passerelle.application.matchRuns.run(rawId(id));
  const results = async (id: string, needId?: string) => {
    const found: any[] = [];
    let after: string | null = null;
    do {
      const { matchRun }: any = await adviser.get(RESULTS, { id, needId, after });
      found.push(...matchRun.results.edges.map(({ node }: any) => node));
      after = matchRun.results.pageInfo.hasNextPage ? matchRun.results.pageInfo.endCursor : null;
    } while (after !== null);
    return found;
  };

  it("rank every published need as its own list does, and pin what they found", async () => {
    const analyst = await someone();
    const run = await start(analyst, { partnersPerNeed: 2 });
    expect(run).toMatchObject({ state: "QUEUED", needsTotal: 4, isOwn: true });
    expect(await look(run.id)).toMatchObject({ isOwn: false, progress: 0, engineVersion: null });
    await work(run.id);
    expect(await look(run.id)).toMatchObject({
      state: "DONE",
      needsTotal: 4,
      needsRanked: 4,
      progress: 1,
      engineVersion: expect.stringMatching(/^\d+\.[0-9a-f]+$/),
      lexiconVersion: expect.any(String),
      endedAt: expect.any(String),
    });
    const pinned = await results(run.id);
    expect(pinned).toHaveLength(8);
    const { needs } = await analyst.get(
      `{ needs(filter: { statuses: [PUBLISHED] }) { edges { node { id partnerSuggestions(first: 2) { edges { node {
           rank score organisation { id } capability { id } } } } } } } }`,
    );
    for (const { node: need } of needs.edges)
      expect(await results(run.id, need.id)).toEqual(
        need.partnerSuggestions.edges.map(({ node }: any) => ({ ...node, need: { id: need.id } })),
      );
    expect((await auditOf(passerelle, "startMatchRun")).length).toBe(1);
    expect((await auditOf(passerelle, "finishMatchRun")).map(({ actorId }) => actorId)).toEqual([null]);
  });

  it("go on where they stood when their worker was killed, nothing twice, in this process or another", async () => {
    const lonely = await passerelle.someone("ADVISER", { region: "QUEBEC" });
    for (let number = 0; number < 30; number += 1)
      await aPublishedNeed(adviser, asker, { text: `We look for telescopes of model ${String(number)}.` });
    const run = await start(lonely, { partnersPerNeed: 1 });
    const worker = passerelle.application.matchRuns;
    const killed = uuidv7();
    expect(await worker.claim(rawId(run.id), killed)).toBe(true);
    expect(await worker.advance(rawId(run.id), killed)).toBe(true);
    const before = await look(run.id);
    expect(before).toMatchObject({ state: "RUNNING", needsRanked: 25, progress: 0.7353 });
    const written = () =>
      passerelle.dataSource.query<{ need: string; written: string }[]>(
        `select need_id as need, min(xmin::text) as written from match_run_result where run_id = $1 group by need_id`,
        [rawId(run.id)],
      );
    const first = await written();
    // Nobody takes it from a worker that was heard of a moment ago.
    await worker.run(rawId(run.id));
    await worker.sweep();
    expect(await worker.claim(rawId(run.id), uuidv7())).toBe(false);
    passerelle.clock.advance(61_000);
    const other = anotherInstance(passerelle);
    await other.follower.load();
    try {
      await other.matchRuns.sweep();
      await other.jobs.start();
      const done = await eventually(async () => {
        const now = await look(run.id);
        return now.state === "RUNNING" ? undefined : now;
      });
      expect(done).toMatchObject({ state: "DONE", needsRanked: 34, needsTotal: 34 });
    } finally {
      await other.jobs.stop();
      await other.follower.stop();
    }
    expect(await worker.advance(rawId(run.id), killed)).toBe(false);
    const all = await written();
    expect(all).toHaveLength(34);
    expect(all).toEqual(expect.arrayContaining(first));
  });

  it("stop when they are cancelled, once and by whoever started them", async () => {
    const [analyst, other] = [await someone(), await someone()];
    const run = await start(analyst);
    const input = { matchRunId: run.id };
    expect(await refusalOf(other, "cancelMatchRun", input)).toMatchObject({
      message: expect.stringContaining("whoever started it"),
      extensions: { code: "FORBIDDEN" },
    });
    const worker = passerelle.application.matchRuns;
    const name = uuidv7();
    await worker.claim(rawId(run.id), name);
    await worker.advance(rawId(run.id), name);
    const { matchRun } = await carryOut(analyst, "cancelMatchRun", "matchRun { state needsRanked }", input);
    expect(matchRun).toEqual({ state: "CANCELLED", needsRanked: 25 });
    expect(await worker.advance(rawId(run.id), name)).toBe(false);
    await work(run.id);
    expect(await look(run.id)).toMatchObject({ state: "CANCELLED", needsRanked: 25 });
    expect(await refusalOf(analyst, "cancelMatchRun", input)).toMatchObject({
      message: expect.stringMatching(/^The run was cancelled already, on .* nothing left to cancel/),
      extensions: { code: "CONFLICT", field: "input.matchRunId" },
    });
    const done = await start(analyst);
    await work(done.id);
    expect(await refusalOf(analyst, "cancelMatchRun", { matchRunId: done.id })).toMatchObject({
      message: expect.stringMatching(/^The run was finished on /),
      extensions: { code: "CONFLICT" },
    });
  });

  it("are one at a time for everybody, once for each key, and refuse what they cannot do", async () => {
    const [analyst, other] = [await someone(), await someone()];
    const one = await start(analyst, { idempotencyKey: "run-1" });
    expect((await start(analyst, { idempotencyKey: "run-1" })).id).toBe(one.id);
    const answers = await Promise.all([1, 2].map(() => start(other).catch((error: unknown) => error)));
    expect(answers.filter((answer) => answer instanceof Error)).toHaveLength(1);
    expect(await refusalOf(analyst, "startMatchRun", {})).toMatchObject({
      message: expect.stringContaining("0 of 34 needs"),
      extensions: { code: "CONFLICT" },
    });
    for (const partnersPerNeed of [0, 51])
      expect(await refusalOf(analyst, "startMatchRun", { partnersPerNeed })).toMatchObject(
        badInputAt("input.partnersPerNeed"),
      );
    await carryOut(analyst, "cancelMatchRun", "matchRun { state }", { matchRunId: one.id });
    const region = await start(analyst, { region: "QUEBEC" });
    expect(region.needsTotal).toBe(0);
    await work(region.id);
    expect(await look(region.id)).toMatchObject({ state: "DONE", progress: 1, needsRanked: 0 });
  });

  it("leave out needs that were withdrawn before their turn or published after they were asked for", async () => {
    const analyst = await someone();
    const needId = await aPublishedNeed(adviser, asker, { text: "We look for endoscopes." });
    const run = await start(analyst, { partnersPerNeed: 1 });
    expect(run.needsTotal).toBe(35);
    await carryOut(adviser, "withdrawNeed", "need { status }", { needId, expectedVersion: 3 });
    passerelle.clock.advance(1_000);
    const later = await aPublishedNeed(adviser, asker, { text: "We look for telescopes now." });
    await work(run.id);
    expect(await look(run.id)).toMatchObject({ state: "DONE", needsTotal: 35, needsRanked: 34, progress: 1 });
    expect(await results(run.id, needId)).toEqual([]);
    expect(await results(run.id, later)).toEqual([]);
  });

  it("are for advisers and analysts", async () => {
    const analyst = await someone();
    const run = await start(analyst);
    const strangers = [
      await passerelle.someone("SME_EDITOR", { organisationId: asker }),
      await passerelle.someone("ATTACHE"),
      await passerelle.someone("EVALUATOR"),
    ];
    const node = "query ($id: ID!) { node(id: $id) { id } }";
    for (const stranger of strangers) {
      expect((await stranger.refusal(RUN, { id: run.id })).extensions.code).toBe("FORBIDDEN");
      expect((await stranger.refusal("{ matchRuns { edges { node { id } } } }")).extensions.code).toBe(
        "FORBIDDEN",
      );
      expect((await refusalOf(stranger, "cancelMatchRun", { matchRunId: run.id })).extensions.code).toBe(
        "FORBIDDEN",
      );
      expect((await stranger.get(node, { id: run.id })).node).toBeNull();
    }
    expect((await quebec.get(node, { id: run.id })).node).toEqual({ id: run.id });
    const { matchRuns } = await quebec.get("{ matchRuns(first: 1) { edges { node { id } } } }");
    expect(matchRuns.edges).toEqual([{ node: { id: run.id } }]);
    await carryOut(analyst, "cancelMatchRun", "matchRun { state }", { matchRunId: run.id });
  });

  it("are kept for 400 days after they ended, and go with all that they found", async () => {
    const run = await start(await someone(), { partnersPerNeed: 1 });
    await work(run.id);
    const rowsOf = async (table: string) =>
      (await passerelle.dataSource.query(`select from ${table} where run_id = $1`, [rawId(run.id)])).length;
    expect(await rowsOf("match_run_need")).toBeGreaterThan(0);
    const apply = async (days: number) => {
      passerelle.clock.advance(days * 86_400_000);
      const officer = await passerelle.someone("PRIVACY_OFFICER");
      await carryOut(officer, "applyRetention", "outcomes { done }", { codes: ["MATCH_RUNS"] });
      return (await (await someone()).get(RUN, { id: run.id })).matchRun?.state;
    };
    expect(await apply(399)).toBe("DONE");
    expect(await apply(2)).toBeUndefined();
    expect([await rowsOf("match_run_need"), await rowsOf("match_run_result")]).toEqual([0, 0]);
  });
});
