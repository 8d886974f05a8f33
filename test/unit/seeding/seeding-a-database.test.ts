import type { DataSource } from "typeorm";
import { migrations } from "../../../migrations";
import { entities } from "../../../src/modules/entities";
import { openDatabase, poolOf } from "../../../src/persistence/database";
import { loadDemoData } from "../../../src/seeding/demo/demo-data";
import { seedSynthetic } from "../../../src/seeding/synthetic/synthetic-data";
import { openTestDatabase, type TestDatabase } from "../../support/test-database";

const NOW = new Date("2026-11-23T08:00:00Z");
const TABLES = ["organisation", "establishment", "owner", "need", "requirement", "capability", "evidence"];

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await openTestDatabase();
  dataSource = await openDatabase(database.target, { entities, migrations, as: "owner" });
});

afterAll(async () => {
  await dataSource.destroy();
  await database.close();
});

async function counts(): Promise<number[]> {
  const rows = await Promise.all(
    TABLES.map((table) =>
      dataSource.query<[{ count: number }]>(`select count(*)::int as count from ${table}`),
    ),
  );
  return rows.map(([{ count }]) => count);
}

it("loads the demo data once", async () => {
  const first = await loadDemoData(dataSource, NOW);
  const [organisations, , , needs, , capabilities] = await counts();
  expect(first).toEqual({ organisations, needs, capabilities });
  await expect(loadDemoData(dataSource, NOW)).resolves.toEqual({
    organisations: 0,
    needs: 0,
    capabilities: 0,
  });
});

it("adds invented organisations, and at a second time those alone that are missing", async () => {
  const pool = poolOf(dataSource);
  const [demo = 0] = await counts();
  const done: number[] = [];
  await seedSynthetic(pool, { count: 1_200, seed: 7, now: NOW, onProgress: (count) => done.push(count) });
  expect(done).toEqual([1_000, 1_200]);
  const before = await counts();
  expect(before[0]).toBe(demo + 1_200);

  await seedSynthetic(pool, { count: 1_200, seed: 7, now: NOW });
  await seedSynthetic(pool, { count: 300, seed: 8, now: NOW });
  expect(await counts()).toEqual(before);

  await seedSynthetic(pool, { count: 1_210, seed: 7, now: NOW });
  expect((await counts())[0]).toBe(demo + 1_210);
});

it("refuses a count and a seed that it cannot use", async () => {
  const seeded = (count: number, seed: number) =>
    seedSynthetic(poolOf(dataSource), { count, seed, now: NOW });
  await expect(seeded(0, 1)).rejects.toThrow("Give a whole number from 1 to 1000000.");
  await expect(seeded(10, -1)).rejects.toThrow("-1 is no seed.");
});
