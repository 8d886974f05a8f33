/** A position in an ordered list: the values it is ordered by, the identifier last. */
export type CursorKey = readonly (string | number)[];

/** Which part of a list is wanted. */
export interface PageRequest {
  readonly size: number;
  /** From the end of the list. */
  readonly backward: boolean;
  readonly cursor: CursorKey | undefined;
}
