import type { Pool } from "pg";
import type { SyntheticOrganisation } from "./synthetic-organisation";

type Table = keyof SyntheticOrganisation;

/** Every table after the one that its rows belong to. */
const PARENTS = {
  organisation: null,
  establishment: "organisation",
  contact: "organisation",
  financial_year: "organisation",
  owner: "organisation",
  activity_code: "organisation",
  need: "organisation",
  requirement: "need",
  capability: "organisation",
  evidence: "capability",
} as const satisfies Record<Table, Table | null>;
const TABLES = Object.keys(PARENTS) as Table[];

interface Column {
  readonly table: Table;
  readonly name: string;
  readonly type: string;
}

/**
 * Writes batches of organisations, each by one statement and so in one transaction. Organisations whose number is
 * taken are left out with everything that belongs to them: they were written before, or by another seed.
 */
export class SyntheticWriter {
  private constructor(
    private readonly pool: Pool,
    private readonly statement: string,
  ) {}

  /** Reads the tables' columns and types, so that rows may be sent as JSON with the properties' names. */
  static async open(pool: Pool): Promise<SyntheticWriter> {
    const { rows } = await pool.query<Column>(
      `select attrelid::regclass::text as table, attname as name, format_type(atttypid, atttypmod) as type
         from pg_attribute
        where attrelid = any($1::text[]::regclass[]) and attnum > 0 and not attisdropped`,
      [TABLES],
    );
    return new SyntheticWriter(pool, statementFor(rows));
  }

  async write(batch: readonly SyntheticOrganisation[]): Promise<void> {
    const values = TABLES.map((table) => JSON.stringify(batch.flatMap((one): object[] => one[table])));
    await this.pool.query(this.statement, values);
  }

  /** Fresh figures for the planner: thousands of rows came at once. */
  async analyze(): Promise<void> {
    await this.pool.query(`analyze ${TABLES.join(", ")}`);
  }
}

/** One insert a table, each of the rows whose parents the one before has inserted. */
function statementFor(columns: readonly Column[]): string {
  const inserts = TABLES.map((table, index) => {
    const own = columns.filter((column) => column.table === table);
    return `new_${table} as (${insertInto(table, own, `$${String(index + 1)}::json`)} returning id)`;
  });
  return `with ${inserts.join(",\n")} select count(*) from new_organisation`;
}

function insertInto(table: Table, columns: readonly Column[], rows: string): string {
  const parent = PARENTS[table];
  const names = columns.map(({ name }) => `"${name}"`).join(", ");
  const values = columns.map(({ name }) => `"${camelCase(name)}"`).join(", ");
  const record = columns.map(({ name, type }) => `"${camelCase(name)}" ${type}`).join(", ");
  const source = `select ${values} from json_to_recordset(${rows}) as given(${record})`;
  return parent === null
    ? `insert into ${table} (${names}) ${source} on conflict do nothing`
    : `insert into ${table} (${names}) ${source} where "${parent}Id" in (select id from new_${parent})`;
}

/** `legal_name` is the property `legalName`. */
function camelCase(column: string): string {
  return column.replace(/_(\w)/g, (_match, letter: string) => letter.toUpperCase());
}
