import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import type { Day } from "../../shared/calendar";
import type { CooperationKind } from "../../shared/cooperation-kind";
import type { Language } from "../../shared/language";
import { Organisation } from "../organisations/organisation.entity";
import type { Sector } from "../sectors/sector";
import type { Wording } from "../wording";
import type { NeedStatus } from "./need.rules";

/** A technology need in the organisation's own words, and its life. */
@Entity("need")
@Index("need_organisation_idx", ["organisationId", "id"])
@Index("need_status_idx", ["status", "id"])
@Index("need_updated_idx", ["updatedAt", "id"])
@Index("need_uncleared_idx", ["status", "updatedAt", "id"], { where: "summary_cleared_at IS NULL" })
export class Need {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Organisation, { name: "need_organisation_fkey" })
  organisationId: string;
  @Column({ type: "text" }) language: Language;
  @Column({ type: "text" }) title: string;
  @Column({ type: "text" }) text: string;
  @Column({ type: "jsonb" }) translations: Wording[];
  /** What strangers may read, once an adviser has cleared it. */
  @Column({ type: "text", nullable: true }) summary: string | null;
  @Column({ type: "timestamptz", nullable: true }) summaryClearedAt: Date | null;
  @Column({ type: "text" }) status: NeedStatus;
  @Column({ type: "text", array: true }) sectors: Sector[];
  @Column({ type: "text", array: true }) cooperationKinds: CooperationKind[];
  @Column({ type: "text", nullable: true }) partnerSought: string | null;
  /** Technology readiness level wished at least, 1 to 9. */
  @Column({ type: "smallint", nullable: true }) readinessLevel: number | null;
  @Column({ type: "date", nullable: true }) deadline: Day | null;
  /** Why an adviser gave it back, until it is submitted again. */
  @Column({ type: "text", nullable: true }) returnReasons: string | null;
  @Column({ type: "timestamptz", nullable: true }) submittedAt: Date | null;
  @Column({ type: "timestamptz", nullable: true }) publishedAt: Date | null;
  /** When the organisation confirmed the need as its adviser has analysed it; null after a later change. */
  @Column({ type: "timestamptz", nullable: true }) confirmedAt: Date | null;
  @Column({ type: "timestamptz" }) createdAt: Date;
  @Column({ type: "timestamptz" }) updatedAt: Date;
  @Column({ type: "integer" }) version: number;
}
