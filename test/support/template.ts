import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { migrations } from "../../migrations";
import { openDatabase, type DatabaseTarget } from "../../src/persistence/database";
import { startEmbeddedDatabase } from "../../src/persistence/embedded/embedded-database";
import { migrateUp } from "../../src/persistence/migrator";

/** Name of the migrated database that test files copy, on a PostgreSQL. */
export const TEMPLATE = "passerelle_test_template";

/** Packed data folder of a migrated embedded database; made anew when a migration changes. */
function snapshotFile(): string {
  const folder = join(__dirname, "..", "..", "migrations");
  const hash = createHash("sha256").update(process.version);
  for (const file of readdirSync(folder).sort()) hash.update(file).update(readFileSync(join(folder, file)));
  const owner = process.getuid?.() ?? 0;
  return join(tmpdir(), `passerelle-test-${String(owner)}-${hash.digest("hex").slice(0, 16)}.tar`);
}

export async function prepareTemplate(url: string | undefined): Promise<void> {
  if (url === undefined) await prepareSnapshot();
  else await prepareDatabase(url);
}

export async function dropTemplate(url: string | undefined): Promise<void> {
  if (url === undefined) return;
  await administer(url, async (client) => {
    await client.query(`drop database if exists ${TEMPLATE}`);
  });
}

async function prepareSnapshot(): Promise<void> {
  const file = snapshotFile();
  // Test files run in processes of their own and read it there.
  process.env["PASSERELLE_TEST_SNAPSHOT"] = file;
  if (existsSync(file)) return;
  const embedded = await startEmbeddedDatabase(undefined);
  await migrate({ kind: "embedded", address: embedded.address, shared: false });
  const partial = `${file}.${String(process.pid)}`;
  await embedded.pack(partial);
  renameSync(partial, file);
  await embedded.stop();
}

async function prepareDatabase(url: string): Promise<void> {
  await administer(url, async (client) => {
    await client.query(`drop database if exists ${TEMPLATE}`);
    await client.query(`create database ${TEMPLATE}`);
  });
  await migrate({ kind: "server", url: databaseUrl(url, TEMPLATE), poolSize: 1 });
}

async function migrate(target: DatabaseTarget): Promise<void> {
  const owner = await openDatabase(target, { migrations, as: "owner" });
  await migrateUp(owner);
  await owner.destroy();
}

export async function administer(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

export function databaseUrl(url: string, name: string): string {
  const copy = new URL(url);
  copy.pathname = `/${name}`;
  return copy.toString();
}
