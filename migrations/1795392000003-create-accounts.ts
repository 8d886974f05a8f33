import type { MigrationInterface, QueryRunner } from "typeorm";

/** People, the bodies of the programme, and who holds which role where and when. */
export class CreateAccounts1795392000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table body (
        id uuid primary key,
        kind text not null,
        region text,
        name_en text not null,
        name_fr text not null,
        name_nl text not null,
        created_at timestamptz not null,
        version integer not null
      );

      -- The one table that holds names of account holders: erasing a row leaves pseudonyms everywhere else.
      create table person (
        id uuid primary key,
        email text not null,
        name text not null,
        language text not null,
        is_demo boolean not null default false,
        deactivated_at timestamptz,
        created_at timestamptz not null,
        version integer not null
      );
      create unique index person_email_key on person (lower(email));

      create table role_assignment (
        id uuid primary key,
        person_id uuid not null,
        role text not null,
        body_id uuid,
        region text,
        organisation_id uuid,
        valid_from timestamptz not null,
        valid_until timestamptz,
        constraint role_assignment_person_fkey foreign key (person_id) references person (id),
        constraint role_assignment_body_fkey foreign key (body_id) references body (id)
      );
      create index role_assignment_person_idx on role_assignment (person_id);
      create index role_assignment_organisation_idx on role_assignment (organisation_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table role_assignment;
      drop table person;
      drop table body;
    `);
  }
}
