import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { Application } from "../life/application.entity";
import type { Duty } from "../life/application";

/** Somebody named on a file. One person has one duty on one file, for good: the database holds to that too. */
@Entity("application_duty")
@Index("application_duty_key", ["applicationId", "personId"], { unique: true })
@Index("application_duty_person_idx", ["personId"])
export class ApplicationDuty {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Application, { name: "application_duty_application_fkey" })
  applicationId: string;
  @Column({ type: "uuid" }) personId: string;
  @Column({ type: "text" }) duty: Duty;
  @Column({ type: "uuid" }) namedBy: string;
  @Column({ type: "timestamptz" }) namedAt: Date;
  /** An evaluator says so before the file opens. */
  @Column({ type: "timestamptz", nullable: true }) declaredAt: Date | null;
  @Column({ type: "boolean", nullable: true }) hasConflict: boolean | null;
  @Column({ type: "text", nullable: true }) conflict: string | null;
  @Column({ type: "timestamptz", nullable: true }) evaluatedAt: Date | null;
  @Column({ type: "timestamptz", nullable: true }) releasedAt: Date | null;
  @Column({ type: "text", nullable: true }) releaseReasons: string | null;
}
