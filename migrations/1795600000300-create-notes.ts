import type { MigrationInterface, QueryRunner } from "typeorm";

/** What the team writes down on organisations, pairs, needs and introductions, for itself. */
export class CreateNotes1795600000300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table note (
        id uuid primary key,
        organisation_id uuid,
        other_organisation_id uuid,
        need_id uuid,
        introduction_id uuid,
        text text not null,
        written_by uuid not null,
        written_at timestamptz not null,
        changed_at timestamptz,
        version integer not null,
        constraint note_organisation_fkey foreign key (organisation_id) references organisation (id),
        constraint note_other_organisation_fkey foreign key (other_organisation_id) references organisation (id),
        constraint note_need_fkey foreign key (need_id) references need (id),
        constraint note_introduction_fkey foreign key (introduction_id) references introduction (id)
      );
      create index note_organisation_idx on note (organisation_id, id);
      create index note_other_organisation_idx on note (other_organisation_id, id);
      create index note_need_idx on note (need_id, id);
      create index note_introduction_idx on note (introduction_id, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("drop table note;");
  }
}
