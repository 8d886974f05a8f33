import { Column, Entity, PrimaryColumn } from "typeorm";

/** Minutes from one municipality to another, either way; both are folded, and in alphabetical order. */
@Entity("travel_time")
export class TravelTime {
  @PrimaryColumn({ type: "text", primaryKeyConstraintName: "travel_time_pkey" }) oneKey: string;
  @PrimaryColumn({ type: "text", primaryKeyConstraintName: "travel_time_pkey" }) otherKey: string;
  @Column({ type: "text" }) oneMunicipality: string;
  @Column({ type: "text" }) otherMunicipality: string;
  @Column({ type: "integer" }) minutes: number;
  @Column({ type: "timestamptz" }) updatedAt: Date;
  @Column({ type: "integer" }) version: number;
}
