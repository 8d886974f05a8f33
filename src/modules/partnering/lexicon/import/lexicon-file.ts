import { extname } from "node:path";
import { OperationalError } from "../../../shared/operational-error";
import type { Imported } from "../loading/imported-concept";
import { readCsv } from "./csv";
import { readJsonLines } from "./json-lines";
import { readSkos } from "./skos";
import { beginningOf } from "./text-file";

export const LEXICON_FORMATS = ["skos-xml", "turtle", "csv", "jsonl"] as const;
export type LexiconFormat = (typeof LEXICON_FORMATS)[number];

const byEnding: Readonly<Record<string, LexiconFormat>> = {
  ".rdf": "skos-xml",
  ".xml": "skos-xml",
  ".owl": "skos-xml",
  ".ttl": "turtle",
  ".n3": "turtle",
  ".nt": "turtle",
  ".csv": "csv",
  ".tsv": "csv",
  ".jsonl": "jsonl",
  ".ndjson": "jsonl",
};

/** The format by the file's ending; a file of another ending has to be named with its format. */
export function formatOf(path: string): LexiconFormat {
  const format = byEnding[extname(path).toLowerCase()];
  if (format !== undefined) return format;
  throw new OperationalError(
    `The ending of «${path}» does not tell its format. Name it with --format ${LEXICON_FORMATS.join(", ")}.`,
  );
}

/** Everything that a file says, concept by concept, and what is wrong with it. */
export async function* readLexiconFile(path: string, format: LexiconFormat): AsyncGenerator<Imported> {
  await beginningOf(path);
  if (format === "jsonl") yield* readJsonLines(path);
  else if (format === "csv") yield* readCsv(path);
  else yield* readSkos(path, format === "turtle" ? "Turtle" : "RDF/XML");
}

/** Whether a fault at its end makes the whole file worthless: then it is read once before anything is written. */
export function isReadWhole(format: LexiconFormat): boolean {
  return format === "skos-xml" || format === "turtle";
}
