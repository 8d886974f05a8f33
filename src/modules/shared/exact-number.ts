import { Fraction } from "fraction.js";

/** A rational number: sums, shares and quotients of amounts without rounding, so that a rule compares what is, not what is shown. */
export type Exact = InstanceType<typeof Fraction>;

export function exact(value: string | number): Exact {
  return new Fraction(value);
}
