import type { MigrationInterface, QueryRunner } from "typeorm";

const QUEUE = "password-reset";

/** Local accounts, sessions, invitations, identities at an OpenID Connect provider, machine keys, counted attempts. */
export class CreateSignIn1795392000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Tokens without a session that were issued before are refused: they outlive neither deactivation nor a new password.
      alter table person add column tokens_valid_from timestamptz;

      create table credential (
        person_id uuid primary key references person (id),
        password_hash text not null,
        changed_at timestamptz not null
      );

      -- A session is the family of refresh tokens that follow from one sign-in.
      create table session (
        id uuid primary key,
        person_id uuid not null references person (id),
        started_at timestamptz not null,
        expires_at timestamptz not null,
        ended_at timestamptz,
        end_reason text
      );
      create index session_person_idx on session (person_id) where ended_at is null;

      create table refresh_token (
        token_hash text primary key,
        session_id uuid not null references session (id),
        issued_at timestamptz not null,
        expires_at timestamptz not null,
        rotated_at timestamptz
      );
      create index refresh_token_session_idx on refresh_token (session_id);

      create table password_reset (
        token_hash text primary key,
        person_id uuid not null references person (id),
        created_at timestamptz not null,
        expires_at timestamptz not null,
        used_at timestamptz
      );
      create index password_reset_person_idx on password_reset (person_id);

      create table invitation (
        id uuid primary key,
        token_hash text not null,
        email text not null,
        language text not null,
        role text not null,
        body_id uuid,
        region text,
        organisation_id uuid,
        invited_by uuid,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        accepted_at timestamptz,
        accepted_by uuid,
        withdrawn_at timestamptz,
        constraint invitation_body_fkey foreign key (body_id) references body (id),
        constraint invitation_organisation_fkey foreign key (organisation_id) references organisation (id)
      );
      create unique index invitation_token_key on invitation (token_hash);
      create index invitation_email_idx on invitation (email);

      create table external_identity (
        issuer text not null,
        subject text not null,
        person_id uuid not null references person (id),
        linked_at timestamptz not null,
        primary key (issuer, subject)
      );
      -- Somebody who gets the mailbox of a person who left does not get the account with it.
      create unique index external_identity_person_key on external_identity (issuer, person_id);

      create table machine_key (
        id uuid primary key,
        machine_id uuid not null,
        name text not null,
        scopes text[] not null,
        secret_hash text not null,
        created_by uuid not null,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        last_used_at timestamptz,
        revoked_at timestamptz,
        constraint machine_key_created_by_fkey foreign key (created_by) references person (id)
      );
      create index machine_key_machine_idx on machine_key (machine_id);
      create index machine_key_created_idx on machine_key (created_at, id);

      -- In the shape that rate-limiter-flexible writes.
      create table attempt_count (
        key varchar(255) primary key,
        points integer not null default 0,
        expire bigint
      );
    `);
    await runner.query("select pgboss.create_queue($1, $2)", [QUEUE, { policy: "standard" }]);
    await runner.query(`
      do $$
      begin
        if exists (select 1 from pg_roles where rolname = 'passerelle_app') then
          grant select, insert, update, delete on all tables in schema pgboss to passerelle_app;
        end if;
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("select pgboss.delete_queue($1)", [QUEUE]);
    await runner.query(`
      drop table attempt_count;
      drop table machine_key;
      drop table external_identity;
      drop table invitation;
      drop table password_reset;
      drop table refresh_token;
      drop table session;
      drop table credential;
      alter table person drop column tokens_valid_from;
    `);
  }
}
