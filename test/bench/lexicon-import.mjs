// How long the import of a large lexicon into an empty PostgreSQL takes: BENCH_LABELS invented labels, three to a concept.
import { spawn } from "node:child_process";
import { createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { once } from "node:events";
import { postgresCpuMs, query, startPostgres } from "./postgres.mjs";
import { prepareBench, root } from "./prepare.mjs";
import { say } from "./say.mjs";

const LANGUAGES = ["en", "fr", "nl"];
const LABELS = Number(process.env.BENCH_LABELS ?? 1_000_000);
const CONCEPTS = Math.ceil(LABELS / LANGUAGES.length);
const VOCABULARY = 60_000;
const SYLLABLES = "ba ce di fo gu ha jo ki la me no pu qui ra si to vu wa bri cla dro fre pla stro tri".split(
  " ",
);
const MEMORY_LOOK_MS = 200;

/** The same on every run. */
function chance(seed) {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % below;
  };
}

/** Labels of two to five invented words; every concept but the first has a broader one before it. */
async function inventLexicon(file) {
  const random = chance(12345);
  const pick = (list) => list[random(list.length)];
  const several = (fewest, more, make) => Array.from({ length: fewest + random(more) }, make);
  const words = Array.from({ length: VOCABULARY }, () => several(2, 3, () => pick(SYLLABLES)).join(""));
  const label = () => several(1, 4, () => pick(words)).join(" ");
  const out = createWriteStream(file);
  for (let number = 0; number < CONCEPTS; number++) {
    const labels = Object.fromEntries(LANGUAGES.map((language) => [language, [`${label()} ${number}`]]));
    const broader = number > 0 ? { broader: [`x:${random(number)}`] } : {};
    const line = `${JSON.stringify({ id: `x:${number}`, ...labels, ...broader })}\n`;
    if (!out.write(line)) await once(out, "drain");
  }
  out.end();
  await once(out, "finish");
}

/** A command of Passerelle: its seconds, and the most memory that it had, as far as Linux tells. */
async function passerelle(args, env) {
  const from = performance.now();
  const child = spawn(process.execPath, [join(root, "src", "cli", "start.cjs"), ...args], {
    env: { ...process.env, ...env },
    stdio: ["ignore", "ignore", "inherit"],
  });
  let mebibytes = 0;
  const look = setInterval(() => (mebibytes = Math.max(mebibytes, peakOf(child.pid))), MEMORY_LOOK_MS);
  const [status] = await once(child, "exit");
  clearInterval(look);
  if (status !== 0) throw new Error(`passerelle ${args.join(" ")} ended with ${status}.`);
  return { seconds: (performance.now() - from) / 1_000, mebibytes };
}

function peakOf(processId) {
  const file = `/proc/${processId}/status`;
  try {
    return existsSync(file) ? Number(/VmHWM:\s+(\d+)/.exec(readFileSync(file, "utf8"))?.[1] ?? 0) / 1_024 : 0;
  } catch {
    return 0;
  }
}

prepareBench();
const folder = mkdtempSync(join(tmpdir(), "bench-lexicon-"));
const postgres = await startPostgres();
try {
  await query(postgres.adminUrl, "create database bench");
  const env = { DATABASE_URL: postgres.url, MIGRATION_DATABASE_URL: "", PASSERELLE_DATA_DIR: folder };
  await passerelle(["migrate", "up"], env);
  const file = join(folder, "invented.jsonl");
  say(`inventing ${CONCEPTS} concepts ...`);
  await inventLexicon(file);
  say("importing ...");
  const before = postgresCpuMs(postgres.processId) ?? 0;
  const args = ["lexicon", "import", file, "--source", "invented", "--licence", "CC0-1.0", "--apply"];
  const { seconds, mebibytes } = await passerelle(args, env);
  const cpu = ((postgresCpuMs(postgres.processId) ?? 0) - before) / 1_000;
  const [{ labels }] = await query(postgres.url, "select count(*)::int as labels from concept_label");
  process.stdout.write(
    `${labels} labels of ${CONCEPTS} concepts imported in ${seconds.toFixed(1)} s; ` +
      `PostgreSQL took ${cpu.toFixed(1)} s of processor time, the command ${mebibytes.toFixed(0)} MiB of memory\n`,
  );
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
}
