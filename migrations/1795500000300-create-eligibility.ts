import type { MigrationInterface, QueryRunner } from "typeorm";

/** Published versions of rule sets, dated exchange rates, and a way from a holder's number to what it holds. */
export class CreateEligibility1795500000300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table rule_set_version (
        id uuid primary key,
        code text not null,
        version integer not null,
        effective_on date not null,
        source text not null,
        parameters jsonb not null,
        texts jsonb not null,
        published_at timestamptz not null
      );
      create unique index rule_set_version_key on rule_set_version (code, version);

      create table exchange_rate (
        id uuid primary key,
        currency text not null,
        day date not null,
        units_per_euro numeric(18, 8) not null,
        source text not null,
        recorded_at timestamptz not null
      );
      create unique index exchange_rate_key on exchange_rate (currency, day);

      create index owner_registry_idx on owner (register, registry_number);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index owner_registry_idx;
      drop table exchange_rate;
      drop table rule_set_version;
    `);
  }
}
