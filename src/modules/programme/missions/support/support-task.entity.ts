import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import type { Day } from "../../../shared/calendar";
import { Mission } from "../life/mission.entity";

/** Something that is done for the travellers on site, such as fetching them at the airport. */
@Entity("support_task")
@Index("support_task_mission_idx", ["missionId", "dueOn", "id"])
export class SupportTask {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Mission, { name: "support_task_mission_fkey" })
  missionId: string;
  @Column({ type: "text" }) title: string;
  @Column({ type: "date" }) dueOn: Day;
  @Column({ type: "timestamptz", nullable: true }) doneAt: Date | null;
}
