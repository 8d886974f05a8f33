import type { MigrationInterface, QueryRunner } from "typeorm";

const QUEUE = "match-run";

/** All published needs ranked against everyone, as a job that goes on where it stood, with pinned results. */
export class CreateMatchRuns1795600000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table match_run (
        id uuid primary key,
        state text not null,
        region text,
        partners_per_need smallint not null,
        started_by uuid not null,
        requested_at timestamptz not null,
        started_at timestamptz,
        ended_at timestamptz,
        cancelled_by uuid,
        needs_total integer not null,
        needs_ranked integer not null,
        last_need_id uuid,
        engine_version text,
        lexicon_version text,
        failures smallint not null,
        worker uuid,
        seen_at timestamptz
      );
      create index match_run_running_idx on match_run (seen_at) where state = 'RUNNING';
      -- Whoever starts one waits until the last one is over.
      create unique index match_run_unfinished_key on match_run (started_by) where state in ('QUEUED', 'RUNNING');

      create table match_run_need (
        run_id uuid not null,
        need_id uuid not null,
        need_version integer not null,
        ranked_at timestamptz not null,
        primary key (run_id, need_id),
        constraint match_run_need_run_fkey foreign key (run_id) references match_run (id) on delete cascade,
        constraint match_run_need_need_fkey foreign key (need_id) references need (id)
      );

      create table match_run_result (
        run_id uuid not null,
        need_id uuid not null,
        organisation_id uuid not null,
        capability_id uuid not null,
        rank smallint,
        score numeric(7, 4) not null,
        excluded text,
        primary key (run_id, need_id, organisation_id),
        constraint match_run_result_run_fkey foreign key (run_id) references match_run (id) on delete cascade,
        constraint match_run_result_need_fkey foreign key (need_id) references need (id),
        constraint match_run_result_organisation_fkey foreign key (organisation_id) references organisation (id),
        constraint match_run_result_capability_fkey foreign key (capability_id) references capability (id)
      );
      create index match_run_result_rank_idx on match_run_result (run_id, need_id, rank);
    `);
    await runner.query("select pgboss.create_queue($1, $2)", [QUEUE, { policy: "standard" }]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("select pgboss.delete_queue($1)", [QUEUE]);
    await runner.query("drop table match_run_result; drop table match_run_need; drop table match_run");
  }
}
