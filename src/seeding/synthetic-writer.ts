import type { ClientBase, Pool } from "pg";
import { snakeCase } from "../persistence/snake-case-naming";
import type { SyntheticOrganisation } from "./synthetic-organisation";

/** Parents before their children. */
const TABLES = [
  "organisation",
  "establishment",
  "contact",
  "financial_year",
  "owner",
  "activity_code",
  "need",
  "requirement",
  "capability",
  "evidence",
] as const satisfies (keyof SyntheticOrganisation)[];
type Table = (typeof TABLES)[number];

/**
 * Writes organisations in one transaction. Those whose number is taken are left out with everything that belongs to
 * them: they were written before, or by another seed.
 */
export async function writeOrganisations(pool: Pool, batch: readonly SyntheticOrganisation[]): Promise<void> {
  const client = await pool.connect();
  let failure: Error | undefined;
  try {
    await client.query("begin");
    await insertBatch(client, batch);
    await client.query("commit");
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    await client.query("rollback").catch(() => undefined);
    throw error;
  } finally {
    // A connection that failed is closed rather than given to the next caller.
    client.release(failure);
  }
}

/** Fresh figures for the planner: thousands of rows came at once. */
export async function analyzeTables(pool: Pool): Promise<void> {
  await pool.query(`analyze ${TABLES.join(", ")}`);
}

async function insertBatch(client: ClientBase, batch: readonly SyntheticOrganisation[]): Promise<void> {
  const [first, ...others] = TABLES;
  const inserted = new Set(await insertRows(client, first, rowsOf(batch, first)));
  const fresh = batch.filter(({ organisation: [{ id }] }) => inserted.has(id));
  for (const table of others) await insertRows(client, table, rowsOf(fresh, table));
}

function rowsOf(batch: readonly SyntheticOrganisation[], table: Table): object[] {
  return batch.flatMap((one): object[] => one[table]);
}

/** One statement for all rows; the server reads them from JSON by the table's own types. Returns what was inserted. */
async function insertRows(client: ClientBase, table: Table, rows: readonly object[]): Promise<string[]> {
  const [first] = rows;
  if (!first) return [];
  const columns = Object.keys(first)
    .map((property) => `"${snakeCase(property)}"`)
    .join(", ");
  const result = await client.query<{ id: string }>(
    `insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, $1::json)
      on conflict do nothing ${table === "organisation" ? "returning id" : ""}`,
    [jsonOf(rows)],
  );
  return result.rows.map(({ id }) => id);
}

/** The rows as JSON with columns' names for the properties' ones. */
function jsonOf(rows: readonly object[]): string {
  const names = new Map(
    Object.keys(rows[0] ?? {}).map((property) => [property, `"${snakeCase(property)}":`]),
  );
  const objects = rows.map((row) => {
    const fields = Object.entries(row).map(
      ([property, value]) => `${names.get(property) ?? ""}${JSON.stringify(value)}`,
    );
    return `{${fields.join(",")}}`;
  });
  return `[${objects.join(",")}]`;
}
