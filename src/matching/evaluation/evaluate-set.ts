import { readFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { reliability, type ReliabilityBand } from "./calibration-check";
import type { LineProblem } from "./json-lines";
import { meanMetrics, measure, type Judgements, type Metrics } from "./metrics";
import { rankFilesInThreads } from "./rank-threads";

export interface EvaluationOptions {
  readonly folder: string;
  readonly lexica: readonly string[];
  /** `typo` reads needs.typo.jsonl in place of needs.jsonl. */
  readonly variant?: string;
  readonly threads: number;
  readonly cacheFolder?: string;
}

export interface SetEvaluation {
  readonly set: string;
  readonly needs: number;
  readonly metrics: Metrics;
  readonly reliability: readonly ReliabilityBand[];
  readonly problems: readonly LineProblem[];
}

/** Recall is measured at 100, so no more is asked for. */
const LIST_LENGTH = 100;

/** Grades of each need: lines of need, profile (or its owner) and grade, separated by tabs. */
export function parseJudgements(content: string): ReadonlyMap<string, Judgements> {
  const byNeed = new Map<string, Map<string, number>>();
  for (const line of content.split(/\r?\n/)) {
    const [need, profile, grade] = line.split("\t");
    if (need === undefined || profile === undefined || !Number.isFinite(Number(grade))) continue;
    const judgements = byNeed.get(need) ?? new Map<string, number>();
    byNeed.set(need, judgements.set(profile, Number(grade)));
  }
  return byNeed;
}

/** Ranks a set of judged needs and measures the lists. Needs without any right profile are left out of the means. */
export async function evaluateSet(options: EvaluationOptions): Promise<SetEvaluation> {
  const { folder, lexica, variant, threads, cacheFolder } = options;
  const judgements = parseJudgements(await readFile(join(folder, "qrels.tsv"), "utf8"));
  const files = {
    profiles: join(folder, "profiles.jsonl"),
    needs: join(folder, variant === undefined ? "needs.jsonl" : `needs.${variant}.jsonl`),
    lexica,
    limit: LIST_LENGTH,
    ...(cacheFolder !== undefined && { cacheFolder }),
  };
  const { rankings, problems } = await rankFilesInThreads(files, threads);
  const judged = rankings.flatMap(({ needId, hits }) => {
    const grades = judgements.get(needId);
    return grades !== undefined && [...grades.values()].some((grade) => grade > 0) ? [{ hits, grades }] : [];
  });
  const measured = judged.map(({ hits, grades }) =>
    measure(
      hits.map((hit) => hit.owner),
      grades,
    ),
  );
  return {
    set: basename(resolve(folder)),
    needs: judged.length,
    metrics: meanMetrics(measured),
    reliability: reliability(judged),
    problems,
  };
}
