import { Option, type Command } from "commander";
import { basename, extname } from "node:path";
import {
  formatOf,
  isReadWhole,
  LEXICON_FORMATS,
  type LexiconFormat,
  readLexiconFile,
} from "../modules/partnering/lexicon/import/lexicon-file";
import { ADVISERS_SOURCE, OWN_SOURCE } from "../modules/partnering/lexicon/lexicon-source.entity";
import type { Imported } from "../modules/partnering/lexicon/loading/imported-concept";
import type { LoadingReport } from "../modules/partnering/lexicon/loading/loading-report";
import { LexiconLoading } from "../modules/partnering/lexicon/loading/loading.service";
import { systemClock } from "../modules/shared/clock";
import { OperationalError } from "../modules/shared/operational-error";
import { poolOf } from "../persistence/database";
import { migrateUp } from "../persistence/migrator";
import { asOwner, print } from "./installation";
import { registerLexiconReview } from "./lexicon-review";
import { reportRowErrors, requireFiles } from "./row-errors";

interface ImportOptions {
  readonly source?: string;
  readonly licence?: string;
  readonly format?: LexiconFormat;
  readonly apply?: boolean;
  readonly json?: boolean;
}

const SOURCE_NAME = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,99}$/u;

const IMPORT_HELP = `
A file is SKOS in RDF/XML (.rdf, .xml) or Turtle (.ttl, .nt), CSV (.csv, .tsv) or JSON Lines (.jsonl).
CSV has one label a row under the columns id, language, label and, where wanted, kind (preferred, synonym, acronym,
inflection, variant), broader (keys, with | between them), sector and definition; rows of one concept stand together.
JSON Lines has one concept a line: {"id", "en": [], "fr": [], "nl": [], "broader": [], "def_en"}.

Without --apply nothing is written; the command says what would happen. A source that is imported again is replaced by
what the files say now. What several files say belongs to one source: name them in one call.

Examples:
  passerelle lexicon import gemet.rdf --source GEMET --licence "CC BY 4.0"
  passerelle lexicon import gemet.rdf --source GEMET --licence "CC BY 4.0" --apply`;

export function registerLexicon(program: Command): void {
  const lexicon = program.command("lexicon").description("The lexicon by which the search translates.");
  lexicon
    .command("import <files...>")
    .description("Load a public thesaurus beside our own lexicon, or say what that would do.")
    .option("--source <name>", "what the source is called; default: the first file's name")
    .option("--licence <text>", "the licence under which it may be used; needed with --apply")
    .addOption(
      new Option("--format <format>", "what the files are, when their endings do not tell").choices(
        LEXICON_FORMATS,
      ),
    )
    .option("--apply", "write it into the database")
    .option("--json", "print the report as JSON")
    .addHelpText("after", IMPORT_HELP)
    .action(importFiles);
  lexicon
    .command("remove <source>")
    .description("Take away everything that only this source says.")
    .option("--json", "print the result as JSON")
    .action(remove);
  lexicon
    .command("list")
    .description("The sources of the lexicon, with their licences and how much each says.")
    .option("--json", "print the list as JSON")
    .action(list);
  registerLexiconReview(lexicon);
  for (const command of lexicon.commands) command.exitOverride();
}

async function importFiles(files: readonly string[], options: ImportOptions): Promise<void> {
  requireFiles(files);
  const { apply = false, licence } = options;
  const [first = ""] = files;
  const name = options.source ?? basename(first, extname(first));
  refuseSource(name);
  if (apply && !licence?.trim())
    throw new OperationalError(
      "Say with --licence under which licence the source may be used; it is kept with every row.",
    );
  const read = files.map((path) => ({ path, format: options.format ?? formatOf(path) }));
  for (const { path, format } of read) if (apply && isReadWhole(format)) await readToItsEnd(path, format);
  const report = await asOwner(async (owner) => {
    await migrateUp(owner);
    return new LexiconLoading(poolOf(owner)).load({ name, licence: licence ?? "" }, allOf(read), {
      now: systemClock.now(),
      dryRun: !apply,
      ...(process.stderr.isTTY ? { onProgress: tellProgress } : {}),
    });
  });
  print(report, options.json === true, () => inWords(report, apply));
  reportRowErrors(report.problems);
  if (report.problemCount > report.problems.length)
    process.stderr.write(
      `${String(report.problemCount - report.problems.length)} further problems are not told.\n`,
    );
}

function refuseSource(name: string): void {
  if ([OWN_SOURCE, ADVISERS_SOURCE].includes(name.toLowerCase()))
    throw new OperationalError(`The source «${name}» is kept by Passerelle itself. Choose another name.`);
  if (!SOURCE_NAME.test(name))
    throw new OperationalError(
      "A source is named by letters, digits, spaces, dots, dashes and underscores, 100 at most. Name it with --source.",
    );
}

/** A file that is cut or broken is refused before anything is written. */
async function readToItsEnd(path: string, format: LexiconFormat): Promise<void> {
  const concepts = readLexiconFile(path, format);
  while ((await concepts.next()).done !== true);
}

async function* allOf(
  files: readonly { readonly path: string; readonly format: LexiconFormat }[],
): AsyncGenerator<Imported> {
  for (const { path, format } of files) yield* readLexiconFile(path, format);
}

function inWords(report: LoadingReport, applied: boolean): string {
  const { concepts, added, merged, known, labels, links, removedLabels, problemCount } = report;
  const verb = applied ? "were" : "would be";
  return [
    `${String(concepts)} concepts of «${report.source}»: ${String(added)} ${verb} added, ${String(merged)} ${verb} merged with concepts of other sources, ${String(known)} were known.`,
    `${String(labels)} labels, ${String(links)} links to broader concepts${applied ? `; ${String(removedLabels)} labels that it said before are gone` : ""}.`,
    `${String(problemCount)} problems.`,
    ...(applied ? [] : ["Nothing was written. Repeat the command with --apply to do it."]),
  ].join("\n");
}

function tellProgress(concepts: number): void {
  process.stderr.write(`\r${String(concepts)} concepts`);
}

async function remove(source: string, { json }: { json?: boolean }): Promise<void> {
  if ([OWN_SOURCE, ADVISERS_SOURCE].includes(source))
    throw new OperationalError(`The source «${source}» is kept by Passerelle itself and cannot be removed.`);
  const removed = await asOwner((owner) =>
    new LexiconLoading(poolOf(owner)).remove(source, systemClock.now()),
  );
  if (!removed)
    throw new OperationalError(
      `The lexicon has no source «${source}». \`passerelle lexicon list\` shows which it has.`,
    );
  print({ removed: source }, json === true, () => `What only «${source}» said is gone.`);
}

async function list({ json }: { json?: boolean }): Promise<void> {
  const sources = await asOwner(async (owner) => {
    await migrateUp(owner);
    return new LexiconLoading(poolOf(owner)).sources();
  });
  print(sources, json === true, () =>
    sources
      .map(({ name, licence, concepts, labels, loadedAt }) =>
        [
          name.padEnd(24),
          String(concepts).padStart(8),
          String(labels).padStart(9),
          loadedAt.toISOString().slice(0, 10),
          licence,
        ].join("  "),
      )
      .join("\n"),
  );
}
