import type { MigrationInterface, QueryRunner } from "typeorm";

/** What somebody wants to be told of, whom was found for it, and addresses to which no mail can be sent. */
export class CreateSavedSearches1795600000201 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table saved_search (
        id uuid primary key,
        person_id uuid not null,
        name text not null,
        need_id uuid,
        organisation_id uuid,
        question jsonb not null,
        threshold numeric(7, 4) not null,
        digest text not null,
        next_digest_at timestamptz,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        version integer not null,
        constraint saved_search_person_fkey foreign key (person_id) references person (id),
        constraint saved_search_need_fkey foreign key (need_id) references need (id),
        constraint saved_search_organisation_fkey foreign key (organisation_id) references organisation (id)
      );
      create index saved_search_person_idx on saved_search (person_id, id);
      create index saved_search_digest_idx on saved_search (next_digest_at) where next_digest_at is not null;

      create table saved_search_candidate (
        saved_search_id uuid not null,
        organisation_id uuid not null,
        capability_id uuid not null,
        score numeric(7, 4) not null,
        found_at timestamptz not null,
        -- Those that passed already when the search was saved are no news.
        is_new boolean not null,
        told_at timestamptz,
        primary key (saved_search_id, organisation_id),
        constraint saved_search_candidate_search_fkey foreign key (saved_search_id)
          references saved_search (id) on delete cascade,
        constraint saved_search_candidate_organisation_fkey foreign key (organisation_id) references organisation (id),
        constraint saved_search_candidate_capability_fkey foreign key (capability_id) references capability (id)
      );
      create index saved_search_candidate_found_idx
        on saved_search_candidate (saved_search_id, found_at, organisation_id) where is_new;

      create table undeliverable_address (
        email text primary key,
        reply text not null,
        since timestamptz not null
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      "drop table undeliverable_address; drop table saved_search_candidate; drop table saved_search",
    );
  }
}
