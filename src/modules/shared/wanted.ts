/** What an operation wants of each record of a list, so that one statement reads that and no more. */
export interface Wanted {
  /** Properties of the record; undefined where any of them may be asked for. */
  readonly properties: ReadonlySet<string> | undefined;
  /** Lists inside the record that are wanted from their start, by the names of their fields. */
  readonly lists: ReadonlyMap<string, Wanted>;
}

export const EVERYTHING: Wanted = { properties: undefined, lists: new Map() };
