import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { Language } from "../../shared/language";

/** Two words of which an adviser said that they are not the same. */
@Entity("separated_terms")
@Index("separated_terms_standing_key", ["leftLanguage", "leftWord", "rightLanguage", "rightWord"], {
  unique: true,
  where: "undone_at IS NULL",
})
export class SeparatedTerms {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "text" }) leftLanguage: Language;
  @Column({ type: "text" }) leftWord: string;
  @Column({ type: "text" }) rightLanguage: Language;
  @Column({ type: "text" }) rightWord: string;
  @Column({ type: "text", nullable: true }) comment: string | null;
  @Column({ type: "uuid" }) separatedBy: string;
  @Column({ type: "timestamptz" }) separatedAt: Date;
  @Column({ type: "timestamptz", nullable: true }) undoneAt: Date | null;
  @Column({ type: "integer" }) version: number;
}
