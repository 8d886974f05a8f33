import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { MEANING_DIMENSIONS } from "./meaning-vectors";
import type { LearntMeanings } from "./meanings";
import type { LearntLexicon } from "./learnt-lexicon";
import type { TranslationTable } from "./translation-table";

/** Raised whenever what is learnt, or how it is written, changes: files of another version are learnt anew. */
export const FORMAT_VERSION = 7;
const CHECKSUM_BYTES = 32;
const LENGTH_BYTES = 4;
const NUMBER_BYTES = 4;

type TableLengths = readonly (readonly (readonly [number, number])[])[];
type Tables = LearntLexicon["tables"];

/** Words with blanks between them: a list of strings in JSON takes four times as long to read. */
type WordList = string;

interface Header {
  readonly words: readonly { readonly spellings: WordList; readonly counts: readonly number[] }[];
  readonly stems: readonly WordList[];
  /** By source and target language: the lengths of `starts` and `targets`. */
  readonly tables: TableLengths;
  readonly broader: TableLengths;
  /** The stems that have a meaning, by language. */
  readonly meaningStems: readonly WordList[];
}

function joined(words: readonly string[]): WordList {
  return words.join(" ");
}

function split(list: WordList): string[] {
  return list === "" ? [] : list.split(" ");
}

function checksum(bytes: Uint8Array): Buffer {
  return createHash("sha256").update(bytes).digest();
}

function bytesOf(array: Uint32Array | Float32Array | Int8Array): Buffer {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength);
}

function lengthsOf(tables: Tables): TableLengths {
  return tables.map((row) => row.map((table) => [table.starts.length, table.targets.length] as const));
}

function tableBytes(tables: Tables): Buffer[] {
  return tables.flat().flatMap((table) => [table.starts, table.targets, table.weights].map(bytesOf));
}

/**
 * Layout: checksum of the rest, length of the header, header as JSON, then starts, targets and weights of each table, then
 * rarities and vectors of the meanings.
 */
export function encodeLearnt({ words, stems, tables, broader, meanings }: LearntLexicon): Buffer {
  const header: Header = {
    words: words.map(({ spellings, counts }) => ({ spellings: joined(spellings), counts })),
    stems: stems.map(joined),
    tables: lengthsOf(tables),
    broader: lengthsOf(broader),
    meaningStems: meanings.stems.map(joined),
  };
  const headerBytes = Buffer.from(JSON.stringify(header));
  const headerLength = Buffer.alloc(LENGTH_BYTES);
  headerLength.writeUInt32LE(headerBytes.length);
  const body = Buffer.concat([
    headerLength,
    headerBytes,
    ...tableBytes(tables),
    ...tableBytes(broader),
    bytesOf(meanings.rarities),
    bytesOf(meanings.vectors),
  ]);
  return Buffer.concat([checksum(body), body]);
}

/** Reads typed arrays one after the other; each is copied, because the file's bytes are not aligned. */
class NumberReader {
  constructor(
    private readonly bytes: Buffer,
    private position: number,
  ) {}

  tables(lengths: TableLengths): TranslationTable[][] {
    return lengths.map((row) => row.map((one) => this.table(one)));
  }

  private table([starts, targets]: readonly [number, number]): TranslationTable {
    return {
      starts: new Uint32Array(this.take(starts)),
      targets: new Uint32Array(this.take(targets)),
      weights: new Float32Array(this.take(targets)),
    };
  }

  meanings(stems: LearntMeanings["stems"]): LearntMeanings {
    const rows = stems.reduce((sum, own) => sum + own.length, 0);
    const rarities = new Float32Array(this.take(rows));
    return { stems, rarities, vectors: new Int8Array(this.take(rows * MEANING_DIMENSIONS, 1)) };
  }

  private take(count: number, bytes = NUMBER_BYTES): ArrayBuffer {
    const end = this.position + count * bytes;
    const copy = new Uint8Array(this.bytes.subarray(this.position, end)).buffer;
    this.position = end;
    return copy;
  }
}

/** What the bytes hold, or undefined when they are not whole. */
export function decodeLearnt(bytes: Buffer): LearntLexicon | undefined {
  const body = bytes.subarray(CHECKSUM_BYTES);
  if (bytes.length < CHECKSUM_BYTES + LENGTH_BYTES) return undefined;
  if (!checksum(body).equals(bytes.subarray(0, CHECKSUM_BYTES))) return undefined;
  const headerEnd = LENGTH_BYTES + body.readUInt32LE(0);
  const header = JSON.parse(body.toString("utf8", LENGTH_BYTES, headerEnd)) as Header;
  const reader = new NumberReader(body, headerEnd);
  const tables = reader.tables(header.tables);
  const broader = reader.tables(header.broader);
  const meanings = reader.meanings(header.meaningStems.map(split));
  const words = header.words.map(({ spellings, counts }) => ({ spellings: split(spellings), counts }));
  return { words, stems: header.stems.map(split), tables, broader, meanings };
}

export function learntFile(folder: string, hash: string): string {
  return join(folder, `lexicon-v${String(FORMAT_VERSION)}-${hash}.bin`);
}

/** A missing, foreign or damaged file is simply not there. */
export function readLearnt(folder: string, hash: string): LearntLexicon | undefined {
  try {
    return decodeLearnt(readFileSync(learntFile(folder, hash)));
  } catch {
    return undefined;
  }
}

/** Written beside and renamed, so that no reader sees half a file. A folder that cannot be written to costs time, not answers. */
export function writeLearnt(folder: string, hash: string, learnt: LearntLexicon): void {
  const path = learntFile(folder, hash);
  const draft = `${path}.${String(process.pid)}.tmp`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(draft, encodeLearnt(learnt));
    renameSync(draft, path);
  } catch {
    return;
  }
}
