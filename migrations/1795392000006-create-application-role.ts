import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * The role that serving connections take on: it may do everything but change or delete audit rows. Where the owner may
 * not create roles, the server goes on as the owner and `passerelle doctor` says so.
 */
export class CreateApplicationRole1795392000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      do $$
      begin
        create role passerelle_app nologin;
      exception when duplicate_object or unique_violation or insufficient_privilege then null;
      end $$;
      do $$
      begin
        if not exists (select 1 from pg_roles where rolname = 'passerelle_app') then return; end if;
        execute format('grant passerelle_app to %I', current_user);
        grant usage on schema public, pgboss to passerelle_app;
        grant select, insert, update, delete on all tables in schema public, pgboss to passerelle_app;
        grant usage, select on all sequences in schema public, pgboss to passerelle_app;
        revoke update, delete on audit_entry, audit_seal from passerelle_app;
        alter default privileges in schema public
          grant select, insert, update, delete on tables to passerelle_app;
        alter default privileges in schema public grant usage, select on sequences to passerelle_app;
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    // The role belongs to the whole cluster and other databases may use it: only what it may do here is taken back.
    await runner.query(`
      do $$
      begin
        if exists (select 1 from pg_roles where rolname = 'passerelle_app') then
          drop owned by passerelle_app;
        end if;
      end $$;
    `);
  }
}
