import type { MigrationInterface, QueryRunner } from "typeorm";

/** Reports in French and Dutch beside the English one. What was published before keeps the words it was published in. */
export class AddReportLanguages1795600000500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table annual_report add column markdown_fr text, add column markdown_nl text;
      update annual_report set markdown_fr = markdown, markdown_nl = markdown;
      alter table annual_report alter column markdown_fr set not null, alter column markdown_nl set not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("alter table annual_report drop column markdown_fr, drop column markdown_nl");
  }
}
