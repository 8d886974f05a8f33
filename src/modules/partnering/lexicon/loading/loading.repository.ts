import type { PoolClient } from "pg";
import type { Sector } from "../../sectors/sector";
import { ADVISERS_SOURCE } from "../lexicon-source.entity";
import type { KnownLabel } from "../merging.rules";
import { column } from "./column";
import { inTransaction } from "./in-transaction";
import type { Loading } from "./loading";
import { LoadingLinks } from "./loading-links.repository";

export interface ConceptRow {
  readonly id: string;
  readonly name: string;
  readonly sector: Sector | null;
  readonly definition: string | null;
}

export interface OriginRow {
  readonly key: string;
  readonly conceptId: string;
  readonly position: number;
}

/**
 * The statements of a loading, many rows each, on one connection: what the file says is first put into temporary tables,
 * so that memory stays bounded however long the file is.
 */
export class LoadingRepository {
  readonly links: LoadingLinks;

  constructor(private readonly client: PoolClient) {
    this.links = new LoadingLinks(client);
  }

  async prepare(sourceId: string): Promise<void> {
    await this.cleanUp();
    await this.client.query(`
      create temporary table loading_key (key text primary key, concept_id uuid not null);
      create temporary table loading_link (
        number integer primary key, narrower_key text not null, broader_key text not null,
        file text not null, line integer not null, narrower_id uuid, broader_id uuid
      );
      create temporary table loading_called (
        concept_id uuid not null, language text not null, normalised text not null, kind text not null,
        ambiguous boolean not null
      );`);
    await this.noteWhatOthersSay(sourceId);
  }

  async cleanUp(): Promise<void> {
    await this.client.query("drop table if exists loading_key, loading_link, loading_called");
  }

  /** Once for all batches: the table of labels grows with each, and a look into it would cost more and more. */
  private async noteWhatOthersSay(sourceId: string): Promise<void> {
    await this.client.query(
      `insert into loading_called select concept_id, language, normalised, kind, ambiguous from concept_label
        where source_id <> $1 and withdrawn_at is null`,
      [sourceId],
    );
    await this.client.query("create index on loading_called (normalised); analyze loading_called");
  }

  /** Whole or not at all. */
  inTransaction<T>(work: () => Promise<T>): Promise<T> {
    return inTransaction(this.client, work);
  }

  /** The concepts that the source's keys mean already: from this loading, else from an earlier one. */
  async conceptsOfKeys(sourceId: string, keys: readonly string[]): Promise<Map<string, string>> {
    const { rows } = await this.client.query<{ key: string; conceptId: string }>(
      // One look into each index a key, whatever the planner thinks of tables that are being filled.
      `select found.* from unnest($2::text[]) as wanted (key) cross join lateral (
         select key, concept_id as "conceptId" from concept_origin where source_id = $1 and key = wanted.key
         union all select key, concept_id from loading_key where key = wanted.key offset 0) found`,
      [sourceId, keys],
    );
    return new Map(rows.map(({ key, conceptId }) => [key, conceptId]));
  }

  /** Labels of other sources, as they were before this loading. */
  async labelsCalled(normalised: readonly string[]): Promise<KnownLabel[]> {
    const { rows } = await this.client.query<KnownLabel>(
      `select concept_id as "conceptId", language, normalised, kind, ambiguous from loading_called
        where normalised = any($1::text[])`,
      [normalised],
    );
    return rows;
  }

  async noteKeys(origins: readonly OriginRow[]): Promise<void> {
    await this.client.query(
      `insert into loading_key (key, concept_id) select * from unnest($1::text[], $2::uuid[])
       on conflict (key) do nothing`,
      [column(origins, "key"), column(origins, "conceptId")],
    );
  }

  /** Concepts that this source made are renamed with it; another source's keep their name. */
  async putConcepts(concepts: readonly ConceptRow[], { now }: Loading): Promise<void> {
    await this.client.query(
      `insert into concept (id, name, sector, definition, created_at, updated_at, version)
       select id, name, sector, definition, $5::timestamptz, $5::timestamptz, 1
         from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) as given (id, name, sector, definition)
       on conflict (id) do update
         set name = excluded.name, sector = excluded.sector, definition = excluded.definition,
             updated_at = excluded.updated_at, version = concept.version + 1
       where (concept.name, concept.sector, concept.definition)
         is distinct from (excluded.name, excluded.sector, excluded.definition)`,
      [
        column(concepts, "id"),
        column(concepts, "name"),
        column(concepts, "sector"),
        column(concepts, "definition"),
        now,
      ],
    );
  }

  async putOrigins(origins: readonly OriginRow[], { sourceId, generation }: Loading): Promise<void> {
    await this.client.query(
      `insert into concept_origin (source_id, key, concept_id, position, generation)
       select $4, key, concept_id, position, $5
         from unnest($1::text[], $2::uuid[], $3::integer[]) as given (key, concept_id, position)
       on conflict (source_id, key) do update set generation = excluded.generation, position = excluded.position`,
      [
        column(origins, "key"),
        column(origins, "conceptId"),
        column(origins, "position"),
        sourceId,
        generation,
      ],
    );
  }

  async countKeys(): Promise<number> {
    const { rows } = await this.client.query<{ count: number }>(
      "select count(*)::int as count from loading_key",
    );
    return rows[0]?.count ?? 0;
  }

  /** Takes away what the source said before this generation and does not say any more. Returns how many labels that were. */
  async sweep(sourceId: string, generation: number): Promise<number> {
    const values = [sourceId, generation];
    await this.client.query("delete from concept_broader where source_id = $1 and generation <> $2", values);
    const { rowCount } = await this.client.query(
      "delete from concept_label where source_id = $1 and generation <> $2",
      values,
    );
    const { rows } = await this.client.query<{ id: string }>(
      "delete from concept_origin where source_id = $1 and generation <> $2 returning concept_id as id",
      values,
    );
    await this.removeUnknown(rows.map(({ id }) => id));
    return rowCount ?? 0;
  }

  /** Concepts that no source knows any more go away; those that another one knows are called as it calls them. */
  async removeUnknown(conceptIds: readonly string[]): Promise<void> {
    if (conceptIds.length === 0) return;
    const unknown = `select c.id from concept c where c.id = any($1::uuid[])
      and not exists (select 1 from concept_origin o where o.concept_id = c.id)`;
    await this.client.query(
      `delete from concept_broader where concept_id in (${unknown}) or broader_id in (${unknown})`,
      [conceptIds],
    );
    await this.client.query(`delete from concept_label where concept_id in (${unknown})`, [conceptIds]);
    await this.client.query(`delete from concept where id in (${unknown})`, [conceptIds]);
    await this.client.query(
      `update concept c set name = best.text, version = c.version + 1
         from (select distinct on (l.concept_id) l.concept_id, l.text from concept_label l
                where l.concept_id = any($1::uuid[]) and l.withdrawn_at is null
                order by l.concept_id, l.kind <> 'PREFERRED', l.language, l.position, l.text) best
        where c.id = best.concept_id and c.name <> best.text
          and not exists (select 1 from concept_label l where l.concept_id = c.id and l.text = c.name)`,
      [conceptIds],
    );
  }

  async source(
    name: string,
  ): Promise<{ id: string; contentHash: string | null; generation: number } | undefined> {
    const { rows } = await this.client.query<{ id: string; contentHash: string | null; generation: number }>(
      `select id, content_hash as "contentHash", generation from lexicon_source where name = $1`,
      [name],
    );
    return rows[0];
  }

  /** The next generation of a source; a source that is new has its first. */
  async beginGeneration(id: string, name: string, licence: string, now: Date): Promise<number> {
    const { rows } = await this.client.query<{ generation: number }>(
      `insert into lexicon_source (id, name, licence, content_hash, stamp, generation, loaded_at)
       values ($1::uuid, $2, $3, null, $1::uuid::text, 1, $4)
       on conflict (name) do update set licence = excluded.licence, generation = lexicon_source.generation + 1,
         content_hash = null
       returning generation`,
      [id, name, licence, now],
    );
    return rows[0]?.generation ?? 1;
  }

  /** From here on the source says what was loaded, and every node learns of it. */
  async finish({ sourceId, now }: Loading, contentHash: string | null, stamp: string): Promise<void> {
    await this.client.query(
      "update lexicon_source set content_hash = $2, stamp = $3, loaded_at = $4 where id = $1",
      [sourceId, contentHash, stamp, now],
    );
    await this.client.query(
      "insert into change_feed (subject, subject_id, changed_at) values ('LEXICON', $1, $2)",
      [sourceId, now],
    );
  }

  async removeSource(id: string, now: Date): Promise<void> {
    await this.client.query("delete from lexicon_source where id = $1", [id]);
    await this.client.query(
      "insert into change_feed (subject, subject_id, changed_at) values ('LEXICON', $1, $2)",
      [id, now],
    );
  }

  /** Statistics of tables that have just been filled are those of empty ones. */
  async analyze(): Promise<void> {
    await this.client.query("analyze concept, concept_origin, concept_label, concept_broader");
  }

  async lock(): Promise<void> {
    await this.client.query("select pg_advisory_lock(hashtextextended($1, 0))", [
      `lexicon ${ADVISERS_SOURCE}`,
    ]);
  }

  async unlock(): Promise<void> {
    await this.client.query("select pg_advisory_unlock(hashtextextended($1, 0))", [
      `lexicon ${ADVISERS_SOURCE}`,
    ]);
  }
}
