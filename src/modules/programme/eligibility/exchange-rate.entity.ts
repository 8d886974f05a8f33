import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { Day } from "../../shared/calendar";

/** Units of a currency that one euro was worth on a day, and who quoted it. */
@Entity("exchange_rate")
@Index("exchange_rate_key", ["currency", "day"], { unique: true })
export class ExchangeRate {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "text" }) currency: string;
  @Column({ type: "date" }) day: Day;
  @Column({ type: "numeric", precision: 18, scale: 8 }) unitsPerEuro: string;
  @Column({ type: "text" }) source: string;
  @Column({ type: "timestamptz" }) recordedAt: Date;
}
