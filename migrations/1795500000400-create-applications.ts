import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Drafts and applications, what happened to them, the people named on them, evaluations, questions, and the frozen
 * eligibility that decisions rest on. Serving connections add steps, evaluations and assessments and never change them.
 */
export class CreateApplications1795500000400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table application_draft (
        id uuid primary key,
        organisation_id uuid not null,
        side text,
        objectives text,
        project_title text,
        project_nature text,
        project_aims text,
        added_value text,
        intermediary_search text,
        cooperation_kinds text[] not null,
        services text[] not null,
        introduction_ids uuid[] not null,
        previous_application_id uuid,
        started_by uuid not null,
        withdrawn_at timestamptz,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        version integer not null,
        constraint application_draft_organisation_fkey foreign key (organisation_id) references organisation (id)
      );
      create index application_draft_organisation_idx on application_draft (organisation_id, id);

      create table application (
        id uuid primary key,
        tracking_number text not null,
        organisation_id uuid not null,
        side text not null,
        objectives text not null,
        project_title text not null,
        project_nature text not null,
        project_aims text not null,
        added_value text not null,
        intermediary_search text not null,
        cooperation_kinds text[] not null,
        services text[] not null,
        introduction_ids uuid[] not null,
        previous_application_id uuid,
        declaration_version integer not null,
        signed_by uuid not null,
        state text not null,
        consultation_outcome text,
        submitted_at timestamptz not null,
        submitted_on date not null,
        due_on date,
        updated_at timestamptz not null,
        version integer not null,
        applicant_version integer not null,
        constraint application_organisation_fkey foreign key (organisation_id) references organisation (id)
      );
      create unique index application_tracking_number_key on application (tracking_number);
      create index application_organisation_idx on application (organisation_id, id);
      create index application_state_idx on application (state, due_on);

      create table application_number (
        series text not null,
        year integer not null,
        last_number integer not null,
        constraint application_number_pkey primary key (series, year)
      );

      create table application_step (
        id uuid primary key,
        application_id uuid not null,
        number integer not null,
        verb text not null,
        from_state text not null,
        to_state text not null,
        duty text not null,
        person_id uuid not null,
        outcome text,
        reasons text,
        at timestamptz not null,
        constraint application_step_application_fkey foreign key (application_id) references application (id)
      );
      create unique index application_step_key on application_step (application_id, number);

      create table application_duty (
        id uuid primary key,
        application_id uuid not null,
        person_id uuid not null,
        duty text not null,
        named_by uuid not null,
        named_at timestamptz not null,
        declared_at timestamptz,
        has_conflict boolean,
        conflict text,
        evaluated_at timestamptz,
        released_at timestamptz,
        release_reasons text,
        constraint application_duty_application_fkey foreign key (application_id) references application (id)
      );
      create unique index application_duty_key on application_duty (application_id, person_id);
      create index application_duty_person_idx on application_duty (person_id);

      create table evaluation (
        id uuid primary key,
        application_id uuid not null,
        evaluator_id uuid not null,
        scores jsonb not null,
        comment text,
        submitted_at timestamptz not null,
        constraint evaluation_application_fkey foreign key (application_id) references application (id)
      );
      create unique index evaluation_key on evaluation (application_id, evaluator_id);

      create table information_request (
        id uuid primary key,
        application_id uuid not null,
        question text not null,
        asked_by uuid not null,
        asked_at timestamptz not null,
        answer_by date not null,
        answer text,
        answered_by uuid,
        answered_at timestamptz,
        constraint information_request_application_fkey foreign key (application_id) references application (id)
      );
      create index information_request_application_idx on information_request (application_id);

      create table eligibility_assessment (
        id uuid primary key,
        application_id uuid not null,
        occasion text not null,
        assessed_at timestamptz not null,
        as_of date not null,
        rule_set text not null,
        rule_set_version integer not null,
        european_version integer not null,
        facts jsonb not null,
        result jsonb not null,
        constraint eligibility_assessment_application_fkey foreign key (application_id) references application (id)
      );
      create unique index eligibility_assessment_key on eligibility_assessment (application_id, occasion);

      do $$
      begin
        if exists (select 1 from pg_roles where rolname = 'passerelle_app') then
          revoke update, delete on application_step, evaluation, eligibility_assessment from passerelle_app;
        end if;
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table eligibility_assessment;
      drop table information_request;
      drop table evaluation;
      drop table application_duty;
      drop table application_step;
      drop table application_number;
      drop table application;
      drop table application_draft;
    `);
  }
}
