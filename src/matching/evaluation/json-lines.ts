import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";

/** A line that could not be used, told in a full sentence. */
export interface LineProblem {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

export interface ReadLines<Row> {
  readonly rows: readonly Row[];
  readonly problems: readonly LineProblem[];
}

/** Turns one parsed line into a row, or says in a few words what is wrong with it. */
export type RowReader<Row> = (value: unknown) => { readonly row: Row } | { readonly fault: string };

function parseLine<Row>(text: string, read: RowReader<Row>): ReturnType<RowReader<Row>> {
  try {
    return read(JSON.parse(text));
  } catch {
    return { fault: "it is not valid JSON" };
  }
}

/** Reads a JSON Lines file. A bad line is reported and left out; the rest is read. Blank lines are passed over. */
export async function readJsonLines<Row>(file: string, read: RowReader<Row>): Promise<ReadLines<Row>> {
  const rows: Row[] = [];
  const problems: LineProblem[] = [];
  let line = 0;
  for await (const text of createInterface({ input: createReadStream(file, "utf8"), crlfDelay: Infinity })) {
    line++;
    const content = line === 1 ? text.replace(/^\uFEFF/, "") : text;
    if (content.trim() === "") continue;
    const result = parseLine(content, read);
    if ("row" in result) rows.push(result.row);
    else problems.push({ file, line, message: sentence(file, line, result.fault) });
  }
  return { rows, problems };
}

function sentence(file: string, line: number, fault: string): string {
  return `${file}, line ${String(line)}: the line was left out because ${fault}.`;
}
