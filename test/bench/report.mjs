import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** One table for people; the same figures as JSON for programs. */
export function printReport(results, folder) {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${results.at.replace(/[:.]/g, "-")}.json`);
  writeFileSync(file, `${JSON.stringify(results, null, 2)}\n`);
  process.stdout.write(`${[...workloadTables(results), targetTable(results)].join("\n\n")}\n\n${file}\n`);
}

function workloadTables({ workloads }) {
  return workloads.map(({ title, contenders }) => {
    const rows = contenders.flatMap(({ name, figures }) =>
      figures.map((one) => [
        name,
        one.connections,
        whole(one.perSecond),
        ms(one.p50Ms),
        ms(one.p95Ms),
        ms(one.cpuMs),
        ms(one.databaseCpuMs),
      ]),
    );
    const head = [
      "contender",
      "connections",
      "requests/s",
      "p50 ms",
      "p95 ms",
      "CPU ms/request",
      "PostgreSQL CPU ms/request",
    ];
    return `${title}\n\n${table(head, rows)}`;
  });
}

function targetTable({ targets }) {
  const rows = targets.map(({ what, target, value, unit, reached }) => [
    what,
    target,
    `${number(value)} ${unit}`,
    reached ? "yes" : "NO",
  ]);
  return table(["figure", "target", "measured", "reached"], rows);
}

function table(head, rows) {
  const lines = [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  return lines.join("\n");
}

const whole = (value) => (value >= 100 ? value.toFixed(0) : value.toFixed(1));
const ms = (value) => (value === undefined ? "–" : value.toFixed(2));
const number = (value) => (value >= 100 ? value.toFixed(0) : value.toFixed(2));

/** Each figure that was promised, and whether this run kept it. Nothing fails on it. */
export function targetsOf({ workloads, likeness, memory, starts }) {
  const [first, second] = workloads;
  const at = (workload, name, connections) =>
    workload.contenders
      .find((one) => one.name === name)
      .figures.find((one) => one.connections === connections);
  const most = Math.max(...first.contenders[0].figures.map(({ connections }) => connections));
  const rate = (workload, other) =>
    at(workload, "passerelle", most).perSecond / at(workload, other, most).perSecond;
  const ours = at(second, "passerelle", 1);
  const added = (workload) =>
    100 * (at(workload, "passerelle", most).cpuMs / at(workload, "passerelle-unguarded", most).cpuMs - 1);
  const rows = [
    atLeast("page: requests/s against PostGraphile", 2.5, rate(first, "postgraphile"), "×"),
    atLeast(
      "page: requests/s against Apollo's defaults with TypeORM relations",
      4,
      rate(first, "apollo-typeorm"),
      "×",
    ),
    atMost("suggestions: p50 at one connection", 2, ours.p50Ms, "ms"),
    atLeast("suggestions: requests/s against Apollo's defaults", 3, rate(second, "apollo-service"), "×"),
    atMost(
      "suggestions: time against node:http at one connection",
      2,
      ours.p50Ms / at(second, "node-http", 1).p50Ms,
      "×",
    ),
    atMost(
      "suggestions: CPU against node:http at one connection",
      2,
      ours.cpuMs / at(second, "node-http", 1).cpuMs,
      "×",
    ),
    atMost("page: CPU that limits, permissions and disclosure add", 15, added(first), "%"),
    atMost("suggestions: CPU that limits, permissions and disclosure add", 15, added(second), "%"),
    ...likeness.map(({ name, differencePercent }) =>
      atMost(`${name}: time of a forbidden record against an absent one`, 10, differencePercent, "%"),
    ),
    atMost("memory after the runs", 700, memory.rssMiB, "MiB"),
  ];
  if (!starts) return rows;
  return [
    ...rows,
    atMost("start on an existing embedded database", 5, starts.coldMs / 1000, "s"),
    atMost("first start, built", 30, starts.firstMs / 1000, "s"),
    atMost("first start, nothing built", 30, starts.unbuiltMs / 1000, "s"),
  ];
}

const atLeast = (what, target, value, unit) => ({
  what,
  target: `≥ ${target} ${unit}`,
  value,
  unit,
  reached: value >= target,
});
const atMost = (what, target, value, unit) => ({
  what,
  target: `≤ ${target} ${unit}`,
  value,
  unit,
  reached: value <= target,
});
