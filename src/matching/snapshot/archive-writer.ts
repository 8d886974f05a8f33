import type { AnyGrowingArray } from "../index/growing-arrays";
import type { Archive } from "./archive";

/** Room that is kept behind every array, so that the first change after reading need not copy it. */
const SLACK_SHARE = 1 / 32;
const SMALLEST_SLACK = 64;

/** Typed arrays begin at multiples of this. */
export const ALIGNMENT = 8;

/** How the content of a file is read: array by array and value by value, in the order in which they were written. */
export interface Layout {
  /** Of each array, where it begins in the content, how many entries it has, and for how many there is room. */
  readonly arrays: readonly (readonly [number, number, number])[];
  readonly values: readonly unknown[];
}

/** Collects what structures tell of themselves. The bytes are not copied: use them before anything changes. */
export class ArchiveWriter implements Archive {
  private readonly places: (readonly [number, number, number])[] = [];
  private readonly values: unknown[] = [];
  private readonly pieces: Uint8Array[] = [];
  private length = 0;

  arrays(arrays: readonly AnyGrowingArray[]): void {
    for (const array of arrays) {
      const { bytes } = array;
      const capacity = array.length + SMALLEST_SLACK + Math.ceil(array.length * SLACK_SHARE);
      const end = Math.ceil((this.length + capacity * array.bytesPerEntry) / ALIGNMENT) * ALIGNMENT;
      this.places.push([this.length, array.length, capacity]);
      this.pieces.push(bytes, new Uint8Array(end - this.length - bytes.length));
      this.length = end;
    }
  }

  value<Value>(value: Value): Value {
    this.values.push(value);
    return value;
  }

  get layout(): Layout {
    return { arrays: this.places, values: this.values };
  }

  get content(): readonly Uint8Array[] {
    return this.pieces;
  }
}
