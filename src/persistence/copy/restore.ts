import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import type { Pool, PoolClient } from "pg";
import { OperationalError } from "../../modules/shared/operational-error";
import { type CopyCounts, DUMP_FORMAT } from "./dump";
import { tablesInOrder } from "./tables";

const ROWS_AN_INSERT = 500;

interface Marker {
  format?: string;
  migrations?: string[];
  table?: string;
  end?: boolean;
  rows?: number;
}

/** Reads a dump into an empty database that has the same migrations, in one transaction: whole or not at all. */
export async function restore(pool: Pool, file: string, migrations: readonly string[]): Promise<CopyCounts> {
  const client = await pool.connect();
  try {
    await client.query("begin");
    await client.query("set local statement_timeout = 0");
    const tables = await tablesInOrder(client);
    await refuseUnlessEmpty(client, tables);
    const counts = await readInto(client, file, migrations, new Set(tables));
    await continueSequences(client);
    await client.query("commit");
    return counts;
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}

async function refuseUnlessEmpty(client: PoolClient, tables: readonly string[]): Promise<void> {
  for (const table of tables) {
    const { rows } = await client.query(`select 1 from "${table}" limit 1`);
    if (rows.length > 0)
      throw new OperationalError(`The table ${table} holds rows already. Restore into an empty database.`);
  }
}

async function readInto(
  client: PoolClient,
  file: string,
  migrations: readonly string[],
  tables: ReadonlySet<string>,
): Promise<CopyCounts> {
  const counts = { tables: 0, rows: 0 };
  let table: string | undefined;
  let waiting: string[] = [];
  let whole = false;
  const flush = async () => {
    if (table !== undefined && waiting.length > 0) await insert(client, table, waiting);
    counts.rows += waiting.length;
    waiting = [];
  };
  for await (const line of linesOf(file)) {
    const marker = markerOf(line);
    if (marker?.format !== undefined) checkHeader(marker, file, migrations);
    else if (marker?.table !== undefined) {
      await flush();
      table = knownTable(marker.table, tables);
      counts.tables += 1;
    } else if (marker?.end) {
      await flush();
      whole = marker.rows === counts.rows;
    } else if (waiting.push(line) >= ROWS_AN_INSERT) await flush();
  }
  if (!whole) throw new OperationalError(`The file ${file} is cut or damaged; nothing was restored.`);
  return counts;
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const input = createReadStream(file);
  const gunzip = createGunzip();
  input.on("error", (error) => gunzip.destroy(error));
  try {
    for await (const line of createInterface({ input: input.pipe(gunzip), crlfDelay: Infinity })) yield line;
  } catch (error) {
    throw new OperationalError(
      `The file ${file} cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
}

/** Markers have one of four keys first; a row of a table begins with one of its columns. */
function markerOf(line: string): Marker | undefined {
  return /^\{"(format|table|end)":/.test(line) ? (JSON.parse(line) as Marker) : undefined;
}

function checkHeader(header: Marker, file: string, migrations: readonly string[]): void {
  if (header.format !== DUMP_FORMAT)
    throw new OperationalError(`The file ${file} is no dump of this version.`);
  if (header.migrations?.join() !== migrations.join())
    throw new OperationalError(
      `The dump was made with other migrations (${String(header.migrations?.length ?? 0)}) than this program has (${String(migrations.length)}). Use the same version on both sides.`,
    );
}

function knownTable(table: string, tables: ReadonlySet<string>): string {
  if (!tables.has(table))
    throw new OperationalError(`The dump holds a table ${table} that this database does not have.`);
  return table;
}

async function insert(client: PoolClient, table: string, rows: readonly string[]): Promise<void> {
  await client.query(
    `insert into "${table}" overriding system value select * from json_populate_recordset(null::"${table}", $1)`,
    [`[${rows.join(",")}]`],
  );
}

/** Numbers go on after the largest one that was restored. */
async function continueSequences(client: PoolClient): Promise<void> {
  await client.query(
    `select setval(pg_get_serial_sequence('audit_entry', 'position'), greatest(1, (select coalesce(max(position), 0) from audit_entry)))`,
  );
}
