import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { Language } from "../../shared/language";
import type { ConsentEventKind, ConsentPurpose } from "./consent.rules";

/** Somebody agreed to a text, or took that back. A row is never changed. */
@Entity("consent_event")
@Index("consent_event_subject_idx", ["subjectId", "purpose", "at", "id"])
export class ConsentEventRow {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "text" }) subjectType: "Person" | "Contact";
  @Column({ type: "uuid" }) subjectId: string;
  @Column({ type: "text" }) purpose: ConsentPurpose;
  @Column({ type: "integer" }) textVersion: number;
  /** In which the text was shown. */
  @Column({ type: "text" }) language: Language;
  @Column({ type: "text" }) event: ConsentEventKind;
  @Column({ type: "timestamptz" }) at: Date;
  /** The person itself, or whoever wrote down what it said. */
  @Column({ type: "uuid", nullable: true }) recordedBy: string | null;
}
