import type { PoolClient } from "pg";
import type { Language } from "../../../shared/language";
import type { LabelKind } from "../concept.entity";
import { column } from "./column";
import { inTransaction } from "./in-transaction";
import type { Loading } from "./loading";

export interface LabelRow {
  readonly conceptId: string;
  readonly language: Language;
  readonly kind: LabelKind;
  readonly locale: string;
  readonly text: string;
  readonly normalised: string;
  readonly key: string;
  readonly position: number;
  readonly ambiguous: boolean;
}

/** The labels of one batch of concepts, which are written already. */
export interface LabelBatch {
  /** Of concepts that the source did not have: none of them can be there already, which is half the work. */
  readonly added: readonly LabelRow[];
  readonly others: readonly LabelRow[];
}

/** Writes labels on one connection. */
export class LoadingLabels {
  constructor(private readonly client: PoolClient) {}

  /** A label that an adviser withdrew stays withdrawn. */
  async put({ added, others }: LabelBatch, loading: Loading): Promise<void> {
    await inTransaction(this.client, async () => {
      await this.write(added, loading, "");
      await this.write(
        others,
        loading,
        `on conflict (concept_id, source_id, language, kind, locale, text) do update
           set generation = excluded.generation, position = excluded.position, ambiguous = excluded.ambiguous,
               key = excluded.key`,
      );
    });
  }

  private async write(
    labels: readonly LabelRow[],
    { sourceId, generation }: Loading,
    whereTheyAreThere: string,
  ): Promise<void> {
    if (labels.length === 0) return;
    await this.client.query(
      `insert into concept_label
         (concept_id, language, kind, locale, text, normalised, key, position, ambiguous, source_id, generation)
       select *, $10::uuid, $11::integer
         from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                     $8::integer[], $9::boolean[])
       ${whereTheyAreThere}`,
      [
        column(labels, "conceptId"),
        column(labels, "language"),
        column(labels, "kind"),
        column(labels, "locale"),
        column(labels, "text"),
        column(labels, "normalised"),
        column(labels, "key"),
        column(labels, "position"),
        column(labels, "ambiguous"),
        sourceId,
        generation,
      ],
    );
  }
}
