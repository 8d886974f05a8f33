import { setImmediate } from "node:timers/promises";

const TOP = 10;

export function ndcg(ids, grades) {
  const gain = (grade, place) => (2 ** grade - 1) / Math.log2(place + 2);
  const sum = (list) => list.slice(0, TOP).reduce((total, grade, place) => total + gain(grade, place), 0);
  const best = sum([...grades.values()].sort((a, b) => b - a));
  return best === 0 ? 0 : sum(ids.map((id) => grades.get(id) ?? 0)) / best;
}

/** One after the other; the milliseconds of each, and the mean of the processor time, which a busy machine distorts less. */
export async function timed(ask, needs, limit) {
  const times = [];
  const before = process.cpuUsage();
  for (const need of needs) {
    const start = performance.now();
    await ask(need, limit);
    times.push(performance.now() - start);
    if (times.length % 10 === 0) await setImmediate();
  }
  const { user, system } = process.cpuUsage(before);
  return { times, cpu: (user + system) / 1_000 / Math.max(1, needs.length) };
}

export function summary({ times, cpu }) {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
  return { p50: at(0.5), p95: at(0.95), worst: sorted.at(-1), cpu };
}

export const mean = (values) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** Bytes that are in use, after a collection where Node allows to ask for one. */
export function bytesInUse() {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

export function table(head, rows) {
  return [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

export const milliseconds = (value) => (value >= 100 ? value.toFixed(0) : value.toFixed(2));
