import { cpus, tmpdir } from "node:os";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { deepStrictEqual } from "node:assert";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { measureLikeness } from "./likeness.mjs";
import { Child, killChildren, stopChildren } from "./child.mjs";
import { measure, medians } from "./load.mjs";
import { Passerelle, storedNeeds } from "./passerelle.mjs";
import { postgresCpuMs, query, startPostgres } from "./postgres.mjs";
import { printReport, targetsOf } from "./report.mjs";
import { say } from "./say.mjs";
import { measureStarts } from "./starts.mjs";
import { askOnce, pageRequests, pages, suggestionRequests } from "./workloads.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..");
const LONGEST_RUN_MS = 60 * 60_000;

const setting = (name, fallback) => Number(process.env[name] || fallback);
const organisations = setting("BENCH_ORGANISATIONS", 50_000);
const rounds = setting("BENCH_ROUNDS", 5);
const seconds = setting("BENCH_SECONDS", 5);
const warmUpSeconds = setting("BENCH_WARM_UP_SECONDS", 10);
const connectionCounts = [1, 8];
const NEEDS = 40;

const keptFolder = process.env.BENCH_FOLDER || undefined;
const profileFolder = process.env.BENCH_PROFILE_FOLDER || undefined;

/** Everything that runs, to be stopped in the opposite order whatever happens. */
const stops = [];

export async function bench() {
  const tooLong = setTimeout(() => interrupt("it took longer than an hour"), LONGEST_RUN_MS);
  tooLong.unref();
  process.on("exit", killChildren);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => interrupt(signal));
  try {
    await run();
  } catch (error) {
    // What breaks because everything is being stopped is no news.
    if (!interrupted) throw error;
  } finally {
    await stopAll();
    clearTimeout(tooLong);
  }
}

async function run() {
  const { passerelle, postgres } = await prepare();
  const token = await passerelle.token();
  const context = { passerelle, token, databaseCpuMs: () => postgresCpuMs(postgres.processId) };
  const ours = await starting("passerelle", () => passerelle.serve());
  const unguarded = await startContender("passerelle-unguarded", context);
  const first = { title: "skipped", contenders: [] };
  const second = await suggestionWorkload(context, [ours, unguarded]);
  const memory = await ours.child.usage();
  await unguarded.child.stop();
  const stranger = await passerelle.strangersToken();
  const likeness = await measureLikeness({ ...ours, token: stranger, databaseUrl: passerelle.url });
  await stopChildren();
  const starts = process.env.BENCH_STARTS === "off" ? undefined : await measureStarts(root, 3);
  const results = {
    at: new Date().toISOString(),
    machine: { node: process.version, processors: cpus().length, processor: cpus()[0]?.model },
    settings: { organisations, rounds, seconds, warmUpSeconds, needs: NEEDS },
    workloads: [first, second],
    likeness,
    memory: { rssMiB: memory.rssMiB, startMs: ours.startMs },
    starts,
  };
  printReport({ ...results, targets: targetsOf(results) }, join(here, "results"));
}

async function prepare() {
  const postgres = process.env.BENCH_DATABASE_URL
    ? { url: process.env.BENCH_DATABASE_URL }
    : await startPostgres(keptFolder);
  if (postgres.stop) stops.push(postgres.stop);
  if (postgres.adminUrl) await createDatabase(postgres.adminUrl);
  const folder = keptFolder ?? mkdtempSync(join(tmpdir(), "bench-data-"));
  if (!keptFolder) stops.push(() => rmSync(folder, { recursive: true, force: true }));
  const passerelle = new Passerelle(root, join(folder, "data"), postgres.url);
  await passerelle.seed(organisations);
  return { passerelle, postgres };
}

async function createDatabase(adminUrl) {
  const found = await query(adminUrl, "select 1 from pg_database where datname = 'bench'");
  if (found.length === 0) await query(adminUrl, "create database bench");
}

/** A page of organisations with sector, needs and capabilities. */
async function pageWorkload(context, own) {
  const others = [];
  for (const name of ["postgraphile", "apollo-typeorm"]) others.push(await startContender(name, context));
  const contenders = [...own, ...others].map((one) => {
    const kind = own.includes(one) ? "passerelle" : one.name;
    const token = own.includes(one) ? context.token : undefined;
    return { ...one, requests: pageRequests(kind, token), read: pages[kind].read };
  });
  const figures = await compare("page", contenders, context);
  await Promise.all(others.map(({ child }) => child.stop()));
  return { title: "A page of 20 organisations with sectors, needs and capabilities", contenders: figures };
}

/** Suggestions for stored needs, with organisation, capability and explanation. */
async function suggestionWorkload(context, own) {
  const others = await Promise.all(
    ["node-http"].map((name) => startContender(name, context)),
  );
  const requests = suggestionRequests(await storedNeeds(context.passerelle.url, NEEDS), context.token);
  const contenders = [...own, ...others].map((one) => ({ ...one, requests, read: (data) => data }));
  const figures = await compare("suggestions", contenders, context);
  await Promise.all(others.map(({ child }) => child.stop()));
  return {
    title: "20 suggestions with organisation, capability and explanation for a stored need",
    contenders: figures,
  };
}

async function startContender(name, { passerelle }) {
  return starting(name, async () => {
    const from = performance.now();
    const script = join(here, "contenders", `${name}.mjs`);
    const child = Child.spawn(name, script, { env: passerelle.environment });
    const url = await child.answer("url");
    return { name, child, url, startMs: performance.now() - from };
  });
}

async function starting(name, start) {
  const started = await start();
  say(`${name} answers after ${(started.startMs / 1000).toFixed(1)} s.`);
  return started;
}

/** Everybody says the same, everybody is warmed up, then they take turns. */
async function compare(workload, contenders, { databaseCpuMs }) {
  await sameAnswers(contenders);
  for (const one of contenders)
    await measure({ ...one, connections: 8, seconds: warmUpSeconds, databaseCpuMs });
  const taken = new Map(contenders.map(({ name }) => [name, connectionCounts.map(() => [])]));
  for (let round = 0; round < rounds; round++)
    for (const [place, connections] of connectionCounts.entries())
      for (const one of contenders) {
        const measured = await measure({ ...one, connections, seconds, databaseCpuMs });
        taken.get(one.name)[place].push(measured);
        say(
          `${workload}, round ${round + 1}, ${one.name} at ${connections}: ${measured.perSecond.toFixed(1)}/s`,
        );
      }
  if (profileFolder) await profile(workload, contenders[0], databaseCpuMs);
  return contenders.map(({ name, startMs }) => ({
    name,
    startMs,
    figures: connectionCounts.map((connections, place) => ({
      connections,
      ...medians(taken.get(name)[place]),
      rounds: taken.get(name)[place],
    })),
  }));
}

async function sameAnswers(contenders) {
  const [ours, ...others] = contenders;
  for (const [index] of ours.requests.entries()) {
    const answerOf = async ({ url, requests, read }) => read(await askOnce(url, requests[index]));
    const expected = await answerOf(ours);
    for (const other of others)
      deepStrictEqual(
        await answerOf(other),
        expected,
        `${other.name} answers something else than passerelle`,
      );
  }
}

async function profile(workload, { child, ...contender }, databaseCpuMs) {
  mkdirSync(profileFolder, { recursive: true });
  await child.ask({ ask: "profile" }, "profiling");
  await measure({ child, ...contender, connections: 8, seconds: 10, databaseCpuMs });
  const file = join(profileFolder, `${workload}.cpuprofile`);
  await child.ask({ ask: "profile-end", file }, "profiled");
  say(`The profile is in ${file}; read it with: node test/bench/profile-summary.mjs ${file}`);
}

let interrupted = false;

function interrupt(reason) {
  if (interrupted) return;
  interrupted = true;
  process.exitCode = 1;
  say(`The bench stops: ${reason}.`);
  stopAll().finally(() => process.exit());
}

let stopping;

/** Once, whoever asks first; everybody waits for it. */
function stopAll() {
  stopping ??= (async () => {
    await stopChildren();
    for (const stop of stops.splice(0).reverse()) await stop();
  })();
  return stopping;
}
