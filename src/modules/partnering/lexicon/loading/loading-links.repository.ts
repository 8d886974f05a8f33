import type { PoolClient } from "pg";
import { column } from "./column";
import type { Loading } from "./loading";

export interface LinkRow {
  readonly narrowerKey: string;
  readonly broaderKey: string;
  readonly file: string;
  readonly line: number;
}

const LINKS_A_FETCH = 20_000;

/** The links to broader concepts that a file names, in a temporary table until all concepts are known. */
export class LoadingLinks {
  constructor(private readonly client: PoolClient) {}

  async note(links: readonly LinkRow[], firstNumber: number): Promise<void> {
    await this.client.query(
      `insert into loading_link (number, narrower_key, broader_key, file, line)
       select * from unnest($1::integer[], $2::text[], $3::text[], $4::text[], $5::integer[])`,
      [
        links.map((_, place) => firstNumber + place),
        column(links, "narrowerKey"),
        column(links, "broaderKey"),
        column(links, "file"),
        column(links, "line"),
      ],
    );
  }

  /** Finds the concepts that the links name: by the source's own keys, else by a key that one other source alone has. */
  async resolve(): Promise<void> {
    await this.client.query(`
      analyze loading_key; analyze loading_link;
      create temporary table loading_foreign as
        select wanted.key, min(o.concept_id::text)::uuid as concept_id
          from (select narrower_key as key from loading_link union select broader_key from loading_link) wanted
          join concept_origin o on o.key = wanted.key
         where not exists (select 1 from loading_key k where k.key = wanted.key)
         group by wanted.key having count(distinct o.concept_id) = 1;
      insert into loading_key (key, concept_id) select key, concept_id from loading_foreign;
      drop table loading_foreign;
      update loading_link l set narrower_id = n.concept_id, broader_id = b.concept_id
        from loading_key n, loading_key b
       where n.key = l.narrower_key and b.key = l.broader_key and n.concept_id <> b.concept_id;`);
  }

  /** Links that name a key which nobody has. */
  async broken(most: number): Promise<LinkRow[]> {
    const { rows } = await this.client.query<LinkRow>(
      `select narrower_key as "narrowerKey", broader_key as "broaderKey", file, line from loading_link l
        where narrower_id is null
          and (not exists (select 1 from loading_key k where k.key = l.narrower_key)
               or not exists (select 1 from loading_key k where k.key = l.broader_key))
        order by number limit ${String(most)}`,
    );
    return rows;
  }

  /** All links of the lexicon but this source's former ones, then those of the file; each with its number there, or none. */
  async *all(sourceId: string): AsyncGenerator<{ narrower: string; broader: string; number: number | null }> {
    await this.client.query("begin");
    await this.client.query(
      `declare links no scroll cursor for
       select concept_id::text as narrower, broader_id::text as broader, null::integer as number from concept_broader
        where source_id <> '${sourceId}'::uuid and withdrawn_at is null
       union all
       (select narrower_id::text, broader_id::text, number from loading_link where narrower_id is not null order by number)`,
    );
    for (;;) {
      const { rows } = await this.client.query<{ narrower: string; broader: string; number: number | null }>(
        `fetch ${String(LINKS_A_FETCH)} from links`,
      );
      yield* rows;
      if (rows.length < LINKS_A_FETCH) break;
    }
    await this.client.query("commit");
  }

  async numbered(numbers: readonly number[]): Promise<LinkRow[]> {
    const { rows } = await this.client.query<LinkRow>(
      `select narrower_key as "narrowerKey", broader_key as "broaderKey", file, line from loading_link
        where number = any($1::integer[]) order by number`,
      [numbers],
    );
    return rows;
  }

  async drop(numbers: readonly number[]): Promise<void> {
    await this.client.query("update loading_link set narrower_id = null where number = any($1::integer[])", [
      numbers,
    ]);
  }

  async count(): Promise<number> {
    const { rows } = await this.client.query<{ count: number }>(
      "select count(distinct (narrower_id, broader_id))::int as count from loading_link where narrower_id is not null",
    );
    return rows[0]?.count ?? 0;
  }

  async put({ sourceId, generation }: Loading): Promise<void> {
    await this.client.query(
      `insert into concept_broader (concept_id, broader_id, source_id, generation)
       select distinct narrower_id, broader_id, $1::uuid, $2::integer from loading_link where narrower_id is not null
       on conflict (concept_id, broader_id, source_id) do update set generation = excluded.generation`,
      [sourceId, generation],
    );
  }
}
