import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { Organisation } from "../organisations/organisation.entity";

/** Two organisations that are not suggested to one another, whichever of them has the need. One row stands for a pair at a time. */
@Entity("blocked_pair")
@Index("blocked_pair_standing_key", ["oneId", "otherId"], { unique: true, where: "unblocked_at IS NULL" })
@Index("blocked_pair_other_idx", ["otherId"])
export class BlockedPair {
  @PrimaryColumn({ type: "uuid" }) id: string;
  /** The smaller identifier of the two, so that a pair has one row whoever is named first. */
  @Column({ type: "uuid" })
  @ForeignKey(() => Organisation, { name: "blocked_pair_one_fkey" })
  oneId: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Organisation, { name: "blocked_pair_other_fkey" })
  otherId: string;
  @Column({ type: "text" }) reason: string;
  @Column({ type: "uuid" }) blockedBy: string;
  @Column({ type: "timestamptz" }) blockedAt: Date;
  @Column({ type: "uuid", nullable: true }) unblockedBy: string | null;
  @Column({ type: "timestamptz", nullable: true }) unblockedAt: Date | null;
}
