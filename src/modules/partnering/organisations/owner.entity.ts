import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import type { Register } from "../../shared/register";
import { Organisation } from "./organisation.entity";

export const OWNER_KINDS = ["NATURAL_PERSON", "ENTERPRISE", "PUBLIC_BODY", "UNKNOWN"] as const;
export type OwnerKind = (typeof OWNER_KINDS)[number];

/** A holder of part of an organisation's capital. */
@Entity("owner")
@Index("owner_organisation_idx", ["organisationId"])
@Index("owner_registry_idx", ["register", "registryNumber"])
export class Owner {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Organisation, { name: "owner_organisation_fkey" })
  organisationId: string;
  @Column({ type: "text" }) kind: OwnerKind;
  @Column({ type: "text", nullable: true }) name: string | null;
  /** Per cent of the capital, 0 to 100, exact decimals. */
  @Column({ type: "numeric", precision: 7, scale: 4 }) share: string;
  @Column({ type: "text", nullable: true }) register: Register | null;
  @Column({ type: "text", nullable: true }) registryNumber: string | null;
}
