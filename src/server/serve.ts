import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import type { Logger } from "pino";
import type { DataSource } from "typeorm";
import { migrations } from "../../migrations";
import { type Application, createApplication } from "../app";
import { type Configuration, DEMO_TOKEN_SECRET } from "../configuration";
import { errorFormatter } from "../graphql/errors";
import { entities } from "../modules/entities";
import { type OwnLexicon, readOwnLexicon } from "../modules/partnering/lexicon/own-lexicon";
import { systemClock } from "../modules/shared/clock";
import { packageRoot } from "../modules/shared/reference-data";
import { fillPool } from "../persistence/database";
import { Installation } from "../persistence/installation";
import { type InstalledDatabase, openInstalledDatabase } from "../persistence/installed-database";
import { migrateUp, migrationStatus } from "../persistence/migrator";
import { loadDemoData } from "../seeding/demo/demo-data";
import { loadDemoPeople } from "../seeding/demo/demo-people";
import { readDemoPeople } from "./demo-people";
import { type DemoPerson, registerDemo } from "./demo.routes";
import { registerExplorer } from "./explorer/explorer.routes";
import { registerGraphql } from "./graphql-server";
import { createHttpServer } from "./http-server";
import { readLimits } from "./limits/limits";
import { type PersistedOptions, readPersistedDocuments } from "./limits/persisted-documents";
import { inWords } from "./listening";
import { openLog } from "./log";
import { createMailCarrier } from "./mail-carrier";
import { registerStatus, schemaReaders } from "./status.routes";
import { learnAhead, loadOwnLexicon } from "./own-lexicon";

export interface RunningServer {
  readonly url: string;
  readonly application: Application;
  readonly http: FastifyInstance;
  readonly demoPeople: readonly DemoPerson[];
  readonly database: string;
  /** Stops taking requests, finishes those under way, and closes everything. */
  close(): Promise<void>;
}

/** What is open, to be closed in the opposite order. */
class Closing {
  private readonly steps: (() => Promise<unknown>)[] = [];

  add(step: () => Promise<unknown>): void {
    this.steps.push(step);
  }

  async run(): Promise<void> {
    for (const step of this.steps.splice(0).reverse()) await step();
  }
}

/** Starts everything in order; whatever fails leaves nothing running. */
export async function serve(
  configuration: Configuration,
  database = openInstalledDatabase(configuration, "alone"),
): Promise<RunningServer> {
  const closing = new Closing();
  try {
    return await open(configuration, database, closing);
  } catch (error) {
    await closing.run();
    throw error;
  }
}

async function open(
  configuration: Configuration,
  database: Promise<InstalledDatabase>,
  closing: Closing,
): Promise<RunningServer> {
  const log = openLog(configuration.logLevel);
  const ownLexicon = readOwnLexicon();
  const learning = isFirstStart(configuration) ? learnAhead(ownLexicon, cacheOf(configuration)) : undefined;
  const installation = new Installation(await database, { entities, migrations });
  closing.add(() => installation.close());
  await installation.asOwner((owner) => prepare(owner, configuration, ownLexicon, learning));
  const dataSource = await installation.serve((err) => {
    log.error({ err }, "database connection lost");
  });
  closing.add(() => dataSource.destroy());
  const application = assemble(dataSource, configuration, ownLexicon, log);
  await application.follower.load();
  const http = await openHttp(application, dataSource, configuration, log);
  const url = await listen(http, configuration);
  application.follower.start();
  closing.add(() => application.follower.stop());
  application.sealer.start();
  closing.add(() => application.sealer.stop());
  application.needExpiry.start();
  closing.add(() => application.needExpiry.stop());
  application.outbox.start();
  closing.add(() => application.outbox.stop());
  await application.jobs.start();
  await application.retention.schedule();
  closing.add(() => application.jobs.stop());
  for (const part of [application.savedSearches.watch, application.savedSearches.digests]) {
    part.start();
    closing.add(() => part.stop());
  }
  application.matchRuns.start();
  closing.add(() => application.matchRuns.stop());
  closing.add(() => http.close());
  let isClosing = false;
  const warmth = warmUp(application, dataSource, () => !isClosing);
  closing.add(() => {
    isClosing = true;
    return warmth;
  });
  const demoPeople = configuration.mode === "demo" ? await readDemoPeople(application) : [];
  return {
    url,
    application,
    http,
    demoPeople,
    database: installation.description,
    close: () => closing.run(),
  };
}

/** What would make the first callers wait is done when they may come already; nobody has to wait for it. */
async function warmUp(
  application: Application,
  dataSource: DataSource,
  goesOn: () => boolean,
): Promise<void> {
  await fillPool(dataSource).catch(() => undefined);
  await application.index.warmUp(goesOn);
}

function assemble(
  dataSource: DataSource,
  configuration: Configuration,
  ownLexicon: OwnLexicon,
  log: Logger,
): Application {
  const { dataFolder, mode, publicCatalogue, smtpUrl, mailFrom, accountPagesUrl, openIdConnect } =
    configuration;
  return createApplication({
    dataSource,
    clock: systemClock,
    tokenSecret: secretOf(configuration),
    auditKey: auditKeyOf(configuration),
    ownLexicon,
    cacheFolder: cacheOf(configuration),
    snapshotFolder: join(dataFolder, "index"),
    mailCarrier: createMailCarrier({ smtpUrl, from: mailFrom, folder: join(dataFolder, "mail") }),
    demoPeopleMaySignIn: mode === "demo",
    accountPagesUrl,
    openIdConnect,
    publicCatalogue,
    onError: (err) => {
      log.error({ err }, "background work failed");
    },
  });
}

async function openHttp(
  application: Application,
  dataSource: DataSource,
  configuration: Configuration,
  log: Logger,
): Promise<FastifyInstance> {
  const { allowedOrigins, trustedProxies, compiledExecution, anonymousIntrospection, mode } = configuration;
  const limits = readLimits(configuration.limits ?? "");
  const formatError = errorFormatter((id, err) => {
    log.error({ id, err }, "internal error");
  });
  const http = await createHttpServer({
    logger: log,
    allowedOrigins,
    trustedProxies,
    formatError,
    limits: limits.everyone,
  });
  let draining = false;
  http.addHook("preClose", () => {
    draining = true;
    return Promise.resolve();
  });
  const readiness = async () => ({
    ...(await databaseState(dataSource)),
    indexLoaded: application.follower.state.loaded,
    indexLagMs: application.follower.state.lagMs,
    draining,
  });
  const readers = schemaReaders(application.identification, anonymousIntrospection);
  registerStatus(http, application.schema, readiness, readers);
  await registerGraphql(http, {
    schema: application.schema,
    readersSchema: application.readersSchema,
    identification: application.identification,
    readLog: application.readLog,
    formatError,
    compiled: compiledExecution,
    introspection: anonymousIntrospection,
    limits,
    persisted: persistedOf(configuration, application),
    allowedOrigins,
    trustedProxies,
  });
  registerExplorer(http, { folder: join(packageRoot(), "dist", "explorer") });
  if (mode === "demo") registerDemo(http, () => readDemoPeople(application));
  return http;
}

function persistedOf(
  { persistedDocuments, persistedOnly }: Configuration,
  { schema }: Application,
): PersistedOptions {
  const documents = persistedDocuments
    ? readPersistedDocuments(persistedDocuments, schema)
    : new Map<string, string>();
  return { documents, only: persistedOnly };
}

/** Brings the tables to the newest migration and, in demo mode, loads the demo data once. */
async function prepare(
  owner: DataSource,
  configuration: Configuration,
  ownLexicon: OwnLexicon,
  learning: Promise<void> | undefined,
): Promise<void> {
  await migrateUp(owner);
  const cacheFolder = cacheOf(configuration);
  await loadOwnLexicon(owner, ownLexicon, { now: systemClock.now(), cacheFolder, learning });
  if (configuration.mode !== "demo") return;
  const now = systemClock.now();
  await loadDemoData(owner, now);
  await loadDemoPeople(owner, now);
}

async function databaseState(dataSource: DataSource): Promise<{ database: boolean; migrations: boolean }> {
  try {
    const status = await migrationStatus(dataSource);
    const applied = new Set(status.filter((one) => one.applied).map(({ name }) => name));
    return { database: true, migrations: migrations.every(({ name }) => applied.has(name)) };
  } catch {
    return { database: false, migrations: false };
  }
}

function cacheOf({ dataFolder }: Configuration): string {
  return join(dataFolder, "cache");
}

/** Of an embedded database: whatever else the lexicon of a PostgreSQL holds, only that knows. */
function isFirstStart(configuration: Configuration): boolean {
  return configuration.databaseUrl === undefined && !existsSync(cacheOf(configuration));
}

/** In demo mode every installation makes a secret of its own, so that tokens of one are worth nothing in another. */
export function secretOf({ mode, tokenSecret, dataFolder }: Configuration): string {
  if (mode === "production" || tokenSecret !== DEMO_TOKEN_SECRET) return tokenSecret;
  const file = join(dataFolder, "token-secret");
  if (!existsSync(file)) writeFileSync(file, randomBytes(48).toString("base64url"), { mode: 0o600 });
  return readFileSync(file, "utf8");
}

/** A key of its own, from a setting of its own or from the token secret. */
export function auditKeyOf(configuration: Configuration): string {
  return configuration.auditSecret ?? `audit:${secretOf(configuration)}`;
}

async function listen(http: FastifyInstance, { host, port }: Configuration): Promise<string> {
  try {
    return await http.listen({ host, port });
  } catch (error) {
    throw inWords(error, { host, port });
  }
}
