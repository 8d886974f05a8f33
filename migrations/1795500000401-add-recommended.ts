import type { MigrationInterface, QueryRunner } from "typeorm";

/** What the coordinator recommended; from then on the file is with the directorate, whatever becomes of it. */
export class AddRecommended1795500000401 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table application add column recommended boolean;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table application drop column recommended;`);
  }
}
