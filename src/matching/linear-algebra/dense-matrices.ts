import { vectorArithmetic, type VectorArithmetic } from "./vector-arithmetic";

const PAGE_BYTES = 65_536;
/** Rows begin at whole fours, which are added at once. */
export const FOUR = 4;

/** A matrix without zeros left out, row after row; its width is a multiple of four. */
export interface DenseMatrix {
  readonly rows: number;
  readonly width: number;
  readonly values: Float32Array;
  /** Where it begins in the memory, and how long a row is, in bytes. */
  readonly start: number;
  readonly rowBytes: number;
}

/** Dense matrices in one memory, where multiples of rows are added to rows four numbers at a time. */
export class DenseMatrices {
  private readonly buffer: ArrayBuffer;
  private readonly arithmetic: VectorArithmetic;
  private end = 0;

  /** @param numbers that all matrices have together */
  constructor(numbers: number) {
    const bytes = numbers * Float32Array.BYTES_PER_ELEMENT;
    const memory = new WebAssembly.Memory({ initial: Math.ceil(bytes / PAGE_BYTES) });
    this.buffer = memory.buffer;
    this.arithmetic = vectorArithmetic(memory);
  }

  /** A matrix of zeros. */
  matrix(rows: number, width: number): DenseMatrix {
    const start = this.end;
    const values = new Float32Array(this.buffer, start, rows * width);
    this.end += values.byteLength;
    return { rows, width, values, start, rowBytes: width * Float32Array.BYTES_PER_ELEMENT };
  }

  /** Adds a multiple of a row to another, from the four numbers on where `first` stands. */
  addRow(
    target: DenseMatrix,
    to: number,
    source: DenseMatrix,
    from: number,
    factor: number,
    first = 0,
  ): void {
    const skipped = (first - (first % FOUR)) * Float32Array.BYTES_PER_ELEMENT;
    const row = source.start + from * source.rowBytes;
    const sum = target.start + to * target.rowBytes;
    this.arithmetic.addFloats(sum + skipped, row + skipped, row + source.rowBytes, factor);
  }
}
