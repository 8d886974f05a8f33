import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { Organisation } from "../organisations/organisation.entity";
import type { FieldOrigin } from "./merge.rules";

/** Two entries that an adviser made one. The merged one stays as it was, out of sight, and its identifier leads on. */
@Entity("organisation_merge")
@Index("organisation_merge_survivor_idx", ["survivorId", "id"])
@Index("organisation_merge_standing_key", ["mergedId"], { unique: true, where: "unmerged_at IS NULL" })
export class OrganisationMerge {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Organisation, { name: "organisation_merge_survivor_fkey" })
  survivorId: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Organisation, { name: "organisation_merge_merged_fkey" })
  mergedId: string;
  @Column({ type: "text" }) reason: string;
  /** Fields of the survivor that the merge changed, as they were and as they became. */
  @Column({ type: "jsonb" }) fields: FieldOrigin[];
  @Column({ type: "uuid" }) mergedBy: string;
  @Column({ type: "timestamptz" }) mergedAt: Date;
  @Column({ type: "uuid", nullable: true }) unmergedBy: string | null;
  @Column({ type: "timestamptz", nullable: true }) unmergedAt: Date | null;
}
