import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import type { Role } from "../../../security/role";
import { Organisation } from "../../partnering/organisations/organisation.entity";
import type { Language } from "../../shared/language";
import type { Region } from "../../shared/region";
import { Body } from "../bodies/body.entity";

/** A role that waits for whoever reads the mails of an address. */
@Entity("invitation")
@Index("invitation_token_key", ["tokenHash"], { unique: true })
@Index("invitation_email_idx", ["email"])
export class Invitation {
  @PrimaryColumn({ type: "uuid" }) id: string;
  /** The token itself is in the mail alone. */
  @Column({ type: "text" }) tokenHash: string;
  @Column({ type: "text" }) email: string;
  @Column({ type: "text" }) language: Language;
  @Column({ type: "text" }) role: Role;
  @Column({ type: "uuid", nullable: true })
  @ForeignKey(() => Body, { name: "invitation_body_fkey" })
  bodyId: string | null;
  @Column({ type: "text", nullable: true }) region: Region | null;
  @Column({ type: "uuid", nullable: true })
  @ForeignKey(() => Organisation, { name: "invitation_organisation_fkey" })
  organisationId: string | null;
  /** Null for one from the command line. */
  @Column({ type: "uuid", nullable: true }) invitedBy: string | null;
  @Column({ type: "timestamptz" }) createdAt: Date;
  @Column({ type: "timestamptz" }) expiresAt: Date;
  @Column({ type: "timestamptz", nullable: true }) acceptedAt: Date | null;
  @Column({ type: "uuid", nullable: true }) acceptedBy: string | null;
  @Column({ type: "timestamptz", nullable: true }) withdrawnAt: Date | null;
}
