import type { MigrationInterface, QueryRunner } from "typeorm";

/** Which concepts of the lexicon a requirement is about. */
export class LinkRequirementConcepts1795600000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table requirement_concept (
        requirement_id uuid not null,
        concept_id uuid not null,
        position smallint not null,
        primary key (requirement_id, concept_id),
        constraint requirement_concept_requirement_fkey foreign key (requirement_id)
          references requirement (id) on delete cascade,
        constraint requirement_concept_concept_fkey foreign key (concept_id)
          references concept (id) on delete cascade
      );
      create index requirement_concept_concept_idx on requirement_concept (concept_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table requirement_concept;`);
  }
}
