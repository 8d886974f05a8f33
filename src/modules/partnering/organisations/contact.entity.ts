import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import type { Language } from "../../shared/language";
import { Organisation } from "./organisation.entity";

/** A person to speak with at an organisation. */
@Entity("contact")
@Index("contact_organisation_idx", ["organisationId"])
export class Contact {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Organisation, { name: "contact_organisation_fkey" })
  organisationId: string;
  @Column({ type: "text" }) name: string;
  @Column({ type: "text", nullable: true }) function: string | null;
  @Column({ type: "text", nullable: true }) email: string | null;
  @Column({ type: "text", nullable: true }) phone: string | null;
  @Column({ type: "text", nullable: true }) language: Language | null;
}
