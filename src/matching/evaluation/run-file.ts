import type { RankedFiles } from "./rank-files";

/** needId TAB rank TAB profileId TAB score, best first, need by need. */
export function* runLines({ rankings }: RankedFiles): Generator<string> {
  for (const { needId, hits } of rankings) {
    let rank = 0;
    for (const { profileId, score } of hits) {
      rank++;
      yield [needId, String(rank), profileId, String(score)].join("\t");
    }
  }
}

export interface RunStatistics {
  readonly profiles: number;
  readonly needs: number;
  readonly indexSeconds: number;
  /** Half and 95 of 100 needs were ranked within so many milliseconds, one at a time, after a warm-up. */
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly rssMiB: number;
}

const BYTES_PER_MIB = 2 ** 20;

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

export function runStatistics({ rankings, profiles, indexSeconds }: RankedFiles): RunStatistics {
  const times = rankings.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  return {
    profiles,
    needs: rankings.length,
    indexSeconds: rounded(indexSeconds, 3),
    p50Ms: rounded(percentile(times, 0.5), 3),
    p95Ms: rounded(percentile(times, 0.95), 3),
    rssMiB: rounded(process.memoryUsage.rss() / BYTES_PER_MIB, 1),
  };
}
