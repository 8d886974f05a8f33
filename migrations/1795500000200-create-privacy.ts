import type { MigrationInterface, QueryRunner } from "typeorm";

const QUEUE = "retention";

/** What persons' data need: reasons that can be erased, a ledger of consents, a register of incidents, a job that keeps terms. */
export class CreatePrivacy1795500000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A reason is free text and may name somebody. The entry, which never changes, holds its keyed digest; the text
      -- stands here and can be erased without breaking the chain.
      alter table audit_entry add column reason_digest text;
      create table audit_reason (
        entry_id uuid primary key,
        reason text not null,
        constraint audit_reason_entry_fkey foreign key (entry_id) references audit_entry (id)
      );

      -- A ledger: nothing is changed, what somebody says now is the last event.
      create table consent_event (
        id uuid primary key,
        subject_type text not null,
        subject_id uuid not null,
        purpose text not null,
        text_version integer not null,
        language text not null,
        event text not null,
        at timestamptz not null,
        recorded_by uuid
      );
      create index consent_event_subject_idx on consent_event (subject_id, purpose, at, id);

      create table privacy_incident (
        id uuid primary key,
        state text not null,
        description text not null,
        data_concerned text not null,
        occurred_at timestamptz,
        noticed_at timestamptz not null,
        people_affected integer,
        risk text,
        assessment text,
        authority_notified_at timestamptz,
        people_notified_at timestamptz,
        measures text,
        recorded_by uuid,
        recorded_at timestamptz not null,
        closed_at timestamptz,
        version integer not null
      );
      create index privacy_incident_noticed_idx on privacy_incident (noticed_at, id);
    `);
    // At most one waits: every node asks for the next day's run.
    await runner.query("select pgboss.create_queue($1, $2)", [QUEUE, { policy: "short" }]);
    await runner.query(`
      do $$
      begin
        if exists (select 1 from pg_roles where rolname = 'passerelle_app') then
          revoke update on audit_reason, consent_event from passerelle_app;
          grant select, insert, update, delete on all tables in schema pgboss to passerelle_app;
        end if;
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("select pgboss.delete_queue($1)", [QUEUE]);
    await runner.query(`
      drop table privacy_incident;
      drop table consent_event;
      drop table audit_reason;
      alter table audit_entry drop column reason_digest;
    `);
  }
}
