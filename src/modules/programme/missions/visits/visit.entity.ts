import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { Introduction } from "../../../partnering/introductions/introduction.entity";
import { Need } from "../../../partnering/needs/need.entity";
import { Organisation } from "../../../partnering/organisations/organisation.entity";
import type { Language } from "../../../shared/language";
import type { Region } from "../../../shared/region";
import { Mission } from "../life/mission.entity";
import type { VisitState } from "./visit.rules";

/** An appointment of a mission at an organisation that both know through an accepted introduction. */
@Entity("visit")
@Index("visit_mission_idx", ["missionId", "startsAt", "id"])
@Index("visit_host_idx", ["hostOrganisationId", "id"])
export class Visit {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Mission, { name: "visit_mission_fkey" })
  missionId: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Organisation, { name: "visit_host_fkey" })
  hostOrganisationId: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Introduction, { name: "visit_introduction_fkey" })
  introductionId: string;
  /** One of the host's contacts, named by its row so that a name is kept in one place. */
  @Column({ type: "uuid", nullable: true }) hostContactId: string | null;
  @Column({ type: "text" }) state: VisitState;
  @Column({ type: "timestamptz" }) startsAt: Date;
  @Column({ type: "timestamptz" }) endsAt: Date;
  /** Whose clock is on the wall. */
  @Column({ type: "text" }) place: Region;
  @Column({ type: "text", nullable: true }) address: string | null;
  @Column({ type: "text" }) municipality: string;
  @Column({ type: "text" }) purpose: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Need, { name: "visit_need_fkey" })
  needId: string;
  /** Requirements of that need to discuss. */
  @Column({ type: "uuid", array: true }) requirementIds: string[];
  /** Which travellers go; never empty. */
  @Column({ type: "uuid", array: true }) travellerIds: string[];
  /** The language into which is interpreted; null when no interpreter is needed. */
  @Column({ type: "text", nullable: true }) interpreterLanguage: Language | null;
  @Column({ type: "timestamptz", nullable: true }) answeredAt: Date | null;
  /** Why the host declined, or why it was cancelled. */
  @Column({ type: "text", nullable: true }) endReason: string | null;
  @Column({ type: "boolean", nullable: true }) kept: boolean | null;
  @Column({ type: "text", nullable: true }) result: string | null;
  @Column({ type: "text", nullable: true }) nextStep: string | null;
  @Column({ type: "timestamptz", nullable: true }) debriefedAt: Date | null;
  @Column({ type: "timestamptz" }) createdAt: Date;
  @Column({ type: "timestamptz" }) updatedAt: Date;
  @Column({ type: "integer" }) version: number;
}
