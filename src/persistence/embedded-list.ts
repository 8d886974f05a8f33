import type { Wanted } from "../modules/shared/wanted";
import type { Viewer } from "../security/viewer";
import type { Conditions } from "./conditions";

/** A list inside another record, read in the other record's own statement. */
export interface EmbeddedList {
  /** The list as JSON, of those that the viewer may see; its values take places among those of the statement. */
  sql(viewer: Viewer, wanted: Wanted, conditions: Conditions): string;
  /** The records, as the driver would have given them; what the record around them tells is taken from there. */
  records(json: unknown, around: object, wanted: Wanted): readonly object[];
}

/** Lists by the names of the fields that show them. */
export type EmbeddedLists = Readonly<Record<string, EmbeddedList>>;

/** Those of the lists that are wanted, as parts of one statement. */
export class ReadLists {
  private readonly read: readonly (readonly [name: string, list: EmbeddedList, wanted: Wanted])[];

  constructor(
    lists: EmbeddedLists,
    private readonly viewer: Viewer,
    wanted: Wanted,
  ) {
    this.read = [...wanted.lists].flatMap(([name, inner]) => {
      const list = lists[name];
      return list ? [[name, list, inner] as const] : [];
    });
  }

  /** What follows the columns in the select list. */
  sql(conditions: Conditions): string {
    return this.read
      .map(([name, list, wanted]) => `, ${list.sql(this.viewer, wanted, conditions)} as "${name}"`)
      .join("");
  }

  /** Puts the records of each list in the place of its JSON. */
  into<T extends object>(rows: readonly T[]): readonly T[] {
    for (const row of rows as readonly Record<string, unknown>[])
      for (const [name, list, wanted] of this.read) row[name] = list.records(row[name], row, wanted);
    return rows;
  }
}

/** A list that was read together with its record; `undefined` when it was not. */
export function embedded<T>(record: object, name: string): readonly T[] | undefined {
  return (record as Readonly<Record<string, readonly T[] | undefined>>)[name];
}

/** Rows of a statement as one JSON value; null when there are none. */
export function asJson(statement: string): string {
  return `(select json_agg(listed) from (${statement}) listed)`;
}
