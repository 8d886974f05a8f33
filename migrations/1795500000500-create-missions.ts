import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Missions, who travels and who prepares them, the ledger of trips, visits, support, bookings, costs and what changed.
 * Serving connections add lines to the ledger and to the history and never change them.
 */
export class CreateMissions1795500000500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table mission (
        id uuid primary key,
        application_id uuid not null,
        organisation_id uuid not null,
        state text not null,
        direction text not null,
        departs_on date not null,
        returns_on date not null,
        purpose text not null,
        cancel_reason text,
        report text,
        planned_by uuid not null,
        approved_at timestamptz,
        approved_by uuid,
        started_at timestamptz,
        closed_at timestamptz,
        cancelled_at timestamptz,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        version integer not null,
        constraint mission_application_fkey foreign key (application_id) references application (id),
        constraint mission_organisation_fkey foreign key (organisation_id) references organisation (id)
      );
      create index mission_organisation_idx on mission (organisation_id, id);
      create index mission_application_idx on mission (application_id, id);

      create table traveller (
        id uuid primary key,
        mission_id uuid not null,
        name text not null,
        role text not null,
        job_title text,
        email text,
        phone text,
        language text,
        constraint traveller_mission_fkey foreign key (mission_id) references mission (id)
      );
      create index traveller_mission_idx on traveller (mission_id, id);

      create table mission_preparer (
        id uuid primary key,
        mission_id uuid not null,
        person_id uuid not null,
        named_by uuid not null,
        named_at timestamptz not null,
        constraint mission_preparer_mission_fkey foreign key (mission_id) references mission (id)
      );
      create unique index mission_preparer_key on mission_preparer (mission_id, person_id);

      create table quota_entry (
        id uuid primary key,
        organisation_id uuid not null,
        mission_id uuid not null,
        number integer not null,
        kind text not null,
        departs_on date not null,
        reason text,
        entered_at timestamptz not null,
        entered_by uuid,
        constraint quota_entry_organisation_fkey foreign key (organisation_id) references organisation (id),
        constraint quota_entry_mission_fkey foreign key (mission_id) references mission (id)
      );
      create index quota_entry_organisation_idx on quota_entry (organisation_id, mission_id, number);
      create unique index quota_entry_key on quota_entry (mission_id, number);

      create table visit (
        id uuid primary key,
        mission_id uuid not null,
        host_organisation_id uuid not null,
        introduction_id uuid not null,
        host_contact_id uuid,
        state text not null,
        starts_at timestamptz not null,
        ends_at timestamptz not null,
        place text not null,
        address text,
        municipality text not null,
        purpose text not null,
        need_id uuid not null,
        requirement_ids uuid[] not null,
        traveller_ids uuid[] not null,
        interpreter_language text,
        answered_at timestamptz,
        end_reason text,
        kept boolean,
        result text,
        next_step text,
        debriefed_at timestamptz,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        version integer not null,
        constraint visit_mission_fkey foreign key (mission_id) references mission (id),
        constraint visit_host_fkey foreign key (host_organisation_id) references organisation (id),
        constraint visit_introduction_fkey foreign key (introduction_id) references introduction (id),
        constraint visit_need_fkey foreign key (need_id) references need (id)
      );
      create index visit_mission_idx on visit (mission_id, starts_at, id);
      create index visit_host_idx on visit (host_organisation_id, id);

      create table travel_time (
        one_key text not null,
        other_key text not null,
        one_municipality text not null,
        other_municipality text not null,
        minutes integer not null,
        updated_at timestamptz not null,
        version integer not null,
        constraint travel_time_pkey primary key (one_key, other_key)
      );

      create table support_task (
        id uuid primary key,
        mission_id uuid not null,
        title text not null,
        due_on date not null,
        done_at timestamptz,
        constraint support_task_mission_fkey foreign key (mission_id) references mission (id)
      );
      create index support_task_mission_idx on support_task (mission_id, due_on, id);

      create table booking (
        id uuid primary key,
        mission_id uuid not null,
        kind text not null,
        supplier text not null,
        reference text,
        begins_on date,
        ends_on date,
        traveller_ids uuid[] not null,
        cancelled_at timestamptz,
        constraint booking_mission_fkey foreign key (mission_id) references mission (id)
      );
      create index booking_mission_idx on booking (mission_id, id);

      create table cost_line (
        id uuid primary key,
        mission_id uuid not null,
        booking_id uuid,
        description text not null,
        incurred_on date not null,
        amount numeric(18, 2) not null,
        currency text not null,
        programme_share numeric(18, 2) not null,
        enterprise_share numeric(18, 2) not null,
        units_per_euro numeric(18, 8),
        constraint cost_line_mission_fkey foreign key (mission_id) references mission (id),
        constraint cost_line_booking_fkey foreign key (booking_id) references booking (id),
        constraint cost_line_shares_check check (amount = programme_share + enterprise_share)
      );
      create index cost_line_mission_idx on cost_line (mission_id, id);

      create table mission_event (
        id uuid primary key,
        mission_id uuid not null,
        visit_id uuid,
        operation text not null,
        changes jsonb not null,
        actor_roles text[] not null,
        actor_id uuid,
        at timestamptz not null,
        constraint mission_event_mission_fkey foreign key (mission_id) references mission (id)
      );
      create index mission_event_mission_idx on mission_event (mission_id, id);

      do $$
      begin
        if exists (select 1 from pg_roles where rolname = 'passerelle_app') then
          revoke update, delete on quota_entry, mission_event from passerelle_app;
        end if;
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table mission_event;
      drop table cost_line;
      drop table booking;
      drop table support_task;
      drop table travel_time;
      drop table visit;
      drop table quota_entry;
      drop table mission_preparer;
      drop table traveller;
      drop table mission;
    `);
  }
}
