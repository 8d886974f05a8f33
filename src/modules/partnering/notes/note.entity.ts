import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { Introduction } from "../introductions/introduction.entity";
import { Need } from "../needs/need.entity";
import { Organisation } from "../organisations/organisation.entity";

/** What the team tells itself of one record. One of the four subjects is named: an organisation, a pair, a need or an introduction. */
@Entity("note")
@Index("note_organisation_idx", ["organisationId", "id"])
@Index("note_other_organisation_idx", ["otherOrganisationId", "id"])
@Index("note_need_idx", ["needId", "id"])
@Index("note_introduction_idx", ["introductionId", "id"])
export class Note {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "uuid", nullable: true })
  @ForeignKey(() => Organisation, { name: "note_organisation_fkey" })
  organisationId: string | null;
  /** The other one, where the note is on a pair. */
  @Column({ type: "uuid", nullable: true })
  @ForeignKey(() => Organisation, { name: "note_other_organisation_fkey" })
  otherOrganisationId: string | null;
  @Column({ type: "uuid", nullable: true })
  @ForeignKey(() => Need, { name: "note_need_fkey" })
  needId: string | null;
  @Column({ type: "uuid", nullable: true })
  @ForeignKey(() => Introduction, { name: "note_introduction_fkey" })
  introductionId: string | null;
  @Column({ type: "text" }) text: string;
  @Column({ type: "uuid" }) writtenBy: string;
  @Column({ type: "timestamptz" }) writtenAt: Date;
  @Column({ type: "timestamptz", nullable: true }) changedAt: Date | null;
  @Column({ type: "integer" }) version: number;
}
