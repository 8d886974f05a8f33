/** Rows of few entries: those of row r stand from `starts[r]` to `starts[r + 1]`. */
export interface SparseMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly starts: Uint32Array;
  readonly places: Uint32Array;
  readonly values: Float32Array;
}

/** A matrix without zeros left out, row after row. */
export interface DenseMatrix {
  readonly rows: number;
  readonly width: number;
  readonly values: Float32Array;
}

export function denseMatrix(rows: number, width: number): DenseMatrix {
  return { rows, width, values: new Float32Array(rows * width) };
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

/** Adds a multiple of one row of numbers to another. */
function addRow(
  target: Float32Array,
  to: number,
  source: Float32Array,
  from: number,
  factor: number,
  width: number,
): void {
  for (let place = 0; place < width; place++) {
    target[to + place] = (target[to + place] ?? 0) + factor * (source[from + place] ?? 0);
  }
}

/** A times B. Rows that B does not have count as zero, so that B may stand for the first columns of A alone. */
export function multiply(matrix: SparseMatrix, right: DenseMatrix): DenseMatrix {
  const { width } = right;
  const product = denseMatrix(matrix.rows, width);
  for (let row = 0; row < matrix.rows; row++) {
    for (let entry = matrix.starts[row] ?? 0; entry < (matrix.starts[row + 1] ?? 0); entry++) {
      const column = matrix.places[entry] ?? 0;
      if (column >= right.rows) continue;
      addRow(product.values, row * width, right.values, column * width, matrix.values[entry] ?? 0, width);
    }
  }
  return product;
}

/** Transpose of A times B, its first `rows` rows. */
export function multiplyTransposed(matrix: SparseMatrix, right: DenseMatrix, rows: number): DenseMatrix {
  const { width } = right;
  const product = denseMatrix(rows, width);
  for (let row = 0; row < matrix.rows; row++) {
    for (let entry = matrix.starts[row] ?? 0; entry < (matrix.starts[row + 1] ?? 0); entry++) {
      const column = matrix.places[entry] ?? 0;
      if (column >= rows) continue;
      addRow(product.values, column * width, right.values, row * width, matrix.values[entry] ?? 0, width);
    }
  }
  return product;
}
