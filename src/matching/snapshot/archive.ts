import type { AnyGrowingArray } from "../index/growing-arrays";

/**
 * What a structure tells of itself, once for both directions: written to a file it gives its content, read from one it is given
 * it. The order of the calls is the layout.
 */
export interface Archive {
  arrays(arrays: readonly AnyGrowingArray[]): void;
  /** Gives back what is to be kept: the value itself when written, the stored one when read. JSON. */
  value<Value>(value: Value): Value;
}
