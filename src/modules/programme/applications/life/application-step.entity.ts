import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { Application } from "./application.entity";
import type { ConsultationOutcome, Duty } from "./application";
import type { FileState, VerbName } from "./application-life.rules";

/** One thing that happened to a file, with its author and written reasons; steps are added, never changed. */
@Entity("application_step")
@Index("application_step_key", ["applicationId", "number"], { unique: true })
export class ApplicationStep {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Application, { name: "application_step_application_fkey" })
  applicationId: string;
  @Column({ type: "integer" }) number: number;
  @Column({ type: "text" }) verb: VerbName;
  @Column({ type: "text" }) fromState: FileState;
  @Column({ type: "text" }) toState: FileState;
  @Column({ type: "text" }) duty: Duty | "APPLY";
  @Column({ type: "uuid" }) personId: string;
  @Column({ type: "text", nullable: true }) outcome: ConsultationOutcome | null;
  @Column({ type: "text", nullable: true }) reasons: string | null;
  @Column({ type: "timestamptz" }) at: Date;
}
