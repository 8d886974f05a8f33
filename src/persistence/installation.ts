import type { DataSource } from "typeorm";
import {
  closeOwner,
  type DatabaseTarget,
  type EntityClass,
  type MigrationClass,
  openDatabase,
} from "./database";
import { DataFolder } from "./embedded/data-folder";
import { startEmbeddedDatabase } from "./embedded/embedded-database";

export interface InstallationSettings {
  readonly databaseUrl: string | undefined;
  readonly migrationDatabaseUrl: string | undefined;
  readonly dataFolder: string;
  readonly poolSize: number;
}

/** The database of one installation, wherever it is: a PostgreSQL, our own embedded one, or that of a running server. */
export class Installation {
  private constructor(
    readonly target: DatabaseTarget,
    private readonly ownerTarget: DatabaseTarget,
    private readonly stopEmbedded: () => Promise<void>,
    private readonly entities: readonly EntityClass[],
    private readonly migrations: readonly MigrationClass[],
  ) {}

  /** A command joins a running server's embedded database; a second *server* (`alone`) is refused by the folder's lock. */
  static async open(
    settings: InstallationSettings,
    schema: { readonly entities: readonly EntityClass[]; readonly migrations: readonly MigrationClass[] },
    use: "alone" | "beside",
  ): Promise<Installation> {
    const { entities, migrations } = schema;
    if (settings.databaseUrl !== undefined) {
      const target = { kind: "server", url: settings.databaseUrl, poolSize: settings.poolSize } as const;
      const owner = { ...target, url: settings.migrationDatabaseUrl ?? settings.databaseUrl, poolSize: 2 };
      return new Installation(target, owner, () => Promise.resolve(), entities, migrations);
    }
    const running = use === "beside" ? new DataFolder(settings.dataFolder).owner() : undefined;
    if (running) {
      const target = { kind: "embedded", address: running.listen, shared: true } as const;
      return new Installation(target, target, () => Promise.resolve(), entities, migrations);
    }
    const embedded = await startEmbeddedDatabase(settings.dataFolder);
    const target = { kind: "embedded", address: embedded.address, shared: false } as const;
    return new Installation(target, target, () => embedded.stop(), entities, migrations);
  }

  get isShared(): boolean {
    return this.target.kind === "embedded" && this.target.shared;
  }

  get description(): string {
    if (this.target.kind === "server") return "PostgreSQL (DATABASE_URL)";
    return this.target.shared ? "the running server's embedded database" : "embedded database";
  }

  /** Connections that serve, in the application's role. */
  serve(onPoolError: (error: Error) => void): Promise<DataSource> {
    return openDatabase(this.target, { entities: this.entities, as: "application", onPoolError });
  }

  /** Runs something as the tables' owner: migrations, seeds, copies. */
  async asOwner<T>(work: (dataSource: DataSource) => Promise<T>): Promise<T> {
    const dataSource = await openDatabase(this.ownerTarget, {
      entities: this.entities,
      migrations: this.migrations,
      as: "owner",
    });
    try {
      return await work(dataSource);
    } finally {
      await closeOwner(dataSource, this.ownerTarget);
    }
  }

  close(): Promise<void> {
    return this.stopEmbedded();
  }
}
