import { Column, Entity, Index, PrimaryColumn } from "typeorm";

/** Whoever says something about concepts: the lexicon that comes with Passerelle, an imported thesaurus, the advisers. */
@Entity("lexicon_source")
@Index("lexicon_source_name_key", ["name"], { unique: true })
export class LexiconSource {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "text" }) name: string;
  @Column({ type: "text" }) licence: string;
  /** Of the file that it was read from; null where there is none. */
  @Column({ type: "text", nullable: true }) contentHash: string | null;
  /** Another value after every change: what was learnt from the lexicon is named by the stamps of its sources. */
  @Column({ type: "text" }) stamp: string;
  /** Number of the last loading; what an earlier one wrote and this one did not is gone from the source. */
  @Column({ type: "integer" }) generation: number;
  @Column({ type: "timestamptz" }) loadedAt: Date;
}

/** Name of the lexicon that comes with the program. */
export const OWN_SOURCE = "passerelle";
/** Name under which everything stands that advisers say. */
export const ADVISERS_SOURCE = "advisers";
