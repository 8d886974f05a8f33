const FIRST_CAPACITY = 64;
/** A quarter more: little waste at the sizes of an index, and each entry is still copied only some five times in all. */
const GROWTH = 1.25;

type NumberArray = Uint8Array | Uint16Array | Uint32Array | Float32Array;

interface NumberArrayMaker<Data extends NumberArray> {
  readonly BYTES_PER_ELEMENT: number;
  new (length: number): Data;
  new (buffer: ArrayBufferLike, byteOffset: number, length: number): Data;
}

/** A typed array with room to grow; `data` is replaced when it grows, so read it afresh after `push`. */
export class GrowingArray<Data extends NumberArray> {
  length = 0;
  data: Data;

  constructor(private readonly maker: NumberArrayMaker<Data>) {
    this.data = new maker(FIRST_CAPACITY);
  }

  push(value: number): number {
    this.reserve(this.length + 1);
    this.data[this.length] = value;
    return this.length++;
  }

  /** The last entry, taken away; 0 when there is none. */
  pop(): number {
    if (this.length === 0) return 0;
    return this.at(--this.length);
  }

  /** Makes room for so many entries and no more growth until then. */
  reserve(capacity: number): void {
    if (capacity <= this.data.length) return;
    const larger = new this.maker(Math.max(capacity, Math.ceil(this.data.length * GROWTH)));
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
    this.data = new this.maker(FIRST_CAPACITY);
  }

  get bytesPerEntry(): number {
    return this.maker.BYTES_PER_ELEMENT;
  }

  /** The entries as bytes, not copied. */
  get bytes(): Uint8Array {
    return new Uint8Array(this.data.buffer, this.data.byteOffset, this.length * this.bytesPerEntry);
  }

  /** Takes entries that lie in a buffer for its own, with the room behind them; they are copied when that is used up. */
  adopt(buffer: ArrayBufferLike, byteOffset: number, length: number, capacity: number): void {
    this.data = new this.maker(buffer, byteOffset, capacity);
    this.length = length;
  }
}

export type AnyGrowingArray = Pick<GrowingArray<NumberArray>, "length" | "bytesPerEntry" | "bytes" | "adopt">;

export const growingUint8 = (): GrowingArray<Uint8Array> => new GrowingArray<Uint8Array>(Uint8Array);
export const growingUint16 = (): GrowingArray<Uint16Array> => new GrowingArray<Uint16Array>(Uint16Array);
export const growingUint32 = (): GrowingArray<Uint32Array> => new GrowingArray<Uint32Array>(Uint32Array);
export const growingFloat32 = (): GrowingArray<Float32Array> => new GrowingArray<Float32Array>(Float32Array);
