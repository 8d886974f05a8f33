import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { Introduction } from "../../partnering/introductions/introduction.entity";
import { Need } from "../../partnering/needs/need.entity";
import { Organisation } from "../../partnering/organisations/organisation.entity";
import type { Day } from "../../shared/calendar";
import type { CooperationKind } from "../../shared/cooperation-kind";
import { Mission } from "../missions/life/mission.entity";
import type { AgreementParty, AgreementState } from "./agreement.rules";

/** What two enterprises agree on, with the chain that it came from: need, suggestion, introduction, mission. */
@Entity("agreement")
@Index("agreement_seeker_idx", ["seekerId", "id"])
@Index("agreement_candidate_idx", ["candidateId", "id"])
@Index("agreement_introduction_idx", ["introductionId"])
export class Agreement {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "text" }) kind: CooperationKind;
  @Column({ type: "text" }) state: AgreementState;
  @Column({ type: "text" }) title: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Organisation, { name: "agreement_seeker_fkey" })
  seekerId: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Organisation, { name: "agreement_candidate_fkey" })
  candidateId: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Introduction, { name: "agreement_introduction_fkey" })
  introductionId: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Need, { name: "agreement_need_fkey" })
  needId: string;
  /** The verdict that shortlisted the candidate, where there was one. */
  @Column({ type: "uuid", nullable: true }) verdictId: string | null;
  /** The mission on which it was prepared, where there was one. */
  @Column({ type: "uuid", nullable: true })
  @ForeignKey(() => Mission, { name: "agreement_mission_fkey" })
  missionId: string | null;
  @Column({ type: "date", nullable: true }) signedOn: Day | null;
  @Column({ type: "timestamptz", nullable: true }) seekerConfirmedAt: Date | null;
  @Column({ type: "timestamptz", nullable: true }) candidateConfirmedAt: Date | null;
  @Column({ type: "date", nullable: true }) activeFrom: Day | null;
  @Column({ type: "date", nullable: true }) endedOn: Day | null;
  @Column({ type: "text", nullable: true }) endReason: string | null;
  @Column({ type: "text" }) recordedFor: AgreementParty;
  @Column({ type: "uuid" }) recordedBy: string;
  @Column({ type: "timestamptz" }) createdAt: Date;
  @Column({ type: "timestamptz" }) updatedAt: Date;
  @Column({ type: "integer" }) version: number;
}
