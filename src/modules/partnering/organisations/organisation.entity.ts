import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import type { Day } from "../../shared/calendar";
import type { Language } from "../../shared/language";
import type { Region } from "../../shared/region";
import type { Register } from "../../shared/register";
import type { DerivedSector, Sector } from "../sectors/sector";

/** An enterprise by the size of its staff: fewer than 10, 50, 250 people, or 250 and more. */
export const SIZE_CLASSES = ["MICRO", "SMALL", "MEDIUM", "LARGE"] as const;
export type SizeClass = (typeof SIZE_CLASSES)[number];

/** A presentation in the languages in which it was given. */
export type Presentation = Partial<Record<Lowercase<Language>, string>>;

@Entity("organisation")
@Index("organisation_registry_key", ["register", "registryNumber"], { unique: true })
@Index("organisation_name_idx", ["legalName", "id"])
@Index("organisation_created_idx", ["createdAt", "id"])
@Index("organisation_region_idx", ["region", "id"])
@Index("organisation_updated_idx", ["updatedAt", "id"])
// Indexes on expressions, by which entries of one organisation are found.
@Index("organisation_name_beginning_idx", { synchronize: false })
@Index("organisation_web_domain_idx", { synchronize: false })
@Index("organisation_trade_names_idx", { synchronize: false })
@Index("organisation_number_idx", ["registryNumber"])
@Index("organisation_capacity_idx", ["id"], { where: "introduction_capacity IS NOT NULL" })
export class Organisation {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "text" }) register: Register;
  @Column({ type: "text" }) registryNumber: string;
  @Column({ type: "text" }) legalName: string;
  @Column({ type: "text", array: true }) tradeNames: string[];
  @Column({ type: "text", nullable: true }) legalForm: string | null;
  /** Sole proprietors are no legal entities; null while nobody has said. */
  @Column({ type: "boolean", nullable: true }) legalPersonality: boolean | null;
  @Column({ type: "date", nullable: true }) foundedOn: Day | null;
  @Column({ type: "text", nullable: true }) website: string | null;
  @Column({ type: "text", array: true }) languages: Language[];
  @Column({ type: "jsonb" }) presentation: Presentation;
  @Column({ type: "text", array: true }) declaredSectors: Sector[];
  /** Hints from activity codes, each with its reason; kept apart from what the organisation declares. */
  @Column({ type: "jsonb" }) derivedSectors: DerivedSector[];
  /** Decided by the establishments; null when none lies in one of the two regions. */
  @Column({ type: "text", nullable: true }) region: Region | null;
  @Column({ type: "text" }) regionReason: string;
  @Column({ type: "text", nullable: true }) sizeClass: SizeClass | null;
  @Column({ type: "date", nullable: true }) profileConfirmedOn: Day | null;
  /** How many open introductions it can take at a time as a candidate; null while it has not said. */
  @Column({ type: "smallint", nullable: true }) introductionCapacity: number | null;
  @Column({ type: "timestamptz", nullable: true }) archivedAt: Date | null;
  /** The organisation that this entry turned out to be; its identifier and number lead on to it. */
  @Column({ type: "uuid", nullable: true })
  @ForeignKey(() => Organisation, { name: "organisation_merged_into_fkey" })
  mergedInto: string | null;
  @Column({ type: "timestamptz" }) createdAt: Date;
  @Column({ type: "timestamptz" }) updatedAt: Date;
  @Column({ type: "integer" }) version: number;
}
