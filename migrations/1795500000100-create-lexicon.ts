import type { MigrationInterface, QueryRunner } from "typeorm";

/** Concepts with their labels in three languages, from several sources; and words that are not the same. */
export class CreateLexicon1795500000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table lexicon_source (
        id uuid primary key,
        name text not null,
        licence text not null,
        content_hash text,
        -- Another value after every change of what the source says: the learnt tables are named by it.
        stamp text not null,
        generation integer not null,
        loaded_at timestamptz not null
      );
      create unique index lexicon_source_name_key on lexicon_source (name);

      create table concept (
        id uuid primary key,
        name text not null,
        sector text,
        definition text,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        version integer not null
      );
      create index concept_name_idx on concept (name, id);

      -- Under which key a source knows a concept. One that no source knows any more goes away.
      create table concept_origin (
        source_id uuid not null,
        key text not null,
        concept_id uuid not null,
        position integer not null,
        generation integer not null,
        primary key (source_id, key),
        constraint concept_origin_source_fkey foreign key (source_id) references lexicon_source (id),
        constraint concept_origin_concept_fkey foreign key (concept_id) references concept (id)
      );
      create index concept_origin_concept_idx on concept_origin (concept_id);

      create table concept_label (
        concept_id uuid not null,
        source_id uuid not null,
        language text not null,
        kind text not null,
        locale text not null,
        text text not null,
        normalised text not null,
        key text not null,
        position integer not null,
        ambiguous boolean not null,
        withdrawn_at timestamptz,
        generation integer not null,
        primary key (concept_id, source_id, language, kind, locale, text),
        constraint concept_label_concept_fkey foreign key (concept_id) references concept (id)
      );
      create index concept_label_normalised_idx on concept_label (normalised);
      create index concept_label_key_idx on concept_label (key);
      create index concept_label_words_idx on concept_label using gin (to_tsvector('simple', normalised));

      create table concept_broader (
        concept_id uuid not null,
        broader_id uuid not null,
        source_id uuid not null,
        withdrawn_at timestamptz,
        generation integer not null,
        primary key (concept_id, broader_id, source_id),
        constraint concept_broader_concept_fkey foreign key (concept_id) references concept (id),
        constraint concept_broader_broader_fkey foreign key (broader_id) references concept (id)
      );
      create index concept_broader_broader_idx on concept_broader (broader_id);

      create table separated_terms (
        id uuid primary key,
        left_language text not null,
        left_word text not null,
        right_language text not null,
        right_word text not null,
        comment text,
        separated_by uuid not null,
        separated_at timestamptz not null,
        undone_at timestamptz,
        version integer not null
      );
      create unique index separated_terms_standing_key on separated_terms (left_language, left_word, right_language, right_word)
        where undone_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table separated_terms;
      drop table concept_broader;
      drop table concept_label;
      drop table concept_origin;
      drop table concept;
      drop table lexicon_source;
    `);
  }
}
