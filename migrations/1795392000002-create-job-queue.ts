import PgBoss from "pg-boss";
import type { MigrationInterface, QueryRunner } from "typeorm";

const QUEUES = ["outbox-mail"];

/**
 * The schema of pg-boss, by its own plan. The package is pinned; an upgrade brings a migration of its own with
 * `PgBoss.getMigrationPlans`.
 */
export class CreateJobQueue1795392000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(withoutTransaction(PgBoss.getConstructionPlans("pgboss")));
    for (const queue of QUEUES) {
      await runner.query("select pgboss.create_queue($1, $2)", [queue, { policy: "standard" }]);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop schema pgboss cascade");
  }
}

/** The migration runs in a transaction already. */
function withoutTransaction(plan: string): string {
  return plan.replace(/^\s*BEGIN;/, "").replace(/COMMIT;\s*$/, "");
}
