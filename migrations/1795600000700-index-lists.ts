import type { MigrationInterface, QueryRunner } from "typeorm";

/** The latest organisations first: a list of a hundred thousand is read from its end, not sorted. */
export class IndexLists1795600000700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("create index organisation_created_idx on organisation (created_at, id)");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop index organisation_created_idx");
  }
}
