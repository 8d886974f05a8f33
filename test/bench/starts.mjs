import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Child, freePort, waitForOk } from "./child.mjs";
import { median } from "./load.mjs";
import { say } from "./say.mjs";

/**
 * How long it takes until the demo can be used: on a data folder of an earlier run, on a new one, and on a new one in a
 * copy of the package that nobody has built yet. All of them through the very script that `npm start` runs.
 */
export async function measureStarts(root, rounds) {
  const folder = mkdtempSync(join(tmpdir(), "bench-start-"));
  try {
    const unbuilt = copyOf(root, join(folder, "package"));
    const unbuiltMs = await startMs(unbuilt, join(folder, "unbuilt"));
    const first = [];
    const cold = [];
    for (let round = 0; round < rounds; round++) {
      const data = join(folder, `data-${round}`);
      first.push(await startMs(root, data));
      cold.push(await startMs(root, data));
      say(`starts, round ${round + 1}: first ${seconds(first[round])}, again ${seconds(cold[round])}`);
    }
    return { coldMs: median(cold), firstMs: median(first), unbuiltMs };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

async function startMs(root, dataFolder) {
  const port = await freePort();
  const from = performance.now();
  const child = Child.spawn("npm start", join(root, "src", "cli", "start.cjs"), {
    args: ["serve"],
    env: { PORT: String(port), PASSERELLE_DATA_DIR: dataFolder, ...DEMO },
  });
  try {
    return await waitForOk(child, `http://127.0.0.1:${port}/readyz`, from);
  } finally {
    await child.stop();
  }
}

/** Nothing of the shell's own settings; an empty one counts as not given. */
const DEMO = {
  DATABASE_URL: "",
  MIGRATION_DATABASE_URL: "",
  PASSERELLE_MODE: "demo",
  HOST: "",
  NODE_ENV: "",
};

/** The package as a fresh clone has it after `npm ci`: without what is built, with what is installed. */
function copyOf(root, target) {
  mkdirSync(target);
  const skipped = new Set(["node_modules", "dist", "test", "coverage", ".git", ".passerelle"]);
  for (const entry of readdirSync(root))
    if (!skipped.has(entry)) cpSync(join(root, entry), join(target, entry), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(target, "node_modules"));
  return target;
}
