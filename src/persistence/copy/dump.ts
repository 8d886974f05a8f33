import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { Pool, PoolClient } from "pg";
import { tablesInOrder } from "./tables";

export const DUMP_FORMAT = "passerelle-dump-1";
const ROWS_A_FETCH = 1_000;

export interface CopyCounts {
  readonly tables: number;
  readonly rows: number;
}

/**
 * Writes every row of one snapshot into a file: a header, then for each table its name and its rows as PostgreSQL's
 * own JSON text, untouched by JavaScript's numbers, and a last line that tells a whole file from a cut one.
 */
export async function dump(pool: Pool, file: string, migrations: readonly string[]): Promise<CopyCounts> {
  const client = await pool.connect();
  const partial = `${file}.partial`;
  const counts = { tables: 0, rows: 0 };
  try {
    await client.query("begin isolation level repeatable read read only");
    await client.query("set local statement_timeout = 0");
    const lines = Readable.from(dumpLines(client, migrations, counts));
    await pipeline(lines, createGzip(), createWriteStream(partial, { mode: 0o600 }));
    await rename(partial, file);
    return counts;
  } finally {
    await client.query("rollback");
    client.release();
    await rm(partial, { force: true });
  }
}

async function* dumpLines(
  client: PoolClient,
  migrations: readonly string[],
  counts: { tables: number; rows: number },
): AsyncGenerator<string> {
  yield `${JSON.stringify({ format: DUMP_FORMAT, migrations })}\n`;
  for (const table of await tablesInOrder(client)) {
    yield `${JSON.stringify({ table })}\n`;
    counts.tables += 1;
    for await (const row of rowsOf(client, table)) {
      counts.rows += 1;
      yield `${row}\n`;
    }
  }
  yield `${JSON.stringify({ end: true, rows: counts.rows })}\n`;
}

async function* rowsOf(client: PoolClient, table: string): AsyncGenerator<string> {
  await client.query(
    `declare dumped no scroll cursor for select row_to_json(t)::text as row from "${table}" t`,
  );
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`fetch ${String(ROWS_A_FETCH)} from dumped`);
    for (const { row } of rows) yield row;
    if (rows.length < ROWS_A_FETCH) break;
  }
  await client.query("close dumped");
}
