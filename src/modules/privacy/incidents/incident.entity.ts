import { Column, Entity, Index, PrimaryColumn } from "typeorm";
import type { IncidentRisk, IncidentState } from "./incident.rules";

/** Something went wrong with personal data. The register is kept for the authorities of both sides. */
@Entity("privacy_incident")
@Index("privacy_incident_noticed_idx", ["noticedAt", "id"])
export class PrivacyIncident {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "text" }) state: IncidentState;
  @Column({ type: "text" }) description: string;
  @Column({ type: "text" }) dataConcerned: string;
  @Column({ type: "timestamptz", nullable: true }) occurredAt: Date | null;
  @Column({ type: "timestamptz" }) noticedAt: Date;
  @Column({ type: "integer", nullable: true }) peopleAffected: number | null;
  @Column({ type: "text", nullable: true }) risk: IncidentRisk | null;
  @Column({ type: "text", nullable: true }) assessment: string | null;
  @Column({ type: "timestamptz", nullable: true }) authorityNotifiedAt: Date | null;
  @Column({ type: "timestamptz", nullable: true }) peopleNotifiedAt: Date | null;
  @Column({ type: "text", nullable: true }) measures: string | null;
  @Column({ type: "uuid", nullable: true }) recordedBy: string | null;
  @Column({ type: "timestamptz" }) recordedAt: Date;
  @Column({ type: "timestamptz", nullable: true }) closedAt: Date | null;
  @Column({ type: "integer" }) version: number;
}
