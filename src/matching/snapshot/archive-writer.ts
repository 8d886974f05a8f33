import type { AnyGrowingArray } from "../index/growing-arrays";
import type { Archive } from "./archive";

/** Typed arrays begin at multiples of this. */
export const ALIGNMENT = 8;

/** How the content of a file is read: array by array and value by value, in the order in which they were written. */
export interface Layout {
  /** Of each array, where it begins in the content and how many entries it has. */
  readonly arrays: readonly (readonly [number, number])[];
  readonly values: readonly unknown[];
}

/** Collects what structures tell of themselves. The bytes are not copied: use them before anything changes. */
export class ArchiveWriter implements Archive {
  private readonly places: (readonly [number, number])[] = [];
  private readonly values: unknown[] = [];
  private readonly pieces: Uint8Array[] = [];
  private length = 0;

  arrays(arrays: readonly AnyGrowingArray[]): void {
    for (const array of arrays) {
      const { bytes } = array;
      const padding = (ALIGNMENT - (bytes.length % ALIGNMENT)) % ALIGNMENT;
      this.places.push([this.length, array.length]);
      this.pieces.push(bytes, new Uint8Array(padding));
      this.length += bytes.length + padding;
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
