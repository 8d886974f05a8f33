import { parse } from "csv-parse";
import { createReadStream } from "node:fs";
import { OperationalError } from "../../../shared/operational-error";
import { SECTORS, type Sector } from "../../sectors/sector";
import { LABEL_KINDS, type LabelKind } from "../concept.entity";
import { type Imported, type Place, problemAt } from "../loading/imported-concept";
import { checkedConcept, type RawConcept, type RawLabel } from "./checked-concept";
import { beginningOf, shownName } from "./text-file";

/** One label a row; the rows of one concept stand together. Only the first three columns must be there. */
export const CSV_COLUMNS = ["id", "language", "label", "kind", "broader", "sector", "definition"] as const;
const NEEDED = ["id", "language", "label"] as const;
/** Several broader concepts in one cell. */
const BETWEEN_KEYS = "|";
/** A quotation mark that is never closed would take in the rest of the file. */
const LONGEST_ROW = 100_000;

type Row = Partial<Record<(typeof CSV_COLUMNS)[number], string>>;

interface NumberedRow {
  readonly record: Row;
  readonly info: { readonly lines: number };
}

/** The rows of one concept, put together. */
class RowGroup {
  private readonly labels: RawLabel[] = [];
  private readonly broader = new Set<string>();
  private sector: Sector | null = null;
  private definition: string | null = null;

  constructor(
    readonly key: string,
    readonly place: Place,
  ) {}

  add({ language = "", label = "", kind = "", broader = "", sector = "", definition = "" }: Row): void {
    if (label !== "")
      this.labels.push({ tag: language, kind: this.kindOf(kind, language), text: label, ambiguous: false });
    for (const key of broader.split(BETWEEN_KEYS)) if (key.trim() !== "") this.broader.add(key.trim());
    this.sector = SECTORS.find((one) => one === sector.trim().toUpperCase()) ?? this.sector;
    if (definition !== "") this.definition ??= definition;
  }

  concept(): RawConcept {
    const { key, labels, sector, definition } = this;
    return { key, labels, broader: [...this.broader], narrower: [], sector, definition };
  }

  /** The first label of a language is the preferred one, unless the row says otherwise. */
  private kindOf(given: string, language: string): LabelKind {
    const kind = LABEL_KINDS.find((one) => one === given.trim().toUpperCase());
    return kind ?? (this.labels.some(({ tag }) => tag === language) ? "SYNONYM" : "PREFERRED");
  }
}

export async function* readCsv(path: string): AsyncGenerator<Imported> {
  const file = shownName(path);
  const delimiter = delimiterOf(await beginningOf(path), path);
  const skipped: Imported[] = [];
  const parser = createReadStream(path).pipe(
    parse({
      bom: true,
      delimiter,
      columns: (header: string[]) => header.map((name) => name.trim().toLowerCase()),
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: LONGEST_ROW,
      skip_records_with_error: true,
      on_skip: (error) => {
        skipped.push(
          problemAt({ file, line: parser.info.lines }, `a row was left out because ${reasonOf(error)}`),
        );
      },
    }),
  );
  let group: RowGroup | undefined;
  try {
    for await (const { record, info } of parser as AsyncIterable<NumberedRow>) {
      yield* skipped.splice(0);
      const place = { file, line: info.lines };
      const key = record.id?.trim() ?? "";
      const fault = faultOf(key, record);
      if (fault !== undefined) {
        yield problemAt(place, `the row was left out because ${fault}`);
        continue;
      }
      if (group?.key !== key) {
        if (group) yield* checkedConcept(group.concept(), group.place);
        group = new RowGroup(key, place);
      }
      group.add(record);
    }
  } catch (error) {
    yield problemAt({ file, line: parser.info.lines }, `the rest was left out: ${reasonOf(error)}`);
  }
  yield* skipped;
  if (group) yield* checkedConcept(group.concept(), group.place);
}

function faultOf(key: string, { language = "", label = "", broader = "" }: Row): string | undefined {
  if (key === "" || key.length > 500) return "its id is empty or longer than 500 characters";
  if (label === "" && broader === "") return "it has neither label nor broader concept";
  if (label !== "" && language.trim() === "") return "it does not say the language of its label";
  return undefined;
}

/** Comma, semicolon or tab: whichever separates the columns that must be there. */
function delimiterOf(beginning: string, path: string): string {
  const header = beginning.split(/\r?\n/)[0] ?? "";
  const delimiter = [",", ";", "\t"].find((one) => {
    const names = header.split(one).map((name) => name.replaceAll('"', "").trim().toLowerCase());
    return NEEDED.every((needed) => names.includes(needed));
  });
  if (delimiter !== undefined) return delimiter;
  throw new OperationalError(
    `The first line of «${path}» does not name the columns. It must hold ${NEEDED.join(", ")}, and may hold ${CSV_COLUMNS.slice(NEEDED.length).join(", ")}.`,
  );
}

function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.split("\n")[0]?.slice(0, 200).replace(/\.$/, "") ?? "";
}
