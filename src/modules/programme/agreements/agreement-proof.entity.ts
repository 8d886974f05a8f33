import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { Organisation } from "../../partnering/organisations/organisation.entity";
import type { Day } from "../../shared/calendar";
import { Agreement } from "./agreement.entity";

/** Where one party keeps a document that proves the agreement: the document itself is not here. */
@Entity("agreement_proof")
@Index("agreement_proof_agreement_idx", ["agreementId", "id"])
export class AgreementProof {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Agreement, { name: "agreement_proof_agreement_fkey" })
  agreementId: string;
  /** Whose document it is. */
  @Column({ type: "uuid" })
  @ForeignKey(() => Organisation, { name: "agreement_proof_organisation_fkey" })
  organisationId: string;
  @Column({ type: "text" }) title: string;
  @Column({ type: "date" }) datedOn: Day;
  @Column({ type: "text" }) sha256: string;
  @Column({ type: "text" }) reference: string;
  @Column({ type: "timestamptz" }) recordedAt: Date;
}
