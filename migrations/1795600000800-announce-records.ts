import type { MigrationInterface, QueryRunner } from "typeorm";

/** What a list of partners is made of, besides the index. */
const TABLES = [
  "organisation",
  "organisation_adviser",
  "establishment",
  "financial_year",
  "owner",
  "need",
  "requirement",
  "requirement_concept",
  "capability",
  "evidence",
  "suggestion_verdict",
  "blocked_pair",
  "introduction",
  "rule_set_version",
  "exchange_rate",
];

/**
 * The feed tells of every statement that changes such a table, whichever use case, job or command it comes from: a list that
 * is kept until something changes relies on it.
 */
export class AnnounceRecords1795600000800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function announce_records() returns trigger language plpgsql as $$
      begin
        insert into change_feed (subject, subject_id, changed_at)
        values ('RECORDS', '00000000-0000-0000-0000-000000000000', now());
        return null;
      end $$`);
    for (const table of TABLES)
      await runner.query(
        `create trigger ${table}_announced after insert or update or delete or truncate on ${table}
           for each statement execute function announce_records()`,
      );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [...TABLES].reverse())
      await runner.query(`drop trigger ${table}_announced on ${table}`);
    await runner.query("drop function announce_records()");
    await runner.query("delete from change_feed where subject = 'RECORDS'");
  }
}
