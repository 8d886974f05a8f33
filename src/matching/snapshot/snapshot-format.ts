import { crc32 } from "node:zlib";
import type { Archive } from "./archive";
import { ArchiveReader } from "./archive-reader";
import { ALIGNMENT, ArchiveWriter, type Layout } from "./archive-writer";

/** Raised whenever the structures tell something else of themselves or mean something else by it. */
export const SNAPSHOT_VERSION = 1;
const MAGIC = "PASSIDX\0";
/** Magic, version, checksum, length of the header, length of the whole. */
const FIXED_BYTES = 32;
const VERSION_AT = 8;
const CHECKSUM_AT = 12;
const HEADER_LENGTH_AT = 16;
const LENGTH_AT = 24;

/** What a snapshot says before its content: which lexicon it was made with, and how to read it. */
interface Header {
  readonly lexicon: string;
  readonly layout: Layout;
}

/** Blanks, which JSON passes over. */
function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((ALIGNMENT - (bytes.length % ALIGNMENT)) % ALIGNMENT, " ")]);
}

/** CRC-32 finds damage; nobody but the owner of the data folder writes there. It takes a third of the time of SHA-1. */
function checksum(bytes: Uint8Array, before = 0): number {
  return crc32(bytes, before);
}

/** Everything that `describe` tells, as one run of bytes: fixed part, header, then the arrays as they lie in memory. */
export function encodeSnapshot(lexicon: string, describe: (archive: Archive) => void): Buffer<ArrayBuffer> {
  const writer = new ArchiveWriter();
  describe(writer);
  const header = padded(Buffer.from(JSON.stringify({ lexicon, layout: writer.layout } satisfies Header)));
  const length = writer.content.reduce((sum, piece) => sum + piece.length, FIXED_BYTES + header.length);
  const bytes = Buffer.from(new ArrayBuffer(length));
  bytes.write(MAGIC, 0, "latin1");
  bytes.writeUInt32LE(SNAPSHOT_VERSION, VERSION_AT);
  bytes.writeUInt32LE(header.length, HEADER_LENGTH_AT);
  bytes.writeBigUInt64LE(BigInt(length), LENGTH_AT);
  header.copy(bytes, FIXED_BYTES);
  let end = FIXED_BYTES + header.length;
  for (const piece of writer.content) {
    bytes.set(piece, end);
    end += piece.length;
  }
  bytes.writeUInt32LE(checksum(bytes.subarray(HEADER_LENGTH_AT)), CHECKSUM_AT);
  return bytes;
}

/** Whether the bytes are a whole snapshot of this version. Reads every byte, so it belongs where waiting is no harm. */
export function isWholeSnapshot(bytes: Buffer): boolean {
  if (bytes.length < FIXED_BYTES || bytes.toString("latin1", 0, VERSION_AT) !== MAGIC) return false;
  if (bytes.readUInt32LE(VERSION_AT) !== SNAPSHOT_VERSION) return false;
  if (bytes.readBigUInt64LE(LENGTH_AT) !== BigInt(bytes.length)) return false;
  return bytes.readUInt32LE(CHECKSUM_AT) === checksum(bytes.subarray(HEADER_LENGTH_AT));
}

function aligned(bytes: Buffer): Buffer {
  const copy = Buffer.from(new ArrayBuffer(bytes.length));
  bytes.copy(copy);
  return copy;
}

/**
 * Gives `describe` what the bytes hold; false when they were made with another lexicon. The bytes must be whole, and belong to
 * the engine afterwards: it changes them in place.
 */
export function decodeSnapshot(
  bytes: Buffer,
  lexicon: string,
  describe: (archive: Archive) => void,
): boolean {
  if (bytes.byteOffset % ALIGNMENT !== 0) return decodeSnapshot(aligned(bytes), lexicon, describe);
  const headerEnd = FIXED_BYTES + bytes.readUInt32LE(HEADER_LENGTH_AT);
  const header = JSON.parse(bytes.toString("utf8", FIXED_BYTES, headerEnd)) as Header;
  if (header.lexicon !== lexicon) return false;
  describe(new ArchiveReader(header.layout, bytes.buffer, bytes.byteOffset + headerEnd));
  return true;
}
