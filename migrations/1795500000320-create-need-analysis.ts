import type { MigrationInterface, QueryRunner } from "typeorm";

/** Measured requirements, the organisation's confirmation of a need, and what a need said at each version. */
export class CreateNeedAnalysis1795500000320 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table need add column confirmed_at timestamptz;
      alter table requirement
        add column measure text,
        add column operator text,
        add column value numeric,
        add column unit text;

      create table need_version (
        id uuid primary key,
        need_id uuid not null,
        version integer not null,
        content jsonb not null,
        written_at timestamptz not null,
        constraint need_version_need_fkey foreign key (need_id) references need (id)
      );
      create unique index need_version_key on need_version (need_id, version);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table need_version;
      alter table requirement drop column unit, drop column value, drop column operator, drop column measure;
      alter table need drop column confirmed_at;
    `);
  }
}
