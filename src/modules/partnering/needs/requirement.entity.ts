import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { Need } from "./need.entity";

/** How much a need depends on a requirement, by the words of RFC 2119. */
export const REQUIREMENT_LEVELS = ["MUST", "SHOULD", "COULD"] as const;
export type RequirementLevel = (typeof REQUIREMENT_LEVELS)[number];

/** One short, checkable part of a need. */
@Entity("requirement")
@Index("requirement_need_idx", ["needId", "position"])
export class Requirement {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Need, { name: "requirement_need_fkey" })
  needId: string;
  @Column({ type: "integer" }) position: number;
  @Column({ type: "text" }) level: RequirementLevel;
  @Column({ type: "text" }) text: string;
}
