import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import type { Language } from "../../../shared/language";
import { Mission } from "../life/mission.entity";
import type { TravellerRole } from "../life/mission.rules";

/** A person on a mission: personal data of the file. Everything else names it by this row's identifier alone. */
@Entity("traveller")
@Index("traveller_mission_idx", ["missionId", "id"])
export class Traveller {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Mission, { name: "traveller_mission_fkey" })
  missionId: string;
  @Column({ type: "text" }) name: string;
  @Column({ type: "text" }) role: TravellerRole;
  @Column({ type: "text", nullable: true }) jobTitle: string | null;
  @Column({ type: "text", nullable: true }) email: string | null;
  @Column({ type: "text", nullable: true }) phone: string | null;
  @Column({ type: "text", nullable: true }) language: Language | null;
}
