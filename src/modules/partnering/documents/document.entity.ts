import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import type { Day } from "../../shared/calendar";
import { Organisation } from "../organisations/organisation.entity";

/** What an organisation says of a document and where it keeps it: the document itself is not here. */
@Entity("document")
@Index("document_organisation_idx", ["organisationId", "id"], { where: "removed_at IS NULL" })
export class Document {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Organisation, { name: "document_organisation_fkey" })
  organisationId: string;
  @Column({ type: "text" }) title: string;
  @Column({ type: "text", nullable: true }) description: string | null;
  @Column({ type: "date", nullable: true }) datedOn: Day | null;
  @Column({ type: "text" }) mediaType: string;
  @Column({ type: "integer" }) sizeBytes: number;
  @Column({ type: "text" }) sha256: string;
  /** Where it is kept: a link of the organisation's own, or a place. */
  @Column({ type: "text" }) reference: string;
  @Column({ type: "uuid" }) registeredBy: string;
  @Column({ type: "timestamptz" }) registeredAt: Date;
  @Column({ type: "timestamptz", nullable: true }) removedAt: Date | null;
  @Column({ type: "integer" }) version: number;
}
