import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import type { Day } from "../../../shared/calendar";
import { Application } from "../life/application.entity";

/** A question to the applicant. The clock stands still until it is answered, or until the last day to answer. */
@Entity("information_request")
@Index("information_request_application_idx", ["applicationId"])
export class InformationRequest {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Application, { name: "information_request_application_fkey" })
  applicationId: string;
  @Column({ type: "text" }) question: string;
  @Column({ type: "uuid" }) askedBy: string;
  @Column({ type: "timestamptz" }) askedAt: Date;
  @Column({ type: "date" }) answerBy: Day;
  @Column({ type: "text", nullable: true }) answer: string | null;
  @Column({ type: "uuid", nullable: true }) answeredBy: string | null;
  @Column({ type: "timestamptz", nullable: true }) answeredAt: Date | null;
}
