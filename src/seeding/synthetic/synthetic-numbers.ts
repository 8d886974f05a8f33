/** So many invented organisations have numbers and names of their own. */
export const MOST_SYNTHETIC = 1_000_000;

const BLOCK = 10_000;
/** Blocks of ten thousand before the demo data's, which begin with 1999; far above those that are in use. */
const FIRST_BLOCK = 1998;
const FIRST_NEQ = 1_198_000_000;
const FIRST_ESTABLISHMENT = 80_000_000;

/** The `index`-th enterprise number: 1998.000.0xx and on, then 1997.000.0xx and on. */
export function syntheticEnterpriseNumber(index: number): string {
  const block = FIRST_BLOCK - Math.floor(index / BLOCK);
  return withCheckDigits(block * BLOCK + (index % BLOCK));
}

/** The `index`-th NEQ of a legal person: 1198000000 and on. */
export function syntheticQuebecNumber(index: number): string {
  return String(FIRST_NEQ + index);
}

/** The number of one of up to four establishment units of the `index`-th Belgian organisation. */
export function syntheticEstablishmentNumber(index: number, unit: number): string {
  return withCheckDigits(FIRST_ESTABLISHMENT + index * 4 + unit);
}

function withCheckDigits(firstEight: number): string {
  return `${String(firstEight)}${String(97 - (firstEight % 97)).padStart(2, "0")}`;
}
