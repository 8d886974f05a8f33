import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * Steps and evaluations are never changed, but what was written in them may be about a person and has to go one day. The
 * serving role may replace these words, and a trigger lets nothing but their erasure through.
 */
export class EraseWordsOfDecisions1795600000600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function only_reasons_go() returns trigger language plpgsql as $$
      begin
        if new.reasons is not null then
          raise exception 'a step is never changed; its reasons can only be erased';
        end if;
        return new;
      end $$;
      create trigger application_step_only_reasons_go before update on application_step
        for each row execute function only_reasons_go();

      create function only_words_go() returns trigger language plpgsql as $$
      begin
        if new.comment is not null or new.scores is distinct from
           (select coalesce(jsonb_agg(one || '{"reasons": "(erased)"}' order by place), '[]')
              from jsonb_array_elements(old.scores) with ordinality as each_one (one, place)) then
          raise exception 'an evaluation is never changed; its words can only be erased';
        end if;
        return new;
      end $$;
      create trigger evaluation_only_words_go before update on evaluation
        for each row execute function only_words_go();

      do $$
      begin
        if exists (select 1 from pg_roles where rolname = 'passerelle_app') then
          grant update (reasons) on application_step to passerelle_app;
          grant update (scores, comment) on evaluation to passerelle_app;
        end if;
      end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      do $$
      begin
        if exists (select 1 from pg_roles where rolname = 'passerelle_app') then
          revoke update (scores, comment) on evaluation from passerelle_app;
          revoke update (reasons) on application_step from passerelle_app;
        end if;
      end $$;
      drop trigger evaluation_only_words_go on evaluation;
      drop function only_words_go();
      drop trigger application_step_only_reasons_go on application_step;
      drop function only_reasons_go();
    `);
  }
}
