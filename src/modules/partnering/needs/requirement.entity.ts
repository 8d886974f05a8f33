import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { Need } from "./need.entity";

/** How much a need depends on a requirement, by the words of RFC 2119. */
export const REQUIREMENT_LEVELS = ["MUST", "SHOULD", "COULD"] as const;
export type RequirementLevel = (typeof REQUIREMENT_LEVELS)[number];

/** How a measured value is compared with the one that is required. */
export const REQUIREMENT_OPERATORS = ["AT_LEAST", "AT_MOST", "EQUAL"] as const;
export type RequirementOperator = (typeof REQUIREMENT_OPERATORS)[number];

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
  /** What is measured, such as «flow»; a requirement without a measure is judged by reading. */
  @Column({ type: "text", nullable: true }) measure: string | null;
  @Column({ type: "text", nullable: true }) operator: RequirementOperator | null;
  @Column({ type: "numeric", nullable: true }) value: string | null;
  @Column({ type: "text", nullable: true }) unit: string | null;
}
