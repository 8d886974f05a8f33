import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import type { Day } from "../../shared/calendar";
import { Organisation } from "../organisations/organisation.entity";
import { Introduction } from "./introduction.entity";
import type { IntroductionOutcome } from "./introduction-follow-up.rules";

/** What one side tells of what came of an accepted introduction. */
@Entity("introduction_follow_up")
@Index("introduction_follow_up_introduction_idx", ["introductionId", "id"])
export class IntroductionFollowUp {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Introduction, { name: "introduction_follow_up_introduction_fkey" })
  introductionId: string;
  /** Whose word it is. */
  @Column({ type: "uuid" })
  @ForeignKey(() => Organisation, { name: "introduction_follow_up_organisation_fkey" })
  organisationId: string;
  @Column({ type: "boolean" }) met: boolean;
  @Column({ type: "text" }) outcome: IntroductionOutcome;
  @Column({ type: "text", nullable: true }) nextStep: string | null;
  @Column({ type: "date", nullable: true }) nextStepOn: Day | null;
  @Column({ type: "text", nullable: true }) comment: string | null;
  @Column({ type: "uuid" }) recordedBy: string;
  @Column({ type: "timestamptz" }) recordedAt: Date;
}
