import type { Pool, PoolClient } from "pg";
import type { Imported } from "./imported-concept";
import type { LoadedSource, LoadingOptions, LoadingReport } from "./loading-report";
import { LoadingRun } from "./loading-run";
import { LabelWriting } from "./label-writing";
import { LoadingLabels } from "./loading-labels.repository";
import { LoadingRepository } from "./loading.repository";

/** A source as a list shows it. */
export interface SourceSummary {
  readonly name: string;
  readonly licence: string;
  readonly loadedAt: Date;
  readonly concepts: number;
  readonly labels: number;
}

/** Connections beside the first: with two of them labels take no longer than what is written before them. */
const MOST_SPARE = 2;

/** Loads what a source says into the database, however much it is; what it said before and does not say any more goes away. */
export class LexiconLoading {
  constructor(private readonly pool: Pool) {}

  /** Takes the lexicon's lock, so that two loadings never mix. */
  async load(
    source: LoadedSource,
    imported: AsyncIterable<Imported> | Iterable<Imported>,
    options: LoadingOptions,
  ): Promise<LoadingReport> {
    return this.onOneConnection(async (repository, client) => {
      const spare = await this.spareConnections();
      const labels = new LabelWriting(
        new LoadingLabels(client),
        spare.map((one) => new LoadingLabels(one)),
      );
      const run = new LoadingRun(repository, labels, source, options);
      await repository.prepare(run.sourceId);
      try {
        return await run.carryOut(imported);
      } finally {
        for (const one of spare) one.release();
        await repository.cleanUp();
      }
    });
  }

  /** Whether the source says what is in this very file. */
  async has({ name, contentHash }: LoadedSource): Promise<boolean> {
    const { rows } = await this.pool.query<{ contentHash: string | null }>(
      `select content_hash as "contentHash" from lexicon_source where name = $1`,
      [name],
    );
    return contentHash !== undefined && rows[0]?.contentHash === contentHash;
  }

  async sources(): Promise<SourceSummary[]> {
    const { rows } = await this.pool.query<SourceSummary>(
      `select s.name, s.licence, s.loaded_at as "loadedAt",
              (select count(*)::int from concept_origin o where o.source_id = s.id) as concepts,
              (select count(*)::int from concept_label l where l.source_id = s.id and l.withdrawn_at is null) as labels
         from lexicon_source s order by s.name`,
    );
    return rows;
  }

  /** Takes away everything that only this source said; false when there is no such source. */
  async remove(name: string, now: Date): Promise<boolean> {
    return this.onOneConnection(async (repository) => {
      const source = await repository.source(name);
      if (!source) return false;
      await repository.inTransaction(async () => {
        await repository.sweep(source.id, source.generation + 1);
        await repository.removeSource(source.id, now);
      });
      return true;
    });
  }

  /** None that would have to be waited for: whoever holds it may be waiting for the lexicon's lock. */
  private async spareConnections(): Promise<PoolClient[]> {
    const { totalCount, idleCount, waitingCount, options } = this.pool;
    const left = idleCount + options.max - totalCount - waitingCount;
    return Promise.all(Array.from({ length: Math.min(MOST_SPARE, left) }, () => this.pool.connect()));
  }

  private async onOneConnection<T>(
    work: (repository: LoadingRepository, client: PoolClient) => Promise<T>,
  ): Promise<T> {
    const client = await this.pool.connect();
    const repository = new LoadingRepository(client);
    try {
      await repository.lock();
      return await work(repository, client);
    } finally {
      await repository.unlock().catch(() => undefined);
      client.release();
    }
  }
}
