import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import type { Day } from "../../shared/calendar";
import { Capability } from "./capability.entity";

export const EVIDENCE_KINDS = ["REFERENCE", "PATENT", "CERTIFICATE", "PROJECT", "PUBLICATION"] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** Proof of a capability: without any it is claimed, with one that has not expired it is evidenced. */
@Entity("evidence")
@Index("evidence_capability_idx", ["capabilityId"])
export class Evidence {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Capability, { name: "evidence_capability_fkey" })
  capabilityId: string;
  @Column({ type: "text" }) kind: EvidenceKind;
  @Column({ type: "text" }) title: string;
  @Column({ type: "date" }) issuedOn: Day;
  @Column({ type: "date", nullable: true }) expiresOn: Day | null;
  /** Where the body or the organisation keeps the document. */
  @Column({ type: "text", nullable: true }) reference: string | null;
  @Column({ type: "text", nullable: true }) sha256: string | null;
}
