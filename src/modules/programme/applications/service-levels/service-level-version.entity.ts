import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { Day } from "../../../shared/calendar";
import type { ServiceLevel, ServiceLevels } from "./service-level.rules";

/** A version of the promises that an administrator published; the first one comes with the program. */
@Entity("service_level_version")
@Index("service_level_version_key", ["version"], { unique: true })
export class ServiceLevelVersion implements ServiceLevels {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "integer" }) version: number;
  @Column({ type: "date" }) effectiveOn: Day;
  @Column({ type: "text" }) source: string;
  @Column({ type: "integer" }) informationDays: number;
  @Column({ type: "jsonb" }) levels: readonly ServiceLevel[];
  @Column({ type: "timestamptz" }) publishedAt: Date;
}
