import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import type { CooperationKind } from "../../shared/cooperation-kind";
import type { Language } from "../../shared/language";
import { Organisation } from "../organisations/organisation.entity";
import type { Sector } from "../sectors/sector";
import type { Wording } from "../wording";

export const CAPABILITY_STAGES = ["RESEARCH", "PROTOTYPE", "PILOT", "IN_USE"] as const;
export type CapabilityStage = (typeof CAPABILITY_STAGES)[number];

export const INTELLECTUAL_PROPERTY = [
  "NONE",
  "KNOW_HOW",
  "PATENT_PENDING",
  "PATENTED",
  "COPYRIGHT",
  "LICENSED_IN",
] as const;
export type IntellectualProperty = (typeof INTELLECTUAL_PROPERTY)[number];

/** What an organisation can do. */
@Entity("capability")
@Index("capability_organisation_idx", ["organisationId", "id"])
@Index("capability_updated_idx", ["updatedAt", "id"])
@Index("capability_uncleared_idx", ["updatedAt", "id"], { where: "summary_cleared_at IS NULL" })
export class Capability {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Organisation, { name: "capability_organisation_fkey" })
  organisationId: string;
  @Column({ type: "text" }) language: Language;
  @Column({ type: "text" }) title: string;
  @Column({ type: "text" }) text: string;
  @Column({ type: "jsonb" }) translations: Wording[];
  @Column({ type: "text", nullable: true }) summary: string | null;
  @Column({ type: "timestamptz", nullable: true }) summaryClearedAt: Date | null;
  @Column({ type: "text", nullable: true }) stage: CapabilityStage | null;
  /** Technology readiness level reached, 1 to 9. */
  @Column({ type: "smallint", nullable: true }) readinessLevel: number | null;
  @Column({ type: "text", array: true }) sectors: Sector[];
  @Column({ type: "text", array: true }) cooperationKinds: CooperationKind[];
  @Column({ type: "text" }) intellectualProperty: IntellectualProperty;
  @Column({ type: "timestamptz", nullable: true }) removedAt: Date | null;
  @Column({ type: "timestamptz" }) createdAt: Date;
  @Column({ type: "timestamptz" }) updatedAt: Date;
  @Column({ type: "integer" }) version: number;
}
