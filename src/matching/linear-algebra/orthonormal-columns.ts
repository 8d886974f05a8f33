import type { DenseMatrices, DenseMatrix } from "./dense-matrices";

/** Keeps the square root of a direction that has vanished from being nothing. */
const SMALLEST_SQUARE = 1e-9;
/** Products of so many rows are added up in four bytes a number before they go to the sum in eight. */
const ROWS_A_BATCH = 256;

/** What is needed beside the matrix itself: two squares. */
export function roomToOrthonormalise(width: number): number {
  return 2 * width * width;
}

/** Makes the columns of matrices of one width orthogonal and of length 1. */
export class OrthonormalColumns {
  private readonly batch: DenseMatrix;
  private readonly factors: DenseMatrix;

  constructor(
    private readonly matrices: DenseMatrices,
    private readonly width: number,
  ) {
    this.batch = matrices.matrix(width, width);
    this.factors = matrices.matrix(width, width);
  }

  /** In place: each row is solved against R of the factorisation QR, from left to right. */
  orthonormalise(matrix: DenseMatrix): DenseMatrix {
    const { width, matrices, factors } = this;
    const triangle = triangleOf(this.columnProducts(matrix), width);
    factors.values.set(withoutDiagonal(triangle, width));
    for (let row = 0; row < matrix.rows; row++) {
      for (let column = 0; column < width; column++) {
        const place = row * width + column;
        const value = (matrix.values[place] ?? 0) / (triangle[column * width + column] ?? 1);
        matrix.values[place] = value;
        matrices.addRow(matrix, row, factors, column, -value, column + 1);
      }
    }
    return matrix;
  }

  /** Inner products of all pairs of columns; the upper triangle, row after row. */
  private columnProducts(matrix: DenseMatrix): Float64Array {
    const { width, batch } = this;
    const products = new Float64Array(width * width);
    batch.values.fill(0);
    for (let row = 0; row < matrix.rows; row++) {
      for (let left = 0; left < width; left++)
        this.matrices.addRow(batch, left, matrix, row, matrix.values[row * width + left] ?? 0, left);
      if ((row + 1) % ROWS_A_BATCH !== 0 && row + 1 < matrix.rows) continue;
      batch.values.forEach((value, place) => (products[place] = (products[place] ?? 0) + value));
      batch.values.fill(0);
    }
    return products;
  }
}

/** Upper triangular R with R'R equal to the given products (Cholesky). */
function triangleOf(products: Float64Array, width: number): Float64Array {
  const triangle = Float64Array.from(products);
  for (let row = 0; row < width; row++) {
    const diagonal = Math.sqrt(Math.max(triangle[row * width + row] ?? 0, SMALLEST_SQUARE));
    for (let column = row; column < width; column++)
      triangle[row * width + column] = (triangle[row * width + column] ?? 0) / diagonal;
    triangle[row * width + row] = diagonal;
    for (let below = row + 1; below < width; below++) {
      const factor = triangle[row * width + below] ?? 0;
      for (let column = below; column < width; column++) {
        const place = below * width + column;
        triangle[place] = (triangle[place] ?? 0) - factor * (triangle[row * width + column] ?? 0);
      }
    }
  }
  return triangle;
}

/** What stands to the right of the diagonal: fours of numbers are added, and those that are solved must stay. */
function withoutDiagonal(triangle: Float64Array, width: number): Float64Array {
  return triangle.map((value, place) => (place % width > Math.floor(place / width) ? value : 0));
}
