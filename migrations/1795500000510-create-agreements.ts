import type { MigrationInterface, QueryRunner } from "typeorm";

const QUEUE = "agreement-follow-up";

/** Agreements, where their proofs are kept, what came of them, and the jobs that ask for it. */
export class CreateAgreements1795500000510 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table agreement (
        id uuid primary key,
        kind text not null,
        state text not null,
        title text not null,
        seeker_id uuid not null,
        candidate_id uuid not null,
        introduction_id uuid not null,
        need_id uuid not null,
        verdict_id uuid,
        mission_id uuid,
        signed_on date,
        seeker_confirmed_at timestamptz,
        candidate_confirmed_at timestamptz,
        active_from date,
        ended_on date,
        end_reason text,
        recorded_for text not null,
        recorded_by uuid not null,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        version integer not null,
        constraint agreement_seeker_fkey foreign key (seeker_id) references organisation (id),
        constraint agreement_candidate_fkey foreign key (candidate_id) references organisation (id),
        constraint agreement_introduction_fkey foreign key (introduction_id) references introduction (id),
        constraint agreement_need_fkey foreign key (need_id) references need (id),
        constraint agreement_mission_fkey foreign key (mission_id) references mission (id)
      );
      create index agreement_seeker_idx on agreement (seeker_id, id);
      create index agreement_candidate_idx on agreement (candidate_id, id);
      create index agreement_introduction_idx on agreement (introduction_id);

      create table agreement_proof (
        id uuid primary key,
        agreement_id uuid not null,
        organisation_id uuid not null,
        title text not null,
        dated_on date not null,
        sha256 text not null,
        reference text not null,
        recorded_at timestamptz not null,
        constraint agreement_proof_agreement_fkey foreign key (agreement_id) references agreement (id),
        constraint agreement_proof_organisation_fkey foreign key (organisation_id) references organisation (id)
      );
      create index agreement_proof_agreement_idx on agreement_proof (agreement_id, id);

      create table follow_up (
        id uuid primary key,
        agreement_id uuid not null,
        organisation_id uuid not null,
        month integer not null,
        turnover_amount numeric(18, 2),
        turnover_currency text,
        jobs integer,
        products text,
        recorded_at timestamptz not null,
        recorded_by uuid not null,
        constraint follow_up_agreement_fkey foreign key (agreement_id) references agreement (id),
        constraint follow_up_organisation_fkey foreign key (organisation_id) references organisation (id)
      );
      create unique index follow_up_key on follow_up (agreement_id, organisation_id, month);
    `);
    await runner.query("select pgboss.create_queue($1, $2)", [QUEUE, { policy: "standard" }]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("select pgboss.delete_queue($1)", [QUEUE]);
    await runner.query("drop table follow_up; drop table agreement_proof; drop table agreement");
  }
}
