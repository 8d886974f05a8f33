import pg, { type Pool } from "pg";
import { DataSource, type EntitySchema, type MigrationInterface } from "typeorm";
import type { PostgresDriver } from "typeorm/driver/postgres/PostgresDriver";
import { OperationalError } from "../modules/shared/operational-error";
import type { EmbeddedAddress } from "./embedded/data-folder";
import { SnakeCaseNaming } from "./snake-case-naming";

/** Where a database is and how it may be used. */
export type DatabaseTarget =
  | { readonly kind: "server"; readonly url: string; readonly poolSize: number }
  /** `shared`: another process holds the embedded database; named statements of two clients clash there. */
  | { readonly kind: "embedded"; readonly address: EmbeddedAddress; readonly shared: boolean };

export type EntityClass = (new () => object) | EntitySchema<object>;
export type MigrationClass = new () => MigrationInterface;

/** The role without rights to change the audit log, that serving connections take on. */
export const APPLICATION_ROLE = "passerelle_app";

const STATEMENT_TIMEOUT_MS = 2_000;
const POOL_WAIT_MS = 1_000;
/** One connection serves everybody in the embedded database, so a fair wait is longer. */
const EMBEDDED_POOL_WAIT_MS = 20_000;

// A calendar day has no time zone: it stays the text that PostgreSQL sent.
pg.types.setTypeParser(pg.types.builtins.DATE, (value) => value);

export interface OpenOptions {
  readonly entities?: readonly EntityClass[];
  readonly migrations?: readonly MigrationClass[];
  /** The tables' owner for migrations and bulk work, the application's role for serving. */
  readonly as: "owner" | "application";
  readonly onPoolError?: (error: Error) => void;
}

/** Opens a pool of connections; throws an `OperationalError` with one sentence when there is no database to reach. */
export async function openDatabase(target: DatabaseTarget, options: OpenOptions): Promise<DataSource> {
  const dataSource = new DataSource({
    type: "postgres",
    ...address(target),
    entities: [...(options.entities ?? [])],
    migrations: [...(options.migrations ?? [])],
    migrationsTableName: "migration",
    namingStrategy: new SnakeCaseNaming(),
    synchronize: false,
    installExtensions: false,
    poolErrorHandler: options.onPoolError ?? (() => undefined),
    extra: poolSettings(target, options),
  });
  try {
    await dataSource.initialize();
  } catch (error) {
    throw new OperationalError(`${nameOf(target)} cannot be reached: ${reason(error)}.`);
  }
  return dataSource;
}

/** The driver's own pool, for named statements that need no entity. */
export function poolOf(dataSource: DataSource): Pool {
  return (dataSource.driver as PostgresDriver).master as Pool;
}

/**
 * Opens all connections of the pool, so that nobody has to wait while one is made: the handshake takes turns with
 * whatever else the process does, and the wait is limited.
 */
export async function fillPool(dataSource: DataSource): Promise<void> {
  const pool = poolOf(dataSource);
  const clients = await Promise.all(Array.from({ length: pool.options.max }, () => pool.connect()));
  for (const client of clients) client.release();
}

function address(target: DatabaseTarget) {
  if (target.kind === "server") return { url: target.url, poolSize: target.poolSize };
  return { ...target.address, username: "postgres", password: "postgres", database: "postgres", poolSize: 1 };
}

function poolSettings(target: DatabaseTarget, options: OpenOptions) {
  const serving = options.as === "application";
  return {
    // A new connection to the embedded database costs a transaction slot of everybody; keep the one there is.
    idleTimeoutMillis: target.kind === "embedded" ? 0 : 30_000,
    // What was opened for serving stays open.
    ...(target.kind === "server" && serving ? { min: target.poolSize } : {}),
    connectionTimeoutMillis: target.kind === "embedded" ? EMBEDDED_POOL_WAIT_MS : POOL_WAIT_MS,
    ...(target.kind === "server" && serving ? { statement_timeout: STATEMENT_TIMEOUT_MS } : {}),
    onConnect: serving ? (client: pg.ClientBase) => beginServing(client, target) : resetRole,
  };
}

/**
 * The pool drops a connection on which a statement failed. In the embedded database the next one meets the session as
 * it was left, and every statement that is prepared there already would be refused under its name.
 */
async function beginServing(client: pg.ClientBase, target: DatabaseTarget): Promise<void> {
  if (target.kind === "embedded" && !target.shared) await client.query("deallocate all");
  await takeApplicationRole(client);
}

/**
 * Closes an owner's connections. All clients of the embedded database share one session, and with it the role: it goes
 * back to the application's.
 */
export async function closeOwner(owner: DataSource, target: DatabaseTarget): Promise<void> {
  if (target.kind === "embedded") await takeApplicationRole(poolOf(owner));
  await owner.destroy();
}

/** A database whose migrations could not create the role (no right to) serves as the owner; `doctor` says so. */
async function takeApplicationRole(client: pg.ClientBase | Pool): Promise<void> {
  const { rowCount } = await client.query("select 1 from pg_roles where rolname = $1", [APPLICATION_ROLE]);
  if (rowCount) await client.query(`set role ${APPLICATION_ROLE}`);
}

async function resetRole(client: pg.ClientBase): Promise<void> {
  await client.query("reset role");
}

function nameOf(target: DatabaseTarget): string {
  if (target.kind === "embedded") return "The embedded database";
  const url = new URL(target.url);
  return `The database ${url.pathname.slice(1)} at ${url.host} (DATABASE_URL)`;
}

function reason(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reason(error.errors[0]);
  return error instanceof Error ? error.message.replace(/\.$/, "") : String(error);
}
