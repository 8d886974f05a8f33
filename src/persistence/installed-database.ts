import type { DatabaseTarget } from "./database";
import { DataFolder } from "./embedded/data-folder";
import { startEmbeddedDatabase } from "./embedded/embedded-database";

export interface InstallationSettings {
  readonly databaseUrl: string | undefined;
  readonly migrationDatabaseUrl: string | undefined;
  readonly dataFolder: string;
  readonly poolSize: number;
}

/** Where the database of one installation is. */
export interface InstalledDatabase {
  readonly target: DatabaseTarget;
  /** The same as the tables' owner. */
  readonly ownerTarget: DatabaseTarget;
  stop(): Promise<void>;
}

/**
 * The database of one installation, wherever it is: a PostgreSQL, our own embedded one, or that of a running server. A command
 * joins a running server's (`beside`); a second *server* (`alone`) is refused by the folder's lock. Needs nothing of the program's
 * records, so that the embedded one starts while the rest is loaded.
 */
export async function openInstalledDatabase(
  settings: InstallationSettings,
  use: "alone" | "beside",
): Promise<InstalledDatabase> {
  if (settings.databaseUrl !== undefined) return onServer(settings, settings.databaseUrl);
  const running = use === "beside" ? new DataFolder(settings.dataFolder).owner() : undefined;
  if (running) {
    const target = { kind: "embedded", address: running.listen, shared: true } as const;
    return { target, ownerTarget: target, stop: () => Promise.resolve() };
  }
  const embedded = await startEmbeddedDatabase(settings.dataFolder);
  const target = { kind: "embedded", address: embedded.address, shared: false } as const;
  return { target, ownerTarget: target, stop: () => embedded.stop() };
}

function onServer(settings: InstallationSettings, url: string): InstalledDatabase {
  const target = { kind: "server", url, poolSize: settings.poolSize } as const;
  const ownerTarget = { ...target, url: settings.migrationDatabaseUrl ?? url, poolSize: 2 };
  return { target, ownerTarget, stop: () => Promise.resolve() };
}
