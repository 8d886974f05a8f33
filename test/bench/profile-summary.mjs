// Sums the time that a processor profile spent in itself, by function and by file: node profile-summary.mjs FILE [ROWS]
import { readFileSync } from "node:fs";

const [file, rows = "40"] = process.argv.slice(2);
if (!file) {
  process.stderr.write("Name a .cpuprofile file.\n");
  process.exit(2);
}
const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(file, "utf8"));
const selfTime = new Map();
samples.forEach((id, index) => selfTime.set(id, (selfTime.get(id) ?? 0) + timeDeltas[index]));
/** Waiting, and the profiler's own work. */
const isNoWork = ({ functionName, url }) =>
  functionName === "(idle)" || (functionName === "dispatch" && url === "");
const total = nodes
  .filter(({ callFrame }) => !isNoWork(callFrame))
  .reduce((sum, { id }) => sum + (selfTime.get(id) ?? 0), 0);

print(
  "By function",
  sumBy(
    ({ functionName, url, lineNumber }) =>
      `${functionName || "(anonymous)"} ${shortened(url)}:${lineNumber + 1}`,
  ),
);
print(
  "By file",
  sumBy(({ url, functionName }) => (url ? shortened(url) : functionName)),
);
print(
  "By part",
  sumBy(({ url, functionName }) => partOf(url, functionName)),
);

function sumBy(keyOf) {
  const sums = new Map();
  for (const { id, callFrame } of nodes) {
    if (isNoWork(callFrame)) continue;
    const key = keyOf(callFrame);
    sums.set(key, (sums.get(key) ?? 0) + (selfTime.get(id) ?? 0));
  }
  return [...sums].sort((a, b) => b[1] - a[1]).slice(0, Number(rows));
}

function print(title, sums) {
  process.stdout.write(`\n${title} (${(total / 1e6).toFixed(1)} s at work)\n`);
  for (const [key, time] of sums)
    process.stdout.write(`${((100 * time) / total).toFixed(1).padStart(6)} %  ${key}\n`);
}

function shortened(url) {
  return url.replace(/^file:\/\//, "").replace(/^.*\/(node_modules|dist)\//, "$1/");
}

/** Ours by folder, others by package, Node by itself. */
function partOf(url, functionName) {
  const path = shortened(url);
  const [place, ...rest] = path.split("/");
  if (place === "node_modules") return rest.slice(0, rest[0].startsWith("@") ? 2 : 1).join("/");
  if (place === "dist")
    return rest
      .slice(0, 4)
      .join("/")
      .replace(/\/[^/]*\.js$/, "");
  return path.startsWith("node:") ? "node" : functionName;
}
