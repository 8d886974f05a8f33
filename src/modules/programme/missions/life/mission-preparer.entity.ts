import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { Mission } from "./mission.entity";

/** An adviser or attaché who is named on a mission to prepare it, and so reads its file. */
@Entity("mission_preparer")
@Index("mission_preparer_key", ["missionId", "personId"], { unique: true })
export class MissionPreparer {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Mission, { name: "mission_preparer_mission_fkey" })
  missionId: string;
  @Column({ type: "uuid" }) personId: string;
  @Column({ type: "uuid" }) namedBy: string;
  @Column({ type: "timestamptz" }) namedAt: Date;
}
