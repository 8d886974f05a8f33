import type { MigrationInterface, QueryRunner } from "typeorm";

/** Organisations with everything that belongs to them, their needs and their capabilities. */
export class CreateCatalogue1795392000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table organisation (
        id uuid primary key,
        register text not null,
        registry_number text not null,
        legal_name text not null,
        trade_names text[] not null,
        legal_form text,
        legal_personality boolean,
        founded_on date,
        website text,
        languages text[] not null,
        presentation jsonb not null,
        declared_sectors text[] not null,
        derived_sectors jsonb not null,
        region text,
        region_reason text not null,
        size_class text,
        profile_confirmed_on date,
        archived_at timestamptz,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        version integer not null
      );
      create unique index organisation_registry_key on organisation (register, registry_number);
      create index organisation_name_idx on organisation (legal_name, id);
      create index organisation_region_idx on organisation (region, id);
      create index organisation_updated_idx on organisation (updated_at, id);

      create table establishment (
        id uuid primary key,
        organisation_id uuid not null,
        establishment_number text,
        name text,
        kind text not null,
        street text,
        post_code text,
        municipality text,
        country text not null,
        administrative_region text,
        region text,
        region_reason text not null,
        started_on date,
        ended_on date,
        constraint establishment_organisation_fkey foreign key (organisation_id) references organisation (id)
      );
      create index establishment_organisation_idx on establishment (organisation_id);

      create table contact (
        id uuid primary key,
        organisation_id uuid not null,
        name text not null,
        "function" text,
        email text,
        phone text,
        language text,
        constraint contact_organisation_fkey foreign key (organisation_id) references organisation (id)
      );
      create index contact_organisation_idx on contact (organisation_id);

      create table financial_year (
        id uuid primary key,
        organisation_id uuid not null,
        closed_on date not null,
        headcount numeric(12, 2),
        turnover_amount numeric(18, 2),
        turnover_currency text,
        balance_sheet_total_amount numeric(18, 2),
        balance_sheet_total_currency text,
        constraint financial_year_organisation_fkey foreign key (organisation_id) references organisation (id)
      );
      create unique index financial_year_key on financial_year (organisation_id, closed_on);

      create table owner (
        id uuid primary key,
        organisation_id uuid not null,
        kind text not null,
        name text,
        share numeric(7, 4) not null,
        register text,
        registry_number text,
        constraint owner_organisation_fkey foreign key (organisation_id) references organisation (id)
      );
      create index owner_organisation_idx on owner (organisation_id);

      create table activity_code (
        id uuid primary key,
        organisation_id uuid not null,
        classification text not null,
        version text not null,
        code text not null,
        main boolean not null,
        constraint activity_code_organisation_fkey foreign key (organisation_id) references organisation (id)
      );
      create index activity_code_organisation_idx on activity_code (organisation_id);

      create table need (
        id uuid primary key,
        organisation_id uuid not null,
        language text not null,
        title text not null,
        text text not null,
        translations jsonb not null,
        summary text,
        summary_cleared_at timestamptz,
        status text not null,
        sectors text[] not null,
        cooperation_kinds text[] not null,
        partner_sought text,
        readiness_level smallint,
        deadline date,
        return_reasons text,
        submitted_at timestamptz,
        published_at timestamptz,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        version integer not null,
        constraint need_organisation_fkey foreign key (organisation_id) references organisation (id)
      );
      create index need_organisation_idx on need (organisation_id, id);
      create index need_status_idx on need (status, id);
      create index need_updated_idx on need (updated_at, id);

      create table requirement (
        id uuid primary key,
        need_id uuid not null,
        position integer not null,
        level text not null,
        text text not null,
        constraint requirement_need_fkey foreign key (need_id) references need (id)
      );
      create index requirement_need_idx on requirement (need_id, position);

      create table capability (
        id uuid primary key,
        organisation_id uuid not null,
        language text not null,
        title text not null,
        text text not null,
        translations jsonb not null,
        summary text,
        summary_cleared_at timestamptz,
        stage text,
        readiness_level smallint,
        sectors text[] not null,
        cooperation_kinds text[] not null,
        intellectual_property text not null,
        removed_at timestamptz,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        version integer not null,
        constraint capability_organisation_fkey foreign key (organisation_id) references organisation (id)
      );
      create index capability_organisation_idx on capability (organisation_id, id);
      create index capability_updated_idx on capability (updated_at, id);

      create table evidence (
        id uuid primary key,
        capability_id uuid not null,
        kind text not null,
        title text not null,
        issued_on date not null,
        expires_on date,
        reference text,
        sha256 text,
        constraint evidence_capability_fkey foreign key (capability_id) references capability (id)
      );
      create index evidence_capability_idx on evidence (capability_id);

      alter table role_assignment
        add constraint role_assignment_organisation_fkey foreign key (organisation_id) references organisation (id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table role_assignment drop constraint role_assignment_organisation_fkey;
      drop table evidence;
      drop table capability;
      drop table requirement;
      drop table need;
      drop table activity_code;
      drop table owner;
      drop table financial_year;
      drop table contact;
      drop table establishment;
      drop table organisation;
    `);
  }
}
