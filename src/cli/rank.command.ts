import { createWriteStream, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { pipeline } from "node:stream/promises";
import type { Command } from "commander";
import { rankFilesInThreads, runLines, runStatistics, type RankedFiles } from "../matching/evaluation";
import { chosenLexica, lexiconCacheFolder, type LexiconOptions } from "./lexicon-choice";
import { progressBar } from "./progress-bar";
import { collect, reportRowErrors, requireFiles, wholeNumber } from "./row-errors";

interface Options extends LexiconOptions {
  readonly profiles: string;
  readonly needs: string;
  readonly limit: number;
  readonly out?: string;
  readonly stats?: string;
  readonly threads: number;
  readonly json?: boolean;
}

const DEFAULT_LIMIT = 100;
const LARGEST_LIMIT = 1_000;
const MOST_THREADS = 64;

const EXAMPLES = `
Examples:
  passerelle rank --profiles profiles.jsonl --needs needs.jsonl --out run.tsv
  passerelle rank --profiles profiles.jsonl --needs needs.jsonl --lexicon cpv.jsonl --threads 4 --stats stats.json

A line of a run: need, rank, profile and score (0 to 100), separated by tabs, best first.`;

export function registerRank(program: Command): void {
  program
    .command("rank")
    .description("Rank the profiles of one JSON Lines file for the needs of another, without a database.")
    .requiredOption("--profiles <file>", "profiles: id, text and what else is known, one a line")
    .requiredOption("--needs <file>", "needs: id and text, one a line")
    .option("--lexicon <file>", "a lexicon in JSON Lines; may be given several times", collect)
    .option("--no-own-lexicon", "leave out the lexicon that comes with Passerelle")
    .option("--limit <number>", "profiles a need at most", wholeNumber(1, LARGEST_LIMIT), DEFAULT_LIMIT)
    .option("--out <file>", "write the run there instead of to stdout")
    .option("--stats <file>", "write counts, seconds and milliseconds there, as JSON")
    .option(
      "--threads <number>",
      "threads, each with an index of its own",
      wholeNumber(1, MOST_THREADS),
      Math.min(MOST_THREADS, availableParallelism()),
    )
    .option("--json", "write the run as JSON Lines instead of tabs")
    .addHelpText("after", EXAMPLES)
    .action(rank);
}

async function rank(options: Options): Promise<void> {
  const lexica = chosenLexica(options);
  requireFiles([options.profiles, options.needs, ...lexica]);
  const { profiles, needs, limit } = options;
  const files = { profiles, needs, limit, lexica, cacheFolder: lexiconCacheFolder() };
  const ranked = await rankFilesInThreads(files, options.threads, progressBar(process.stderr));
  const lines = options.json === true ? jsonLines(ranked) : runLines(ranked);
  await writeLines(lines, options.out);
  if (options.stats !== undefined) writeFileSync(options.stats, `${JSON.stringify(runStatistics(ranked))}\n`);
  reportRowErrors(ranked.problems);
}

function* jsonLines({ rankings }: RankedFiles): Generator<string> {
  for (const { needId, hits } of rankings) yield JSON.stringify({ needId, hits });
}

/** Line by line, so that a long run is never held as one text. */
async function writeLines(lines: Iterable<string>, file: string | undefined): Promise<void> {
  const ended = function* (): Generator<string> {
    for (const line of lines) yield `${line}\n`;
  };
  if (file === undefined) await pipeline(ended, process.stdout, { end: false });
  else await pipeline(ended, createWriteStream(file));
}
