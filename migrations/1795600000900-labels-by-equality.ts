import type { MigrationInterface, QueryRunner } from "typeorm";

/** Labels and their keys are only ever looked up whole: a hash is filled in half the time of a tree, a million labels at a time. */
export class LabelsByEquality1795600000900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index concept_label_normalised_idx;
      drop index concept_label_key_idx;
      create index concept_label_normalised_idx on concept_label using hash (normalised);
      create index concept_label_key_idx on concept_label using hash (key);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index concept_label_normalised_idx;
      drop index concept_label_key_idx;
      create index concept_label_normalised_idx on concept_label (normalised);
      create index concept_label_key_idx on concept_label (key);
    `);
  }
}
