import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { Organisation } from "../../partnering/organisations/organisation.entity";
import { Agreement } from "./agreement.entity";
import type { FollowUpMonth } from "./agreement.rules";

/** What an agreement brought one party, some months after the signature. */
@Entity("follow_up")
@Index("follow_up_key", ["agreementId", "organisationId", "month"], { unique: true })
export class FollowUp {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Agreement, { name: "follow_up_agreement_fkey" })
  agreementId: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Organisation, { name: "follow_up_organisation_fkey" })
  organisationId: string;
  @Column({ type: "integer" }) month: FollowUpMonth;
  @Column({ type: "numeric", precision: 18, scale: 2, nullable: true }) turnoverAmount: string | null;
  @Column({ type: "text", nullable: true }) turnoverCurrency: string | null;
  @Column({ type: "integer", nullable: true }) jobs: number | null;
  @Column({ type: "text", nullable: true }) products: string | null;
  @Column({ type: "timestamptz" }) recordedAt: Date;
  @Column({ type: "uuid" }) recordedBy: string;
}
