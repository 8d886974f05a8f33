import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import type { MachineScope } from "../../../security/machine-scope";
import { Person } from "../people/person.entity";

/** What a front-end or a script signs in with. Keys of one machine follow one another. */
@Entity("machine_key")
@Index("machine_key_machine_idx", ["machineId"])
@Index("machine_key_created_idx", ["createdAt", "id"])
export class MachineKey {
  @PrimaryColumn({ type: "uuid" }) id: string;
  /** Who acts, whichever key it uses at the moment: this stands in the audit log. */
  @Column({ type: "uuid" }) machineId: string;
  @Column({ type: "text" }) name: string;
  @Column({ type: "text", array: true }) scopes: MachineScope[];
  @Column({ type: "text" }) secretHash: string;
  /** The person who answers for it; the key ends with that account. */
  @Column({ type: "uuid" })
  @ForeignKey(() => Person, { name: "machine_key_created_by_fkey" })
  createdBy: string;
  @Column({ type: "timestamptz" }) createdAt: Date;
  @Column({ type: "timestamptz" }) expiresAt: Date;
  @Column({ type: "timestamptz", nullable: true }) lastUsedAt: Date | null;
  @Column({ type: "timestamptz", nullable: true }) revokedAt: Date | null;
}
