import type { MigrationInterface, QueryRunner } from "typeorm";

/** The outbox itself says which mails wait and since when; a job for each of them is no longer needed. */
export class DeliverMailsInBatches1795600000400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table outbox_mail add column due_at timestamptz, add column attempts smallint not null default 0;
      update outbox_mail set due_at = created_at where sent_at is null;
      drop index outbox_mail_unsent_idx;
      create index outbox_mail_due_idx on outbox_mail (due_at, id) where sent_at is null;
    `);
    await runner.query("select pgboss.delete_queue('outbox-mail')");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("select pgboss.create_queue('outbox-mail', $1)", [{ policy: "standard" }]);
    await runner.query(`
      insert into pgboss.job (name, data, retry_limit, retry_backoff)
        select 'outbox-mail', json_build_object('mailId', id), 5, true from outbox_mail where sent_at is null;
      drop index outbox_mail_due_idx;
      create index outbox_mail_unsent_idx on outbox_mail (created_at) where sent_at is null;
      alter table outbox_mail drop column due_at, drop column attempts;
    `);
  }
}
