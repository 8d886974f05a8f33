import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import type { Day } from "../../shared/calendar";
import { Organisation } from "./organisation.entity";

/** Figures of one closed financial year; each may be unknown. Amounts are decimal text with their currency. */
@Entity("financial_year")
@Index("financial_year_key", ["organisationId", "closedOn"], { unique: true })
export class FinancialYear {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Organisation, { name: "financial_year_organisation_fkey" })
  organisationId: string;
  @Column({ type: "date" }) closedOn: Day;
  /** Full-time equivalents. */
  @Column({ type: "numeric", precision: 12, scale: 2, nullable: true }) headcount: string | null;
  @Column({ type: "numeric", precision: 18, scale: 2, nullable: true }) turnoverAmount: string | null;
  @Column({ type: "text", nullable: true }) turnoverCurrency: string | null;
  @Column({ type: "numeric", precision: 18, scale: 2, nullable: true }) balanceSheetTotalAmount:
    string | null;
  @Column({ type: "text", nullable: true }) balanceSheetTotalCurrency: string | null;
}
