import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { Organisation } from "../../../partnering/organisations/organisation.entity";
import type { Day } from "../../../shared/calendar";
import { Application } from "../../applications/life/application.entity";
import type { MissionDirection, MissionState } from "./mission.rules";

/** A short trip of an enterprise's people across the Atlantic, hung on its approved application. */
@Entity("mission")
@Index("mission_organisation_idx", ["organisationId", "id"])
@Index("mission_application_idx", ["applicationId", "id"])
export class Mission {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Application, { name: "mission_application_fkey" })
  applicationId: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Organisation, { name: "mission_organisation_fkey" })
  organisationId: string;
  @Column({ type: "text" }) state: MissionState;
  @Column({ type: "text" }) direction: MissionDirection;
  /** Days at the place of departure and of return. */
  @Column({ type: "date" }) departsOn: Day;
  @Column({ type: "date" }) returnsOn: Day;
  @Column({ type: "text" }) purpose: string;
  @Column({ type: "text", nullable: true }) cancelReason: string | null;
  /** What came of it, written when it is closed. */
  @Column({ type: "text", nullable: true }) report: string | null;
  @Column({ type: "uuid" }) plannedBy: string;
  @Column({ type: "timestamptz", nullable: true }) approvedAt: Date | null;
  @Column({ type: "uuid", nullable: true }) approvedBy: string | null;
  @Column({ type: "timestamptz", nullable: true }) startedAt: Date | null;
  @Column({ type: "timestamptz", nullable: true }) closedAt: Date | null;
  @Column({ type: "timestamptz", nullable: true }) cancelledAt: Date | null;
  @Column({ type: "timestamptz" }) createdAt: Date;
  @Column({ type: "timestamptz" }) updatedAt: Date;
  @Column({ type: "integer" }) version: number;
}
