import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import type { Day } from "../../../shared/calendar";
import { Booking } from "./booking.entity";
import { Mission } from "../life/mission.entity";

/** One cost of a mission and who bears it. */
@Entity("cost_line")
@Check("cost_line_shares_check", "amount = programme_share + enterprise_share")
@Index("cost_line_mission_idx", ["missionId", "id"])
export class CostLine {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Mission, { name: "cost_line_mission_fkey" })
  missionId: string;
  @Column({ type: "uuid", nullable: true })
  @ForeignKey(() => Booking, { name: "cost_line_booking_fkey" })
  bookingId: string | null;
  @Column({ type: "text" }) description: string;
  /** The day whose exchange rate counts. */
  @Column({ type: "date" }) incurredOn: Day;
  @Column({ type: "numeric", precision: 18, scale: 2 }) amount: string;
  @Column({ type: "text" }) currency: string;
  @Column({ type: "numeric", precision: 18, scale: 2 }) programmeShare: string;
  @Column({ type: "numeric", precision: 18, scale: 2 }) enterpriseShare: string;
  /** Units of the currency for one euro on that day; null while nothing has to be converted. */
  @Column({ type: "numeric", precision: 18, scale: 8, nullable: true }) unitsPerEuro: string | null;
}
