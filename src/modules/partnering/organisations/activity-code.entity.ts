import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import type { ActivityClassification } from "../sectors/sector";
import { Organisation } from "./organisation.entity";

/** What an organisation does, by a classification and its version: the same digits mean other things elsewhere. */
@Entity("activity_code")
@Index("activity_code_organisation_idx", ["organisationId"])
export class ActivityCode {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Organisation, { name: "activity_code_organisation_fkey" })
  organisationId: string;
  @Column({ type: "text" }) classification: ActivityClassification;
  @Column({ type: "text" }) version: string;
  @Column({ type: "text" }) code: string;
  @Column({ type: "boolean" }) main: boolean;
}
