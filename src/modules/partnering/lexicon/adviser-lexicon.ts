import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "../../../persistence/store";
import { ADVISERS_SOURCE } from "./lexicon-source.entity";

/** Under this licence advisers write into the lexicon of their installation. */
const LICENCE = "as the installation decides";

/** The source under which everything stands that advisers say. */
export class AdviserLexicon {
  /** Notes that the source says something else now, and gives its identifier. */
  async touch(tx: Transaction): Promise<string> {
    const [source] = await tx.query<{ id: string }>(
      `insert into lexicon_source (id, name, licence, content_hash, stamp, generation, loaded_at)
       values ($1::uuid, $2, $3, null, $1::uuid::text, 1, $4)
       on conflict (name) do update set stamp = excluded.stamp, loaded_at = excluded.loaded_at
       returning id`,
      [uuidv7(), ADVISERS_SOURCE, LICENCE, tx.now],
    );
    return source?.id ?? "";
  }

  /** The same, and from now on advisers know the concept: it stays when every other source has forgotten it. */
  async know(tx: Transaction, conceptId: string): Promise<string> {
    const sourceId = await this.touch(tx);
    await tx.query(
      `insert into concept_origin (source_id, key, concept_id, position, generation)
       values ($1, $2::uuid::text, $2::uuid, 0, 1) on conflict (source_id, key) do nothing`,
      [sourceId, conceptId],
    );
    return sourceId;
  }
}
