import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { Organisation } from "../organisations/organisation.entity";

/** Which adviser looks after an organisation, and who did before. One row stands for an organisation at a time. */
@Entity("organisation_adviser")
@Index("organisation_adviser_number_key", ["organisationId", "version"], { unique: true })
@Index("organisation_adviser_standing_key", ["organisationId"], { unique: true, where: "ended_at IS NULL" })
@Index("organisation_adviser_person_idx", ["adviserId", "organisationId"], { where: "ended_at IS NULL" })
export class OrganisationAdviser {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Organisation, { name: "organisation_adviser_organisation_fkey" })
  organisationId: string;
  @Column({ type: "uuid" }) adviserId: string;
  @Column({ type: "uuid" }) assignedBy: string;
  @Column({ type: "timestamptz" }) assignedAt: Date;
  @Column({ type: "timestamptz", nullable: true }) endedAt: Date | null;
  /** Why the organisation was given to this adviser; null where nobody had it before. */
  @Column({ type: "text", nullable: true }) reason: string | null;
  /** What the adviser before wanted this one to know. */
  @Column({ type: "text", nullable: true }) note: string | null;
  /** The first adviser of an organisation is 1, and every handover adds one. */
  @Column({ type: "integer" }) version: number;
}
