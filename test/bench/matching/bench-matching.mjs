// Ours beside the libraries that one would reach for instead: quality on judged sets, speed and size on invented profiles.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { root } from "../prepare.mjs";
import { say } from "../say.mjs";
import { contenders } from "./contenders.mjs";
import { benchHostile } from "./hostile.mjs";
import { bytesInUse, mean, milliseconds, ndcg, summary, table, timed } from "./measure.mjs";
import {
  inventedNeeds,
  inventedProfiles,
  judgedSets,
  mistyped,
  readLexicon,
  restoreEngine,
} from "./texts.mjs";

const LIMIT = 50;
/** Some take a second or more a need: they are given so few. */
const NEEDS_OF_SLOW = 8;
const CHANGES = 200;

const list = (value) => (value === undefined ? undefined : value.split(",").filter(Boolean));

function settings(args, environment) {
  return {
    sizes: (list(environment.BENCH_PROFILES) ?? ["10000", "100000"]).map(Number),
    needs: Number(environment.BENCH_NEEDS ?? 150),
    sets: resolve(root, environment.BENCH_SETS ?? join("..", "shared", "eval")),
    lexicon: (list(environment.BENCH_LEXICA) ?? []).map((file) => resolve(root, file)),
    only: list(environment.BENCH_CONTENDERS),
    databaseUrl: environment.BENCH_DATABASE_URL,
    parts: args.length > 0 ? args : ["--quality", "--speed", "--hostile"],
  };
}

export async function benchMatching(args) {
  const given = settings(args, process.env);
  const cacheFolder = mkdtempSync(join(tmpdir(), "bench-matching-"));
  const lexicon = readLexicon(given.lexicon);
  const all = contenders({ lexicon, cacheFolder, databaseUrl: given.databaseUrl });
  const chosen = all.filter(({ name }) => given.only?.includes(name) ?? true);
  try {
    if (given.parts.includes("--quality")) await benchQuality(chosen, given);
    if (given.parts.includes("--speed"))
      for (const size of given.sizes) await benchSpeed(chosen, size, given);
    if (given.parts.includes("--hostile")) benchHostility(all[0], Math.max(...given.sizes));
  } finally {
    rmSync(cacheFolder, { recursive: true, force: true });
  }
}

const print = (title, content) => process.stdout.write(`\n${title}\n\n${content}\n`);

async function benchQuality(chosen, { sets, needs }) {
  const judged = judgedSets(sets, needs);
  if (judged.length === 0) return;
  const columns = [];
  for (const contender of chosen) {
    const most = contender.isSlow ? NEEDS_OF_SLOW : needs;
    const values = [];
    for (const set of judged) {
      say(`quality: ${contender.name} on ${set.name}`);
      const built = await contender.build(set.profiles, set.all);
      const found = [];
      for (const need of set.needs.slice(0, most))
        found.push(ndcg(await built.ask(need, 100), set.grades.get(need.id)));
      await built.close?.();
      values.push(mean(found));
    }
    columns.push({ name: contender.isSlow ? `${contender.name} (${most} needs)` : contender.name, values });
  }
  const rows = judged.map(({ name }, place) => [
    name,
    ...columns.map(({ values }) => values[place].toFixed(3)),
  ]);
  const means = ["**mean**", ...columns.map(({ values }) => mean(values).toFixed(3))];
  print(
    `nDCG@10, first ${needs} needs of each set`,
    table(["set", ...columns.map(({ name }) => name)], [...rows, means]),
  );
}

async function benchSpeed(chosen, size, given) {
  const profiles = inventedProfiles(size);
  const needs = inventedNeeds(given.needs);
  const rows = [];
  let ours;
  for (const contender of chosen) {
    say(`speed: ${contender.name} with ${size} profiles`);
    const figures = await measureSpeed(contender, profiles, needs);
    ours ??= figures;
    rows.push(rowOf(contender, figures, ours));
  }
  const head = [
    "",
    "needs",
    "p50",
    "p95",
    "worst",
    "CPU",
    "p50, mistyped",
    "p50, ours = 1",
    "CPU, ours = 1",
    "build s",
    "bytes a profile",
  ];
  print(`${size} invented profiles, top ${LIMIT}, needs of 5 to 41 words, milliseconds`, table(head, rows));
}

function rowOf({ name }, { clean, wrong, build, bytes, asked }, ours) {
  const values = [clean.p50, clean.p95, clean.worst, clean.cpu, wrong.p50].map(milliseconds);
  return [
    name,
    asked,
    ...values,
    (clean.p50 / ours.clean.p50).toFixed(1),
    (clean.cpu / ours.clean.cpu).toFixed(1),
    build.toFixed(1),
    bytes.toFixed(0),
  ];
}

async function measureSpeed(contender, profiles, all) {
  const needs = contender.isSlow ? all.slice(0, NEEDS_OF_SLOW) : all;
  const before = bytesInUse();
  const start = performance.now();
  const built = await contender.build(profiles, all);
  const build = (performance.now() - start) / 1_000;
  const bytes = (bytesInUse() - before) / profiles.length;
  if (built.warmUp) built.warmUp();
  else await timed(built.ask, needs.slice(0, contender.isSlow ? 1 : 50), LIMIT);
  const clean = summary(await timed(built.ask, needs, LIMIT));
  const wrong = summary(await timed(built.ask, mistyped(needs), LIMIT));
  if (built.engine) describeOurs(built, profiles, needs);
  await built.close?.();
  return { clean, wrong, build, bytes, asked: needs.length };
}

/** What only ours has: changes in place, a first search after one, snapshots. */
function describeOurs({ engine, options }, profiles, needs) {
  const measure = (work) => {
    const start = performance.now();
    work();
    return performance.now() - start;
  };
  const repeat = (count, work) => {
    const before = process.cpuUsage();
    const times = Array.from({ length: count }, (_, number) => measure(() => work(number)));
    const { user, system } = process.cpuUsage(before);
    return summary({ times, cpu: (user + system) / 1_000 / count });
  };
  const ask = (number) => engine.rank(needs[number % needs.length], { limit: LIMIT });
  const again = repeat(needs.length, ask);
  const change = (number) => {
    const profile = profiles[(number * 7919) % profiles.length];
    engine.put({ ...profile, text: `${profile.text} newword${number}` });
  };
  const changes = repeat(CHANGES, change);
  const both = repeat(CHANGES, (number) => {
    change(CHANGES + number);
    ask(number);
  });
  let bytes;
  const written = measure(() => (bytes = engine.snapshot()));
  const rows = [
    ["the same needs again", ...Object.values(again)],
    ["change of one profile, with a new word", ...Object.values(changes)],
    ["such a change and the first search after it", ...Object.values(both)],
  ].map(([name, ...values]) => [name, ...values.map(milliseconds)]);
  print("passerelle besides", table(["", "p50", "p95", "worst", "CPU"], rows));
  const size = `${(bytes.length / engine.size).toFixed(0)} bytes a profile, identifiers and vocabulary included`;
  const loading = measure(() => restoreEngine(bytes, options));
  print(
    "snapshot",
    `${size}; written to memory in ${milliseconds(written)} ms, read in ${milliseconds(loading)} ms`,
  );
}

function benchHostility(ours, size) {
  say(`hostile texts with ${size} profiles`);
  const built = ours.build(inventedProfiles(size), inventedNeeds(100));
  built.warmUp();
  print(`hostile texts, ${size} profiles`, benchHostile(built));
}
