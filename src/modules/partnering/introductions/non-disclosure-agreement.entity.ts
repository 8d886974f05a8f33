import { Column, Entity, ForeignKey, PrimaryColumn } from "typeorm";
import type { Day } from "../../shared/calendar";
import { Introduction } from "./introduction.entity";

/** What the two have promised each other to keep to themselves: one for each introduction. */
@Entity("non_disclosure_agreement")
export class NonDisclosureAgreement {
  @PrimaryColumn({ type: "uuid" })
  @ForeignKey(() => Introduction, { name: "non_disclosure_agreement_introduction_fkey" })
  introductionId: string;
  @Column({ type: "date" }) signedOn: Day;
  /** Who signed for each side. */
  @Column({ type: "text" }) seekerSignatory: string;
  @Column({ type: "text" }) candidateSignatory: string;
  @Column({ type: "uuid" }) recordedBy: string;
  @Column({ type: "timestamptz" }) recordedAt: Date;
}
