import type { MigrationInterface, QueryRunner } from "typeorm";

const QUEUE = "introduction-follow-up";

/** What the two sides of an introduction entrust to each other, write to each other and tell of one another. */
export class CreateIntroductionParts1795600000410 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table introduction add column seeker_asked_on date, add column candidate_asked_on date;

      create table document (
        id uuid primary key,
        organisation_id uuid not null,
        title text not null,
        description text,
        dated_on date,
        media_type text not null,
        size_bytes integer not null,
        sha256 text not null,
        reference text not null,
        registered_by uuid not null,
        registered_at timestamptz not null,
        removed_at timestamptz,
        version integer not null,
        constraint document_organisation_fkey foreign key (organisation_id) references organisation (id)
      );
      create index document_organisation_idx on document (organisation_id, id) where removed_at is null;

      create table non_disclosure_agreement (
        introduction_id uuid primary key,
        signed_on date not null,
        seeker_signatory text not null,
        candidate_signatory text not null,
        recorded_by uuid not null,
        recorded_at timestamptz not null,
        constraint non_disclosure_agreement_introduction_fkey foreign key (introduction_id)
          references introduction (id)
      );

      create table document_release (
        id uuid primary key,
        introduction_id uuid not null,
        document_id uuid not null,
        released_by uuid not null,
        released_at timestamptz not null,
        withdrawn_by uuid,
        withdrawn_at timestamptz,
        constraint document_release_introduction_fkey foreign key (introduction_id) references introduction (id),
        constraint document_release_document_fkey foreign key (document_id) references document (id)
      );
      create unique index document_release_standing_key on document_release (introduction_id, document_id)
        where withdrawn_at is null;
      create index document_release_document_idx on document_release (document_id);

      create table introduction_message (
        id uuid primary key,
        introduction_id uuid not null,
        side text not null,
        by_adviser boolean not null,
        text text not null,
        written_by uuid not null,
        written_at timestamptz not null,
        constraint introduction_message_introduction_fkey foreign key (introduction_id)
          references introduction (id)
      );
      create index introduction_message_introduction_idx on introduction_message (introduction_id, id);

      create table introduction_follow_up (
        id uuid primary key,
        introduction_id uuid not null,
        organisation_id uuid not null,
        met boolean not null,
        outcome text not null,
        next_step text,
        next_step_on date,
        comment text,
        recorded_by uuid not null,
        recorded_at timestamptz not null,
        constraint introduction_follow_up_introduction_fkey foreign key (introduction_id)
          references introduction (id),
        constraint introduction_follow_up_organisation_fkey foreign key (organisation_id)
          references organisation (id)
      );
      create index introduction_follow_up_introduction_idx on introduction_follow_up (introduction_id, id);
    `);
    await runner.query("select pgboss.create_queue($1, $2)", [QUEUE, { policy: "standard" }]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("select pgboss.delete_queue($1)", [QUEUE]);
    await runner.query(`
      drop table introduction_follow_up;
      drop table introduction_message;
      drop table document_release;
      drop table non_disclosure_agreement;
      drop table document;
      alter table introduction drop column seeker_asked_on, drop column candidate_asked_on;
    `);
  }
}
