import type { MigrationInterface, QueryRunner } from "typeorm";

/** Which adviser looks after an organisation, and who did before. */
export class CreateOrganisationAdvisers1795600000310 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table organisation_adviser (
        id uuid primary key,
        organisation_id uuid not null,
        adviser_id uuid not null,
        assigned_by uuid not null,
        assigned_at timestamptz not null,
        ended_at timestamptz,
        reason text,
        note text,
        version integer not null,
        constraint organisation_adviser_organisation_fkey foreign key (organisation_id) references organisation (id)
      );
      create unique index organisation_adviser_number_key on organisation_adviser (organisation_id, version);
      create unique index organisation_adviser_standing_key on organisation_adviser (organisation_id)
        where ended_at is null;
      create index organisation_adviser_person_idx on organisation_adviser (adviser_id, organisation_id)
        where ended_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table organisation_adviser;");
  }
}
