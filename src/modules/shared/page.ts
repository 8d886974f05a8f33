/** A position in an ordered list: the values it is ordered by, the identifier last. */
export type CursorKey = readonly (string | number)[];

/** What one value of a cursor is; anything else was not given out by a list. */
export type CursorValue = "TEXT" | "NUMBER" | "INTEGER" | "MOMENT" | "ID";

/** Whose cursors they are and what they carry, so that another list's cursor is refused. */
export interface CursorShape {
  readonly list: string;
  readonly values: readonly CursorValue[];
}

/** So many are read of a list inside a record: the largest page, and one more, which tells of a next page. */
export const READ_OF_INNER_LIST = 101;

/** Which part of a list is wanted. */
export interface PageRequest {
  /** Names the list in its cursors. */
  readonly list: string;
  readonly size: number;
  /** From the end of the list. */
  readonly backward: boolean;
  readonly cursor: CursorKey | undefined;
}
