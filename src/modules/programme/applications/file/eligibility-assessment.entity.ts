import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import type { Day } from "../../../shared/calendar";
import type { EligibilityFacts, EligibilityResult } from "../../eligibility/eligibility";
import type { RuleSetCode } from "../../eligibility/rule-set";
import { Application } from "../life/application.entity";
import type { AssessmentOccasion } from "../life/application";

/** The eligibility that a decision rested on: facts, versions, date and result, frozen; persons are pseudonyms in it. */
@Entity("eligibility_assessment")
@Index("eligibility_assessment_key", ["applicationId", "occasion"], { unique: true })
export class EligibilityAssessment {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Application, { name: "eligibility_assessment_application_fkey" })
  applicationId: string;
  @Column({ type: "text" }) occasion: AssessmentOccasion;
  @Column({ type: "timestamptz" }) assessedAt: Date;
  @Column({ type: "date" }) asOf: Day;
  @Column({ type: "text" }) ruleSet: RuleSetCode;
  @Column({ type: "integer" }) ruleSetVersion: number;
  /** Version of the European definition by which holders were measured. */
  @Column({ type: "integer" }) europeanVersion: number;
  @Column({ type: "jsonb" }) facts: EligibilityFacts;
  @Column({ type: "jsonb" }) result: EligibilityResult;
}
