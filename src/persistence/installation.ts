import type { DataSource } from "typeorm";
import {
  closeOwner,
  type DatabaseTarget,
  type EntityClass,
  type MigrationClass,
  openDatabase,
} from "./database";
import type { InstalledDatabase } from "./installed-database";

export interface Schema {
  readonly entities: readonly EntityClass[];
  readonly migrations: readonly MigrationClass[];
}

/** An installation's database as the program's own records and tables. */
export class Installation {
  constructor(
    private readonly database: InstalledDatabase,
    private readonly schema: Schema,
  ) {}

  private get target(): DatabaseTarget {
    return this.database.target;
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
    return openDatabase(this.target, {
      entities: this.schema.entities,
      as: "application",
      onPoolError,
    });
  }

  /** Runs something as the tables' owner: migrations, seeds, copies. */
  async asOwner<T>(work: (dataSource: DataSource) => Promise<T>): Promise<T> {
    const { ownerTarget } = this.database;
    const dataSource = await openDatabase(ownerTarget, { ...this.schema, as: "owner" });
    try {
      return await work(dataSource);
    } finally {
      await closeOwner(dataSource, ownerTarget);
    }
  }

  close(): Promise<void> {
    return this.database.stop();
  }
}
