import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { Organisation } from "../../../partnering/organisations/organisation.entity";
import type { CooperationKind } from "../../../shared/cooperation-kind";
import type { Region } from "../../../shared/region";
import type { IntermediarySearch } from "../../eligibility/eligibility";
import type { ProjectNature, SupportService } from "../life/application";

/** A request for support while the enterprise writes it: everything may still be missing. */
@Entity("application_draft")
@Index("application_draft_organisation_idx", ["organisationId", "id"])
export class ApplicationDraft {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Organisation, { name: "application_draft_organisation_fkey" })
  organisationId: string;
  /** The side of the programme through which it applies. */
  @Column({ type: "text", nullable: true }) side: Region | null;
  @Column({ type: "text", nullable: true }) objectives: string | null;
  @Column({ type: "text", nullable: true }) projectTitle: string | null;
  @Column({ type: "text", nullable: true }) projectNature: ProjectNature | null;
  @Column({ type: "text", nullable: true }) projectAims: string | null;
  @Column({ type: "text", nullable: true }) addedValue: string | null;
  @Column({ type: "text", nullable: true }) intermediarySearch: IntermediarySearch | null;
  @Column({ type: "text", array: true }) cooperationKinds: CooperationKind[];
  @Column({ type: "text", array: true }) services: SupportService[];
  /** Accepted introductions through which it knows the partners that it targets. */
  @Column({ type: "uuid", array: true }) introductionIds: string[];
  /** A refused file that this one takes up again. */
  @Column({ type: "uuid", nullable: true }) previousApplicationId: string | null;
  @Column({ type: "uuid" }) startedBy: string;
  @Column({ type: "timestamptz", nullable: true }) withdrawnAt: Date | null;
  @Column({ type: "timestamptz" }) createdAt: Date;
  @Column({ type: "timestamptz" }) updatedAt: Date;
  @Column({ type: "integer" }) version: number;
}
