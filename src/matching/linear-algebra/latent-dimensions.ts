import { DenseMatrices, FOUR, type DenseMatrix } from "./dense-matrices";
import { OrthonormalColumns, roomToOrthonormalise } from "./orthonormal-columns";
import { multiply, multiplyTransposed, type SparseMatrix } from "./sparse-matrix";

/** Two rounds bring the leading directions out well enough; a third changes nothing that is measured. */
const ROUNDS = 2;
/** A fixed seed: what is learnt from a lexicon is the same every time. */
const SEED = 12_345;

/** Numbers between -.5 and .5 by a linear congruence: any spread of directions will do as a start. Further columns stay 0. */
function fillRandomly({ values, width }: DenseMatrix, directions: number): void {
  let state = SEED;
  for (let place = 0; place < values.length; place++) {
    if (place % width >= directions) continue;
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    values[place] = state / 2 ** 32 - 0.5;
  }
}

/**
 * Latent semantic analysis: a truncated singular value decomposition by randomised subspace iteration. Gives, for each
 * column, its coordinates along the leading left directions, each times its singular value (up to a rotation,
 * which no cosine sees). Rows end in zeros, so that their width is a multiple of four. The directions are sought with the
 * first `core` columns; the others are folded in.
 */
export function latentCoordinates(matrix: SparseMatrix, core: number, directions: number): DenseMatrix {
  const width = FOUR * Math.ceil(directions / FOUR);
  const room = (core + matrix.rows + matrix.columns) * width + roomToOrthonormalise(width);
  const matrices = new DenseMatrices(room);
  const columns = new OrthonormalColumns(matrices, width);
  const basis = matrices.matrix(core, width);
  const concepts = matrices.matrix(matrix.rows, width);
  fillRandomly(basis, directions);
  for (let round = 0; round < ROUNDS; round++) {
    multiply(matrices, matrix, basis, concepts);
    columns.orthonormalise(multiplyTransposed(matrices, matrix, concepts, basis));
  }
  columns.orthonormalise(multiply(matrices, matrix, basis, concepts));
  return multiplyTransposed(matrices, matrix, concepts, matrices.matrix(matrix.columns, width));
}
