import "reflect-metadata";
import type { DataSource } from "typeorm";
import { migrations } from "../../migrations";
import { entities } from "../../src/modules/entities";
import { openDatabase } from "../../src/persistence/database";
import { migrateDown, migrateUp, migrationStatus } from "../../src/persistence/migrator";
import { openTestDatabase, type TestDatabase } from "../support/test-database";

describe("migrations", () => {
  let database: TestDatabase;
  let owner: DataSource;

  beforeAll(async () => {
    database = await openTestDatabase();
    owner = await openDatabase(database.target, { entities, migrations, as: "owner" });
  });

  afterAll(async () => {
    await owner.destroy();
    await database.close();
  });

  it("leave tables that agree with the entities", async () => {
    const { upQueries } = await owner.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it("go all the way down and up again", async () => {
    for (let left = migrations.length; left > 0; left -= 1) expect(await migrateDown(owner)).toBeDefined();
    expect(await migrateDown(owner)).toBeUndefined();
    expect(await migrateUp(owner)).toEqual(migrations.map(({ name }) => name));
    expect((await migrationStatus(owner)).every(({ applied }) => applied)).toBe(true);
  });
});
