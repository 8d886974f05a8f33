import type { MigrationInterface, QueryRunner } from "typeorm";

/** Audit log, change feed, outbox and idempotency keys: what every use case writes beside its own rows. */
export class CreateInfrastructure1795392000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table audit_entry (
        id uuid primary key,
        position bigint generated always as identity,
        at timestamptz not null,
        kind text not null check (kind in ('CHANGE', 'CONFIDENTIAL_READ', 'DISCLOSURE')),
        actor_id uuid,
        actor_roles text[] not null,
        operation text not null,
        subject_type text not null,
        subject_id text not null,
        reason text,
        before_hash text,
        after_hash text,
        -- Keyed by a secret that the database does not have: a row written around the application has no valid one.
        mac text not null
      );
      create unique index audit_entry_position_key on audit_entry (position);
      create index audit_entry_subject_idx on audit_entry (subject_type, subject_id, position);
      create index audit_entry_actor_idx on audit_entry (actor_id, position);

      -- The sealer chains committed entries here, so that an entry itself is never updated.
      create table audit_seal (
        number bigint primary key,
        entry_id uuid not null unique references audit_entry (id),
        previous_hash text not null,
        hash text not null,
        sealed_at timestamptz not null
      );

      create function refuse_audit_change() returns trigger language plpgsql as $$
      begin
        raise exception 'The audit log is append-only: % is refused.', tg_op;
      end $$;
      create trigger audit_entry_append_only before update or delete or truncate on audit_entry
        for each statement execute function refuse_audit_change();
      create trigger audit_seal_append_only before update or delete or truncate on audit_seal
        for each statement execute function refuse_audit_change();

      create table change_feed (
        position bigint generated always as identity primary key,
        transaction_id xid8 not null default pg_current_xact_id(),
        subject text not null,
        subject_id uuid not null,
        changed_at timestamptz not null
      );
      create index change_feed_order_idx on change_feed (transaction_id, position);

      create table outbox_mail (
        id uuid primary key,
        recipient text not null,
        subject text not null,
        body text not null,
        created_at timestamptz not null,
        sent_at timestamptz
      );
      create index outbox_mail_unsent_idx on outbox_mail (created_at) where sent_at is null;

      create table idempotency_key (
        person_id uuid not null,
        key text not null,
        operation text not null,
        request_hash text not null,
        subject_id uuid not null,
        created_at timestamptz not null,
        primary key (person_id, key)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table idempotency_key;
      drop table outbox_mail;
      drop table change_feed;
      drop table audit_seal;
      drop table audit_entry;
      drop function refuse_audit_change();
    `);
  }
}
