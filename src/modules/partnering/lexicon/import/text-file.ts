import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { basename } from "node:path";
import { OperationalError } from "../../../shared/operational-error";

const LOOKED_AT = 65_536;
const UTF_16 = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])];

/** The beginning of a file; refuses one that is not there, is empty, or is written in UTF-16. */
export async function beginningOf(path: string): Promise<string> {
  const file = await open(path).catch(() => {
    throw new OperationalError(`There is no file «${path}» that can be read.`);
  });
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LOOKED_AT), 0, LOOKED_AT, 0);
    if (bytesRead === 0) throw new OperationalError(`The file «${path}» is empty.`);
    if (UTF_16.some((mark) => buffer.subarray(0, 2).equals(mark)))
      throw new OperationalError(
        `The file «${path}» is written in UTF-16. Save it as UTF-8 and import that.`,
      );
    return buffer.toString("utf8", 0, bytesRead).replace(/^\uFEFF/, "");
  } finally {
    await file.close();
  }
}

/** Longer lines are no concepts; one without end would fill the memory. */
const LONGEST_LINE = 1_000_000;

export interface Line {
  readonly number: number;
  /** Undefined when the line is too long to be read. */
  readonly text: string | undefined;
}

/** The lines of a file, one after the other; a line of any length takes bounded memory. */
export async function* linesOf(path: string): AsyncGenerator<Line> {
  let number = 1;
  let rest = "";
  let tooLong = false;
  for await (const chunk of createReadStream(path, "utf8") as AsyncIterable<string>) {
    const parts = (rest + chunk).split("\n");
    rest = parts.pop() ?? "";
    for (const part of parts) {
      yield { number, text: tooLong || part.length > LONGEST_LINE ? undefined : plain(part, number) };
      tooLong = false;
      number++;
    }
    if (rest.length > LONGEST_LINE) {
      tooLong = true;
      rest = "";
    }
  }
  if (rest !== "" || tooLong) yield { number, text: tooLong ? undefined : plain(rest, number) };
}

function plain(line: string, number: number): string {
  const text = line.endsWith("\r") ? line.slice(0, -1) : line;
  return number === 1 ? text.replace(/^\uFEFF/, "") : text;
}

/** How problems name a file. */
export function shownName(path: string): string {
  return basename(path);
}
