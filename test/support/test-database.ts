import { randomBytes } from "node:crypto";
import type { DatabaseTarget } from "../../src/persistence/database";
import { startEmbeddedDatabase } from "../../src/persistence/embedded/embedded-database";
import { administer, databaseUrl, TEMPLATE } from "./template";

export interface TestDatabase {
  readonly target: DatabaseTarget;
  close(): Promise<void>;
}

/** A migrated database of the test file's own: an embedded one in memory, or a copy on the PostgreSQL of the run. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const url = process.env["TEST_DATABASE_URL"];
  if (url !== undefined) return copyTemplate(url);
  const embedded = await startEmbeddedDatabase(undefined, process.env["PASSERELLE_TEST_SNAPSHOT"]);
  return {
    target: { kind: "embedded", address: embedded.address, shared: false },
    close: () => embedded.stop(),
  };
}

async function copyTemplate(url: string): Promise<TestDatabase> {
  const name = `passerelle_test_${randomBytes(6).toString("hex")}`;
  await administer(url, async (client) => {
    await client.query(`create database ${name} template ${TEMPLATE}`);
  });
  const poolSize = Number(process.env["TEST_POOL_SIZE"] ?? 5);
  return {
    target: { kind: "server", url: databaseUrl(url, name), poolSize },
    close: () =>
      administer(url, async (client) => {
        await client.query(`drop database if exists ${name} with (force)`);
      }),
  };
}
