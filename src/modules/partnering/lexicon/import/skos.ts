import { createReadStream } from "node:fs";
import { Transform, type TransformCallback, type Readable } from "node:stream";
import { StreamParser } from "n3";
import { RdfXmlParser } from "rdfxml-streaming-parser";
import { OperationalError } from "../../../shared/operational-error";
import { type Imported, problemAt } from "../loading/imported-concept";
import { checkedConcept } from "./checked-concept";
import { refuseDangerousPrologue } from "./rdf-prologue";
import { SkosSubjects, type Statement } from "./skos-subjects";
import { beginningOf, shownName } from "./text-file";

export type RdfFormat = "RDF/XML" | "Turtle";

/** Statements are short: a file that goes on for so long without one is cut, or no SKOS, and would fill the memory. */
const LONGEST_STATEMENT_BYTES = 4_000_000;
/** Where a file says things relative to itself. */
const BASE = "urn:lexicon:";

/** Counts bytes and lines on their way to the parser, and stops a file that never ends a statement. */
class Gauge extends Transform {
  line = 1;
  private sinceStatement = 0;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) this.line++;
    this.sinceStatement += chunk.length;
    if (this.sinceStatement > LONGEST_STATEMENT_BYTES) {
      const megabytes = String(LONGEST_STATEMENT_BYTES / 1_000_000);
      done(new OperationalError(`it goes on for ${megabytes} MB without a statement`));
    } else done(null, chunk);
  }

  statement(): void {
    this.sinceStatement = 0;
  }
}

/** The parser takes the end of the file for the end of the document: one that is cut must not pass for a whole one. */
class WholeRdfXml extends RdfXmlParser {
  override _flush(done: TransformCallback): void {
    const { saxParser } = this as unknown as { readonly saxParser: { close(): void } };
    try {
      saxParser.close();
      done();
    } catch (error) {
      done(error as Error);
    }
  }
}

/** The concepts of a SKOS file: preferred, alternative and hidden labels, broader and narrower, definitions. */
export async function* readSkos(path: string, format: RdfFormat): AsyncGenerator<Imported> {
  const file = shownName(path);
  const beginning = await beginningOf(path);
  if (format === "RDF/XML") refuseDangerousPrologue(beginning, path);
  const gauge = new Gauge();
  const statements = parsed(path, format, gauge);
  const subjects = new SkosSubjects();
  try {
    for await (const statement of statements as AsyncIterable<Statement>) {
      gauge.statement();
      for (const concept of subjects.take(statement, gauge.line))
        yield* checkedConcept(concept.raw, { file, line: concept.line });
    }
  } catch (error) {
    throw new OperationalError(
      `The file «${path}» cannot be read as ${format}: near line ${String(gauge.line)} ${reasonOf(error)}. Nothing of it was taken.`,
    );
  }
  for (const concept of subjects.rest()) yield* checkedConcept(concept.raw, { file, line: concept.line });
  const textless = subjects.textlessLabels;
  if (textless > 0)
    yield problemAt(
      { file, line: gauge.line },
      textless === 1
        ? "1 label that is a resource of its own (SKOS-XL) was left out because the file does not give its text"
        : `${String(textless)} labels that are resources of their own (SKOS-XL) were left out because the file does not give their texts`,
    );
}

function parsed(path: string, format: RdfFormat, gauge: Gauge): Readable {
  const parser =
    format === "RDF/XML"
      ? (new WholeRdfXml({ baseIRI: BASE, validateUri: false }) as unknown as Transform)
      : new StreamParser({ format: "text/turtle", baseIRI: BASE });
  const source = createReadStream(path);
  source.on("error", (error) => gauge.destroy(error));
  gauge.on("error", (error) => parser.destroy(error));
  return source.pipe(gauge).pipe(parser);
}

/** The parser's own words, in one line and without its stack. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const line = message.split("\n")[0]?.slice(0, 200) ?? "";
  return `it says: ${line.replace(/\.$/, "")}`;
}
