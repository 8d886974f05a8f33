import { createHash } from "node:crypto";
import type { CursorKey, PageRequest } from "../modules/shared/page";

/** Conditions of one statement, joined by «and»; values travel as parameters, never as text. */
export class Conditions {
  private readonly clauses: string[] = [];

  constructor(readonly values: unknown[] = []) {}

  /** Conditions of another part of the same statement; their values take places among its own. */
  ofPart(): Conditions {
    return new Conditions(this.values);
  }

  /** `clause` gets the placeholder of its value. */
  with(value: unknown, clause: (placeholder: string) => string): this {
    this.clauses.push(clause(this.placeholder(value)));
    return this;
  }

  /** Leaves the condition out when there is no value. */
  withGiven<T>(value: T | null | undefined, clause: (placeholder: string) => string): this {
    return value === null || value === undefined ? this : this.with(value, clause);
  }

  always(clause: string): this {
    this.clauses.push(clause);
    return this;
  }

  placeholder(value: unknown): string {
    this.values.push(value);
    return `$${String(this.values.length)}`;
  }

  toSql(): string {
    return this.clauses.length === 0 ? "true" : this.clauses.map((clause) => `(${clause})`).join(" and ");
  }
}

/** What a list is ordered by: a column and the identifier, both in one direction. */
export interface Ordering {
  /** Columns from an allow-list of the repository, the unique one last. */
  readonly columns: readonly string[];
  readonly descending: boolean;
}

/** Adds the cursor's condition and returns the ORDER BY and LIMIT of one page; one row more tells of a next page. */
export function keysetPage(conditions: Conditions, ordering: Ordering, page: PageRequest): string {
  const descending = ordering.descending !== page.backward;
  if (page.cursor) conditions.always(beyond(conditions, ordering.columns, page.cursor, descending));
  const direction = descending ? "desc" : "asc";
  const order = ordering.columns.map((column) => `${column} ${direction}`).join(", ");
  return `order by ${order} limit ${String(page.size + 1)}`;
}

function beyond(
  conditions: Conditions,
  columns: readonly string[],
  cursor: CursorKey,
  descending: boolean,
): string {
  const places = cursor.map((value) => conditions.placeholder(value));
  return `(${columns.join(", ")}) ${descending ? "<" : ">"} (${places.join(", ")})`;
}

/** Every connection keeps what is prepared under a name for as long as it lives. */
const NAMED_AT_MOST = 500;
/** PostgreSQL's own name for a statement that is not kept. */
const NOT_KEPT = "";
const names = new Map<string, string>();

/**
 * A stable name for a statement that is put together from parts: same text, same prepared plan. There are more ways to
 * put filters and selections together than a connection should remember: what comes late is planned each time.
 */
export function statementName(prefix: string, sql: string): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  if (names.size >= NAMED_AT_MOST) return NOT_KEPT;
  const name = `${prefix}-${createHash("sha1").update(sql).digest("base64url").slice(0, 16)}`;
  names.set(sql, name);
  return name;
}
