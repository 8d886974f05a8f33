import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { Mission } from "./mission.entity";

/** A value that changed, as text; never the name or address of a person. */
export interface ChangedValue {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** One change of a mission or its programme; events are added, never changed. */
@Entity("mission_event")
@Index("mission_event_mission_idx", ["missionId", "id"])
export class MissionEvent {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Mission, { name: "mission_event_mission_fkey" })
  missionId: string;
  /** The visit that changed, if it was one. */
  @Column({ type: "uuid", nullable: true }) visitId: string | null;
  @Column({ type: "text" }) operation: string;
  @Column({ type: "jsonb" }) changes: ChangedValue[];
  @Column({ type: "text", array: true }) actorRoles: string[];
  @Column({ type: "uuid", nullable: true }) actorId: string | null;
  @Column({ type: "timestamptz" }) at: Date;
}
