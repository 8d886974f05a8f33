import type { MigrationInterface, QueryRunner } from "typeorm";

/** Entries that were made one, with what came from where. */
export class CreateMerges1795600000340 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table organisation add column merged_into uuid;
      alter table organisation add constraint organisation_merged_into_fkey
        foreign key (merged_into) references organisation (id);

      create table organisation_merge (
        id uuid primary key,
        survivor_id uuid not null,
        merged_id uuid not null,
        reason text not null,
        fields jsonb not null,
        merged_by uuid not null,
        merged_at timestamptz not null,
        unmerged_by uuid,
        unmerged_at timestamptz,
        constraint organisation_merge_survivor_fkey foreign key (survivor_id) references organisation (id),
        constraint organisation_merge_merged_fkey foreign key (merged_id) references organisation (id)
      );
      create index organisation_merge_survivor_idx on organisation_merge (survivor_id, id);
      create unique index organisation_merge_standing_key on organisation_merge (merged_id)
        where unmerged_at is null;

      create table organisation_merge_row (
        merge_id uuid not null,
        table_name text not null,
        column_name text not null,
        row_id uuid not null,
        constraint organisation_merge_row_pkey primary key (merge_id, table_name, column_name, row_id),
        constraint organisation_merge_row_merge_fkey foreign key (merge_id) references organisation_merge (id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table organisation_merge_row;
      drop table organisation_merge;
      alter table organisation drop column merged_into;
    `);
  }
}
