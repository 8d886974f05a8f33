import type { MigrationInterface, QueryRunner } from "typeorm";

/** By what two entries of one organisation are brought together. */
export class IndexDuplicates1795600000330 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index organisation_name_beginning_idx on organisation
        (left(translate(lower(legal_name), 'àáâãäåçèéêëìíîïñòóôõöùúûüýÿ', 'aaaaaaceeeeiiiinooooouuuuyy'), 4), id);
      create index organisation_web_domain_idx on organisation
        (regexp_replace(lower(website), '^([a-z]+://)?(www[.])?([^/?#:]+).*$', '\\3'));
      create index organisation_trade_names_idx on organisation using gin (trade_names);
      create index organisation_number_idx on organisation (registry_number);
      create index establishment_number_idx on establishment (establishment_number);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index establishment_number_idx;
      drop index organisation_number_idx;
      drop index organisation_trade_names_idx;
      drop index organisation_web_domain_idx;
      drop index organisation_name_beginning_idx;
    `);
  }
}
