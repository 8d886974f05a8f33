import type { MigrationInterface, QueryRunner } from "typeorm";

/** What waits for advisers is found without reading whole tables. */
export class IndexTasks1795600000320 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index capability_uncleared_idx on capability (updated_at, id) where summary_cleared_at is null;
      create index need_uncleared_idx on need (status, updated_at, id) where summary_cleared_at is null;
      create index suggestion_verdict_decided_by_idx on suggestion_verdict (decided_by) where undone_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index suggestion_verdict_decided_by_idx;
      drop index need_uncleared_idx;
      drop index capability_uncleared_idx;
    `);
  }
}
