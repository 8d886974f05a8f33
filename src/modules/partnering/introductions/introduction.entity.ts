import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import type { Day } from "../../shared/calendar";
import { Need } from "../needs/need.entity";
import { Organisation } from "../organisations/organisation.entity";
import type { DeclineReason, IntroductionState } from "./introduction.rules";

/** An expression of interest of one organisation in another, for a need of the first. */
@Entity("introduction")
@Index("introduction_need_idx", ["needId", "id"])
@Index("introduction_seeker_idx", ["seekerId", "id"])
@Index("introduction_candidate_idx", ["candidateId", "id"])
@Index("introduction_state_idx", ["state", "answerBy"])
@Index("introduction_open_idx", ["candidateId"], {
  where: "state = ANY (ARRAY['SENT'::text, 'ACKNOWLEDGED'::text])",
})
export class Introduction {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Need, { name: "introduction_need_fkey" })
  needId: string;
  /** Whose need it is. */
  @Column({ type: "uuid" })
  @ForeignKey(() => Organisation, { name: "introduction_seeker_fkey" })
  seekerId: string;
  /** Who could answer it. */
  @Column({ type: "uuid" })
  @ForeignKey(() => Organisation, { name: "introduction_candidate_fkey" })
  candidateId: string;
  @Column({ type: "text" }) state: IntroductionState;
  /** What the candidate reads before either knows who the other is. */
  @Column({ type: "text" }) message: string;
  /** Last day on which an answer is expected. */
  @Column({ type: "date", nullable: true }) answerBy: Day | null;
  /** Why the same pair is introduced again so soon, when it is. */
  @Column({ type: "text", nullable: true }) againBecause: string | null;
  @Column({ type: "timestamptz", nullable: true }) sentAt: Date | null;
  @Column({ type: "timestamptz", nullable: true }) acknowledgedAt: Date | null;
  @Column({ type: "timestamptz", nullable: true }) seekerAcceptedAt: Date | null;
  @Column({ type: "timestamptz", nullable: true }) candidateAcceptedAt: Date | null;
  @Column({ type: "timestamptz", nullable: true }) endedAt: Date | null;
  /** When each side is asked next what came of it, once both have accepted. */
  @Column({ type: "date", nullable: true }) seekerAskedOn: Day | null;
  @Column({ type: "date", nullable: true }) candidateAskedOn: Day | null;
  @Column({ type: "text", nullable: true }) declinedBy: IntroductionSide | null;
  @Column({ type: "text", nullable: true }) declineReason: DeclineReason | null;
  @Column({ type: "text", nullable: true }) declineComment: string | null;
  @Column({ type: "uuid" }) startedBy: string;
  @Column({ type: "timestamptz" }) createdAt: Date;
  @Column({ type: "timestamptz" }) updatedAt: Date;
  @Column({ type: "integer" }) version: number;
}

export const INTRODUCTION_SIDES = ["SEEKER", "CANDIDATE"] as const;
export type IntroductionSide = (typeof INTRODUCTION_SIDES)[number];
