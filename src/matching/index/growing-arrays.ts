const FIRST_CAPACITY = 64;
/** A quarter more: little waste at the sizes of an index, and each entry is still copied only some five times in all. */
const GROWTH = 1.25;

type NumberArray = Uint8Array | Uint32Array | Float32Array;

/** A typed array with room to grow; `data` is replaced when it grows, so read it afresh after `push`. */
export class GrowingArray<Data extends NumberArray> {
  length = 0;

  constructor(
    public data: Data,
    private readonly allocate: (length: number) => Data,
  ) {}

  push(value: number): number {
    this.reserve(this.length + 1);
    this.data[this.length] = value;
    return this.length++;
  }

  /** Makes room for so many entries and no more growth until then. */
  reserve(capacity: number): void {
    if (capacity <= this.data.length) return;
    const larger = this.allocate(Math.max(capacity, Math.ceil(this.data.length * GROWTH)));
    larger.set(this.data.subarray(0, this.length));
    this.data = larger;
  }

  /** Grows to this length, new entries 0. */
  lengthen(length: number): void {
    this.reserve(length);
    if (length > this.length) this.length = length;
  }

  at(index: number): number {
    return this.data[index] ?? 0;
  }

  clear(): void {
    this.length = 0;
    this.data = this.allocate(FIRST_CAPACITY);
  }
}

const newUint8 = (length: number): Uint8Array => new Uint8Array(length);
const newUint32 = (length: number): Uint32Array => new Uint32Array(length);
const newFloat32 = (length: number): Float32Array => new Float32Array(length);

export const growingUint8 = (): GrowingArray<Uint8Array> =>
  new GrowingArray(newUint8(FIRST_CAPACITY), newUint8);
export const growingUint32 = (): GrowingArray<Uint32Array> =>
  new GrowingArray(newUint32(FIRST_CAPACITY), newUint32);
export const growingFloat32 = (): GrowingArray<Float32Array> =>
  new GrowingArray(newFloat32(FIRST_CAPACITY), newFloat32);
