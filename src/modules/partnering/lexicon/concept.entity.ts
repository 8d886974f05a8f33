import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import type { Language } from "../../shared/language";
import type { Sector } from "../sectors/sector";
import { LexiconSource } from "./lexicon-source.entity";

export const LABEL_KINDS = ["PREFERRED", "SYNONYM", "ACRONYM", "INFLECTION", "VARIANT"] as const;
export type LabelKind = (typeof LABEL_KINDS)[number];

/** One meaning, whatever it is called. */
@Entity("concept")
@Index("concept_name_idx", ["name", "id"])
export class Concept {
  @PrimaryColumn({ type: "uuid" }) id: string;
  /** Its preferred label, in English where there is one: what lists are ordered by. */
  @Column({ type: "text" }) name: string;
  @Column({ type: "text", nullable: true }) sector: Sector | null;
  @Column({ type: "text", nullable: true }) definition: string | null;
  @Column({ type: "timestamptz" }) createdAt: Date;
  @Column({ type: "timestamptz" }) updatedAt: Date;
  @Column({ type: "integer" }) version: number;
}

/** Under which key a source knows a concept. */
@Entity("concept_origin")
@Index("concept_origin_concept_idx", ["conceptId"])
export class ConceptOrigin {
  @PrimaryColumn({ type: "uuid" })
  @ForeignKey(() => LexiconSource, { name: "concept_origin_source_fkey" })
  sourceId: string;
  @PrimaryColumn({ type: "text" }) key: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Concept, { name: "concept_origin_concept_fkey" })
  conceptId: string;
  @Column({ type: "integer" }) position: number;
  @Column({ type: "integer" }) generation: number;
}

/** A word or phrase that means a concept, as one source says. */
@Entity("concept_label")
@Index("concept_label_normalised_idx", { synchronize: false })
@Index("concept_label_key_idx", { synchronize: false })
@Index("concept_label_words_idx", { synchronize: false })
export class ConceptLabel {
  @PrimaryColumn({ type: "uuid" })
  @ForeignKey(() => Concept, { name: "concept_label_concept_fkey" })
  conceptId: string;
  /** A source that says something of a concept has an origin of it, and that refers to the source. */
  @PrimaryColumn({ type: "uuid" }) sourceId: string;
  @PrimaryColumn({ type: "text" }) language: Language;
  @PrimaryColumn({ type: "text" }) kind: LabelKind;
  /** Where it is said so, such as `fr-CA`; empty when everywhere. */
  @PrimaryColumn({ type: "text" }) locale: string;
  @PrimaryColumn({ type: "text" }) text: string;
  /** In lower case, single spaces: by which labels are compared. */
  @Column({ type: "text" }) normalised: string;
  /** Stems of its meaningful words: by which it is found in texts. */
  @Column({ type: "text" }) key: string;
  @Column({ type: "integer" }) position: number;
  /** Means other concepts too. */
  @Column({ type: "boolean" }) ambiguous: boolean;
  /** An adviser said that it does not mean the concept; the source may go on saying so. */
  @Column({ type: "timestamptz", nullable: true }) withdrawnAt: Date | null;
  @Column({ type: "integer" }) generation: number;
}

/** A concept is a kind or a part of a broader one, as one source says. */
@Entity("concept_broader")
@Index("concept_broader_broader_idx", ["broaderId"])
export class ConceptBroader {
  @PrimaryColumn({ type: "uuid" })
  @ForeignKey(() => Concept, { name: "concept_broader_concept_fkey" })
  conceptId: string;
  @PrimaryColumn({ type: "uuid" })
  @ForeignKey(() => Concept, { name: "concept_broader_broader_fkey" })
  broaderId: string;
  @PrimaryColumn({ type: "uuid" }) sourceId: string;
  /** An adviser said that it is not so. */
  @Column({ type: "timestamptz", nullable: true }) withdrawnAt: Date | null;
  @Column({ type: "integer" }) generation: number;
}
