import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * What a verdict rested on, so that it can be replayed. The column that was called `weights` held the points of each
 * signal; the weights of verdicts from before are not known.
 */
export class KeepVerdictGrounds1795500000601 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table suggestion_verdict rename column weights to contributions;
      alter table suggestion_verdict
        add column weights jsonb,
        add column rank smallint,
        add column lexicon_version text,
        add column need_version integer,
        add column profile_fingerprint text;
      create index suggestion_verdict_organisation_idx on suggestion_verdict (organisation_id)
        where undone_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index suggestion_verdict_organisation_idx;
      alter table suggestion_verdict
        drop column profile_fingerprint,
        drop column need_version,
        drop column lexicon_version,
        drop column rank,
        drop column weights;
      alter table suggestion_verdict rename column contributions to weights;
    `);
  }
}
