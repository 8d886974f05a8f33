import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import type { Role } from "../../../security/role";
import { Organisation } from "../../partnering/organisations/organisation.entity";
import type { Region } from "../../shared/region";
import { Body } from "../bodies/body.entity";
import { Person } from "./person.entity";

/** One person holds one role, for a body, a region or an organisation, during a time. */
@Entity("role_assignment")
@Index("role_assignment_person_idx", ["personId"])
@Index("role_assignment_organisation_idx", ["organisationId"])
export class RoleAssignment {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Person, { name: "role_assignment_person_fkey" })
  personId: string;
  @Column({ type: "text" }) role: Role;
  @Column({ type: "uuid", nullable: true })
  @ForeignKey(() => Body, { name: "role_assignment_body_fkey" })
  bodyId: string | null;
  @Column({ type: "text", nullable: true }) region: Region | null;
  @Column({ type: "uuid", nullable: true })
  @ForeignKey(() => Organisation, { name: "role_assignment_organisation_fkey" })
  organisationId: string | null;
  @Column({ type: "timestamptz" }) validFrom: Date;
  @Column({ type: "timestamptz", nullable: true }) validUntil: Date | null;
}
