import type { MigrationInterface, QueryRunner } from "typeorm";

/** Published reports; serving connections add them and never change them. */
export class CreateAnnualReports1795500000520 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table annual_report (
        id uuid primary key,
        year integer not null,
        pinned_on date not null,
        figures jsonb not null,
        csv text not null,
        json text not null,
        markdown text not null,
        published_at timestamptz not null,
        published_by uuid not null
      );
      create unique index annual_report_key on annual_report (year);

      do $$
      begin
        if exists (select 1 from pg_roles where rolname = 'passerelle_app') then
          revoke update, delete on annual_report from passerelle_app;
        end if;
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table annual_report");
  }
}
