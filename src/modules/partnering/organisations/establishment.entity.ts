import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import type { Day } from "../../shared/calendar";
import type { Region } from "../../shared/region";
import { Organisation } from "./organisation.entity";

export const ESTABLISHMENT_KINDS = ["SEAT", "BRANCH"] as const;
export type EstablishmentKind = (typeof ESTABLISHMENT_KINDS)[number];

/** A place of business. Its post code decides the region, and the establishments decide the organisation's. */
@Entity("establishment")
@Index("establishment_organisation_idx", ["organisationId"])
@Index("establishment_number_idx", ["establishmentNumber"])
export class Establishment {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Organisation, { name: "establishment_organisation_fkey" })
  organisationId: string;
  @Column({ type: "text", nullable: true }) establishmentNumber: string | null;
  @Column({ type: "text", nullable: true }) name: string | null;
  @Column({ type: "text" }) kind: EstablishmentKind;
  @Column({ type: "text", nullable: true }) street: string | null;
  @Column({ type: "text", nullable: true }) postCode: string | null;
  @Column({ type: "text", nullable: true }) municipality: string | null;
  /** ISO 3166-1 alpha-2. */
  @Column({ type: "text" }) country: string;
  /** Code 01 to 17 of Quebec's administrative regions; a postal prefix does not decide it. */
  @Column({ type: "text", nullable: true }) administrativeRegion: string | null;
  @Column({ type: "text", nullable: true }) region: Region | null;
  @Column({ type: "text" }) regionReason: string;
  @Column({ type: "date", nullable: true }) startedOn: Day | null;
  @Column({ type: "date", nullable: true }) endedOn: Day | null;
}
