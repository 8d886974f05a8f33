import { MigrationExecutor, type DataSource, type QueryRunner } from "typeorm";

/** Any number would do; this one is ours. Nodes that start together migrate one after the other. */
const MIGRATION_LOCK = 7_246_011;

export interface MigrationStatus {
  readonly name: string;
  readonly applied: boolean;
}

/** Applies every pending migration under an advisory lock and returns their names. */
export function migrateUp(dataSource: DataSource): Promise<string[]> {
  return withMigrationLock(dataSource, async (executor) => {
    const applied = await executor.executePendingMigrations();
    return applied.map((migration) => migration.name);
  });
}

/** Takes back the newest applied migration and returns its name, or `undefined` when none is applied. */
export function migrateDown(dataSource: DataSource): Promise<string | undefined> {
  return withMigrationLock(dataSource, async (executor) => {
    const [newest] = await executor.getExecutedMigrations();
    if (!newest) return undefined;
    await executor.undoLastMigration();
    return newest.name;
  });
}

/** Every migration in order and whether this database has it. */
export async function migrationStatus(dataSource: DataSource): Promise<MigrationStatus[]> {
  const runner = dataSource.createQueryRunner();
  try {
    const executor = new MigrationExecutor(dataSource, runner);
    const applied = [...(await executor.getExecutedMigrations())].reverse();
    const pending = await executor.getPendingMigrations();
    return [
      ...applied.map(({ name }) => ({ name, applied: true })),
      ...pending.map(({ name }) => ({ name, applied: false })),
    ];
  } finally {
    await runner.release();
  }
}

async function withMigrationLock<T>(
  dataSource: DataSource,
  work: (executor: MigrationExecutor) => Promise<T>,
): Promise<T> {
  // One runner for lock and work: with a pool of one, a second connection would wait for ever.
  const runner: QueryRunner = dataSource.createQueryRunner();
  await runner.connect();
  try {
    await runner.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    const executor = new MigrationExecutor(dataSource, runner);
    executor.transaction = "each";
    return await work(executor);
  } finally {
    await runner.query("select pg_advisory_unlock($1)", [MIGRATION_LOCK]);
    await runner.release();
  }
}
