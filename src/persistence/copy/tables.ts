import type { Queryable } from "./queryable";

/** The feed numbers this database's own transactions, and migrations come with the program: neither is copied. */
const NOT_COPIED = ["change_feed", "migration"];

/** Every table that holds data, each after those that it refers to. */
export async function tablesInOrder(database: Queryable): Promise<string[]> {
  const tables = await database.query<{ name: string }>(
    `select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> all($1::text[]) order by table_name`,
    [NOT_COPIED],
  );
  const references = await database.query<{ from: string; to: string }>(
    `select source.relname as "from", target.relname as "to"
       from pg_constraint c
       join pg_class source on source.oid = c.conrelid
       join pg_class target on target.oid = c.confrelid
       join pg_namespace n on n.oid = source.relnamespace
      where c.contype = 'f' and n.nspname = 'public' and source.oid <> target.oid`,
  );
  return inOrder(
    tables.rows.map(({ name }) => name),
    references.rows,
  );
}

function inOrder(tables: readonly string[], references: readonly { from: string; to: string }[]): string[] {
  const ordered: string[] = [];
  const left = new Set(tables);
  while (left.size > 0) {
    const free = [...left].filter(
      (table) => !references.some(({ from, to }) => from === table && left.has(to)),
    );
    if (free.length === 0)
      throw new Error(`The tables ${[...left].join(", ")} refer to one another in a circle.`);
    for (const table of free) {
      ordered.push(table);
      left.delete(table);
    }
  }
  return ordered;
}
