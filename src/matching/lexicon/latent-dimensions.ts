import {
  denseMatrix,
  multiply,
  multiplyTransposed,
  type DenseMatrix,
  type SparseMatrix,
} from "./sparse-matrix";

/** Two rounds bring the leading directions out well enough; a third changes nothing that is measured. */
const ROUNDS = 2;
/** Keeps the square root of a direction that has vanished from being nothing. */
const SMALLEST_SQUARE = 1e-9;
/** A fixed seed: what is learnt from a lexicon is the same every time. */
const SEED = 12_345;

/** Numbers between -.5 and .5 by a linear congruence: any spread of directions will do as a start. */
function fillRandomly(values: Float32Array): void {
  let state = SEED;
  for (let place = 0; place < values.length; place++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    values[place] = state / 2 ** 32 - 0.5;
  }
}

/** Inner products of all pairs of columns; the upper triangle, row after row. */
function columnProducts({ rows, width, values }: DenseMatrix): Float64Array {
  const products = new Float64Array(width * width);
  for (let row = 0; row < rows; row++) {
    const start = row * width;
    for (let left = 0; left < width; left++) {
      const value = values[start + left] ?? 0;
      if (value === 0) continue;
      for (let right = left; right < width; right++) {
        const place = left * width + right;
        products[place] = (products[place] ?? 0) + value * (values[start + right] ?? 0);
      }
    }
  }
  return products;
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

/** Makes the columns orthogonal and of length 1, in place. */
function orthonormalise(matrix: DenseMatrix): DenseMatrix {
  const { rows, width, values } = matrix;
  const triangle = triangleOf(columnProducts(matrix), width);
  for (let row = 0; row < rows; row++) {
    const start = row * width;
    for (let column = 0; column < width; column++) {
      const value = (values[start + column] ?? 0) / (triangle[column * width + column] ?? 1);
      values[start + column] = value;
      for (let later = column + 1; later < width; later++) {
        const place = start + later;
        values[place] = (values[place] ?? 0) - value * (triangle[column * width + later] ?? 0);
      }
    }
  }
  return matrix;
}

/**
 * Latent semantic analysis: a truncated singular value decomposition by randomised subspace iteration. Gives, for each
 * column, its coordinates along the `width` leading left directions, each times its singular value (up to a rotation,
 * which no cosine sees). The directions are sought with the first `core` columns; the others are folded in.
 */
export function latentCoordinates(matrix: SparseMatrix, core: number, width: number): DenseMatrix {
  let directions = denseMatrix(core, width);
  fillRandomly(directions.values);
  for (let round = 0; round < ROUNDS; round++) {
    directions = orthonormalise(multiplyTransposed(matrix, multiply(matrix, directions), core));
  }
  return multiplyTransposed(matrix, orthonormalise(multiply(matrix, directions)), matrix.columns);
}
