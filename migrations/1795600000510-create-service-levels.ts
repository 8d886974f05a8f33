import type { MigrationInterface, QueryRunner } from "typeorm";

/** Published versions of what the programme promises to answer within; serving connections add them alone. */
export class CreateServiceLevels1795600000510 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table service_level_version (
        id uuid primary key,
        version integer not null,
        effective_on date not null,
        source text not null,
        information_days integer not null,
        levels jsonb not null,
        published_at timestamptz not null
      );
      create unique index service_level_version_key on service_level_version (version);

      do $$
      begin
        if exists (select 1 from pg_roles where rolname = 'passerelle_app') then
          revoke update, delete on service_level_version from passerelle_app;
        end if;
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table service_level_version");
  }
}
