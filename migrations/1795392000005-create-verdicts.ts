import type { MigrationInterface, QueryRunner } from "typeorm";

/** What an adviser made of a suggestion, with the numbers that it rested on. */
export class CreateVerdicts1795392000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table suggestion_verdict (
        id uuid primary key,
        need_id uuid not null,
        organisation_id uuid not null,
        kind text not null,
        reason text,
        comment text,
        decided_by uuid not null,
        decided_at timestamptz not null,
        undone_at timestamptz,
        score numeric(7, 4) not null,
        engine_version text not null,
        weights jsonb not null,
        constraint suggestion_verdict_need_fkey foreign key (need_id) references need (id),
        constraint suggestion_verdict_organisation_fkey foreign key (organisation_id) references organisation (id)
      );
      create unique index suggestion_verdict_standing_key on suggestion_verdict (need_id, organisation_id)
        where undone_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table suggestion_verdict;`);
  }
}
