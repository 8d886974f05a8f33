import type { AnyGrowingArray } from "../index/growing-arrays";
import type { Archive } from "./archive";
import type { Layout } from "./archive-writer";

/** Gives structures what they told of themselves. Arrays are views of the buffer: nothing is copied, so a million profiles take no longer than ten. */
export class ArchiveReader implements Archive {
  private nextArray = 0;
  private nextValue = 0;

  constructor(
    private readonly layout: Layout,
    private readonly buffer: ArrayBufferLike,
    private readonly contentStart: number,
  ) {}

  arrays(arrays: readonly AnyGrowingArray[]): void {
    for (const array of arrays) {
      const place = this.layout.arrays[this.nextArray++];
      if (place === undefined) throw new Error("The snapshot holds fewer arrays than this version reads.");
      array.adopt(this.buffer, this.contentStart + place[0], place[1], place[2]);
    }
  }

  value<Value>(_value: Value): Value {
    if (this.nextValue >= this.layout.values.length)
      throw new Error("The snapshot holds fewer values than this version reads.");
    return this.layout.values[this.nextValue++] as Value;
  }
}
