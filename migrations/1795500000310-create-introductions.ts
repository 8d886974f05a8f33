import type { MigrationInterface, QueryRunner } from "typeorm";

const QUEUES = ["introduction-reminder", "introduction-expiry"];

/** Introductions of two organisations, and the jobs that remind of them and end them. */
export class CreateIntroductions1795500000310 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table introduction (
        id uuid primary key,
        need_id uuid not null,
        seeker_id uuid not null,
        candidate_id uuid not null,
        state text not null,
        message text not null,
        answer_by date,
        again_because text,
        sent_at timestamptz,
        acknowledged_at timestamptz,
        seeker_accepted_at timestamptz,
        candidate_accepted_at timestamptz,
        ended_at timestamptz,
        declined_by text,
        decline_reason text,
        decline_comment text,
        started_by uuid not null,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        version integer not null,
        constraint introduction_need_fkey foreign key (need_id) references need (id),
        constraint introduction_seeker_fkey foreign key (seeker_id) references organisation (id),
        constraint introduction_candidate_fkey foreign key (candidate_id) references organisation (id)
      );
      create index introduction_need_idx on introduction (need_id, id);
      create index introduction_seeker_idx on introduction (seeker_id, id);
      create index introduction_candidate_idx on introduction (candidate_id, id);
      create index introduction_state_idx on introduction (state, answer_by);
    `);
    for (const queue of QUEUES)
      await runner.query("select pgboss.create_queue($1, $2)", [queue, { policy: "standard" }]);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const queue of QUEUES) await runner.query("select pgboss.delete_queue($1)", [queue]);
    await runner.query("drop table introduction");
  }
}
