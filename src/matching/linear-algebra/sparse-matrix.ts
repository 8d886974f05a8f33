import type { DenseMatrices, DenseMatrix } from "./dense-matrices";

/** Rows of few entries: those of row r stand from `starts[r]` to `starts[r + 1]`. */
export interface SparseMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly starts: Uint32Array;
  readonly places: Uint32Array;
  readonly values: Float32Array;
}

export function sparseMatrix(rows: readonly ReadonlyMap<number, number>[], columns: number): SparseMatrix {
  const starts = new Uint32Array(rows.length + 1);
  rows.forEach((row, place) => (starts[place + 1] = (starts[place] ?? 0) + row.size));
  const entries = starts[rows.length] ?? 0;
  const matrix = { places: new Uint32Array(entries), values: new Float32Array(entries) };
  let end = 0;
  for (const row of rows) {
    for (const [column, value] of row) {
      matrix.places[end] = column;
      matrix.values[end++] = value;
    }
  }
  return { rows: rows.length, columns, starts, ...matrix };
}

function forEachEntry(
  { rows, starts, places, values }: SparseMatrix,
  visit: (row: number, column: number, value: number) => void,
): void {
  for (let row = 0; row < rows; row++)
    for (let entry = starts[row] ?? 0; entry < (starts[row + 1] ?? 0); entry++)
      visit(row, places[entry] ?? 0, values[entry] ?? 0);
}

/**
 * Makes `product` A times `right`. Rows that `right` does not have count as zero, so that it may stand for the first columns
 * of A alone.
 */
export function multiply(
  matrices: DenseMatrices,
  matrix: SparseMatrix,
  right: DenseMatrix,
  product: DenseMatrix,
): DenseMatrix {
  product.values.fill(0);
  forEachEntry(matrix, (row, column, value) => {
    if (column < right.rows) matrices.addRow(product, row, right, column, value);
  });
  return product;
}

/** Makes `product` the transpose of A times `right`, as many rows of it as there is room for. */
export function multiplyTransposed(
  matrices: DenseMatrices,
  matrix: SparseMatrix,
  right: DenseMatrix,
  product: DenseMatrix,
): DenseMatrix {
  product.values.fill(0);
  forEachEntry(matrix, (row, column, value) => {
    if (column < product.rows) matrices.addRow(product, column, right, row, value);
  });
  return product;
}
