import type { MigrationInterface, QueryRunner } from "typeorm";

/** Pairs that are never suggested to one another, and how many introductions an organisation can take. */
export class CreatePairBlocks1795500000600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table blocked_pair (
        id uuid primary key,
        one_id uuid not null,
        other_id uuid not null,
        reason text not null,
        blocked_by uuid not null,
        blocked_at timestamptz not null,
        unblocked_by uuid,
        unblocked_at timestamptz,
        constraint blocked_pair_one_fkey foreign key (one_id) references organisation (id),
        constraint blocked_pair_other_fkey foreign key (other_id) references organisation (id)
      );
      create unique index blocked_pair_standing_key on blocked_pair (one_id, other_id)
        where unblocked_at is null;
      create index blocked_pair_other_idx on blocked_pair (other_id);

      alter table organisation add column introduction_capacity smallint;
      create index organisation_capacity_idx on organisation (id) where introduction_capacity is not null;
      create index introduction_open_idx on introduction (candidate_id)
        where state in ('SENT', 'ACKNOWLEDGED');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index introduction_open_idx;
      drop index organisation_capacity_idx;
      alter table organisation drop column introduction_capacity;
      drop table blocked_pair;
    `);
  }
}
