import { join } from "node:path";
import type { Command } from "commander";
import {
  evaluateSet,
  joinReliability,
  meanMetrics,
  METRIC_NAMES,
  type Metrics,
  type ReliabilityBand,
  type SetEvaluation,
} from "../matching/evaluation";
import { chosenLexica, lexiconCacheFolder, type LexiconOptions } from "./lexicon-choice";
import { collect, reportRowErrors, requireFiles, wholeNumber } from "./row-errors";

interface Options extends LexiconOptions {
  readonly set: readonly string[];
  readonly variant?: string;
  readonly threads: number;
  readonly calibration?: boolean;
  readonly json?: boolean;
}

const MOST_THREADS = 64;
const NAME_WIDTH = 24;
const COLUMN_WIDTH = 11;
const DIGITS = 4;

const headings: Readonly<Record<keyof Metrics, string>> = {
  ndcg10: "nDCG@10",
  map: "MAP",
  recall100: "Recall@100",
  mrr: "MRR",
  precision5: "P@5",
};

const EXPLANATION = `
A set is a folder with profiles.jsonl, needs.jsonl and qrels.tsv (need, profile and grade, separated by tabs).
Profiles of one "owner" are ranked as one, and judged by the owner's identifier.
nDCG counts a profile of grade g as 2^g - 1; MAP and Recall count every grade above 0.`;

export function registerEval(program: Command): void {
  program
    .command("eval")
    .description("Rank judged sets and measure how good the lists are.")
    .requiredOption("--set <folder>", "a judged set; may be given several times", collect)
    .option("--lexicon <file>", "a lexicon in JSON Lines; may be given several times", collect)
    .option("--no-own-lexicon", "leave out the lexicon that comes with Passerelle")
    .option("--variant <name>", "read needs.<name>.jsonl, for example typo")
    .option("--calibration", "print also what scores promise and what was found")
    .option("--threads <number>", "threads", wholeNumber(1, MOST_THREADS), 1)
    .option("--json", "print the figures as JSON")
    .addHelpText("after", EXPLANATION)
    .action(evaluate);
}

async function evaluate(options: Options): Promise<void> {
  const lexica = chosenLexica(options);
  requireFiles([...lexica, ...options.set.map((folder) => join(folder, "qrels.tsv"))]);
  const evaluations: SetEvaluation[] = [];
  for (const folder of options.set) {
    process.stderr.write(`${folder} ...\n`);
    const { variant, threads } = options;
    const given = { folder, lexica, threads, cacheFolder: lexiconCacheFolder() };
    evaluations.push(await evaluateSet(variant === undefined ? given : { ...given, variant }));
  }
  process.stdout.write(`${options.json === true ? asJson(evaluations) : asTable(evaluations, options)}\n`);
  reportRowErrors(evaluations.flatMap(({ problems }) => problems));
}

function asJson(evaluations: readonly SetEvaluation[]): string {
  const sets = evaluations.map(({ set, needs, metrics, reliability }) => ({
    set,
    needs,
    metrics,
    reliability,
  }));
  return JSON.stringify({ sets, mean: meanMetrics(evaluations.map(({ metrics }) => metrics)) }, null, 2);
}

function asTable(evaluations: readonly SetEvaluation[], { calibration }: Options): string {
  const heading = row("set", [...METRIC_NAMES.map((name) => headings[name]), "needs"]);
  const sets = evaluations.map(({ set, metrics, needs }) => row(set, [...figures(metrics), String(needs)]));
  const mean = row("mean", figures(meanMetrics(evaluations.map(({ metrics }) => metrics))));
  const bands = joinReliability(evaluations.map(({ reliability }) => reliability));
  return [heading, ...sets, mean, ...(calibration === true ? calibrationTable(bands) : [])].join("\n");
}

function calibrationTable(bands: readonly ReliabilityBand[]): string[] {
  const heading = row("score", ["promised", "observed", "profiles"]);
  const lines = bands.map(({ from, promised, observed, profiles }) =>
    row(`from ${String(from)}`, [promised.toFixed(DIGITS), observed.toFixed(DIGITS), String(profiles)]),
  );
  return ["", heading, ...lines];
}

function figures(metrics: Metrics): string[] {
  return METRIC_NAMES.map((name) => metrics[name].toFixed(DIGITS));
}

function row(name: string, cells: readonly string[]): string {
  return name.padEnd(NAME_WIDTH) + cells.map((cell) => cell.padStart(COLUMN_WIDTH)).join("");
}
