import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { Application } from "../life/application.entity";
import type { Criterion } from "../life/application";

export interface CriterionScore {
  readonly criterion: Criterion;
  /** 0 to 5. */
  readonly score: number;
  readonly reasons: string;
}

/** The grid as one evaluator filled it in; submitted once, never changed. */
@Entity("evaluation")
@Index("evaluation_key", ["applicationId", "evaluatorId"], { unique: true })
export class Evaluation {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Application, { name: "evaluation_application_fkey" })
  applicationId: string;
  @Column({ type: "uuid" }) evaluatorId: string;
  @Column({ type: "jsonb" }) scores: CriterionScore[];
  @Column({ type: "text", nullable: true }) comment: string | null;
  @Column({ type: "timestamptz" }) submittedAt: Date;
}
