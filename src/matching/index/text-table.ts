import type { Archive } from "../snapshot/archive";
import { growingUint32, growingUint8 } from "./growing-arrays";

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const FIRST_SLOTS = 64;
/** The table of slots is doubled before it is fuller than this. */
const FULLEST = 0.6;
const LARGEST_NARROW = 0xff;
const EMPTY = 0;
const WIDE = 1;

/**
 * Numbers texts in order of arrival and finds them again. Everything is in typed arrays: some ten bytes a text besides its
 * letters where a Map takes sixty, and a snapshot holds it as it is. A text may be told apart by a tag (its language).
 */
export class TextTable {
  /** Letters up to U+00FF take one byte; a text with any other takes two for each. */
  private readonly letters = growingUint8();
  /** Twice the place of the first byte, plus `WIDE`; one more than there are texts. */
  private readonly starts = growingUint32();
  private readonly tags = growingUint8();
  /** Open addressing: number + 1, or `EMPTY`. */
  private readonly slots = growingUint32();
  private viewed: Buffer = Buffer.alloc(0);

  constructor() {
    this.starts.push(0);
    this.slots.lengthen(FIRST_SLOTS);
  }

  get count(): number {
    return this.tags.length;
  }

  archive(archive: Archive): void {
    archive.arrays([this.letters, this.starts, this.tags, this.slots]);
  }

  find(text: string, tag = 0): number | undefined {
    const number = this.slots.at(this.slotOf(text, tag));
    return number === EMPTY ? undefined : number - 1;
  }

  /** The text's number; a new one when it is new. */
  obtain(text: string, tag = 0): number {
    const slot = this.slotOf(text, tag);
    const known = this.slots.at(slot);
    if (known !== EMPTY) return known - 1;
    const number = this.append(text, tag);
    if (this.count > FULLEST * this.slots.length) this.spread(this.slots.length * 2);
    else this.slots.data[slot] = number + 1;
    return number;
  }

  text(number: number): string {
    const [start, end] = [this.starts.at(number), this.starts.at(number + 1)];
    return this.view().toString((start & 1) === WIDE ? "utf16le" : "latin1", start >>> 1, end >>> 1);
  }

  /** The letters as a buffer, made once for as long as they lie where they are. */
  private view(): Buffer {
    const { data } = this.letters;
    if (this.viewed.buffer !== data.buffer || this.viewed.byteOffset !== data.byteOffset)
      this.viewed = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
    return this.viewed;
  }

  tag(number: number): number {
    return this.tags.at(number);
  }

  private append(text: string, tag: number): number {
    const isWide = !isNarrow(text);
    const start = this.letters.length;
    const place = this.starts.length - 1;
    this.starts.data[place] = start * 2 + (isWide ? WIDE : 0);
    this.letters.lengthen(start + text.length * (isWide ? 2 : 1));
    const letters = this.letters.data;
    for (let index = 0, at = start; index < text.length; index++) {
      const code = text.charCodeAt(index);
      letters[at++] = code & LARGEST_NARROW;
      if (isWide) letters[at++] = code >>> 8;
    }
    this.starts.push(this.letters.length * 2);
    return this.tags.push(tag);
  }

  /** The slot that holds the text, or the empty one where it belongs. */
  private slotOf(text: string, tag: number): number {
    const mask = this.slots.length - 1;
    let slot = hashOf(text, tag) & mask;
    for (;;) {
      const number = this.slots.at(slot);
      if (number === EMPTY || this.equals(number - 1, text, tag)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private equals(number: number, text: string, tag: number): boolean {
    if (this.tags.at(number) !== tag) return false;
    const start = this.starts.at(number);
    const isWide = (start & 1) === WIDE;
    const first = start >>> 1;
    if ((this.starts.at(number + 1) >>> 1) - first !== text.length * (isWide ? 2 : 1)) return false;
    const letters = this.letters.data;
    for (let index = 0; index < text.length; index++) {
      const code = isWide
        ? (letters[first + 2 * index] ?? 0) | ((letters[first + 2 * index + 1] ?? 0) << 8)
        : (letters[first + index] ?? 0);
      if (code !== text.charCodeAt(index)) return false;
    }
    return true;
  }

  private spread(slots: number): void {
    this.slots.clear();
    this.slots.reserve(slots);
    this.slots.lengthen(slots);
    const mask = slots - 1;
    for (let number = 0; number < this.count; number++) {
      let slot = hashOf(this.text(number), this.tags.at(number)) & mask;
      while (this.slots.at(slot) !== EMPTY) slot = (slot + 1) & mask;
      this.slots.data[slot] = number + 1;
    }
  }
}

function isNarrow(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    if (text.charCodeAt(index) > LARGEST_NARROW) return false;
  }
  return true;
}

function hashOf(text: string, tag: number): number {
  let hash = FNV_OFFSET ^ tag;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), FNV_PRIME);
  return Math.imul(hash ^ (hash >>> 15), FNV_PRIME) >>> 0;
}
