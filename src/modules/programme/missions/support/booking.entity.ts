import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import type { Day } from "../../../shared/calendar";
import { Mission } from "../life/mission.entity";

export const BOOKING_KINDS = [
  "TRANSATLANTIC_JOURNEY",
  "ACCOMMODATION",
  "LOCAL_TRANSPORT",
  "INTERPRETER",
  "OTHER",
] as const;
export type BookingKind = (typeof BOOKING_KINDS)[number];

/** Something reserved for a mission. */
@Entity("booking")
@Index("booking_mission_idx", ["missionId", "id"])
export class Booking {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Mission, { name: "booking_mission_fkey" })
  missionId: string;
  @Column({ type: "text" }) kind: BookingKind;
  @Column({ type: "text" }) supplier: string;
  /** The supplier's reference, when it is booked. */
  @Column({ type: "text", nullable: true }) reference: string | null;
  @Column({ type: "date", nullable: true }) beginsOn: Day | null;
  @Column({ type: "date", nullable: true }) endsOn: Day | null;
  /** Empty: for all. */
  @Column({ type: "uuid", array: true }) travellerIds: string[];
  @Column({ type: "timestamptz", nullable: true }) cancelledAt: Date | null;
}
