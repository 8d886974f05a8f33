import { Column, Entity, PrimaryColumn } from "typeorm";
import type { Region } from "../../shared/region";

export const BODY_KINDS = ["AGENCY", "DIRECTORATE", "DELEGATION", "MINISTRY", "ATTACHE_OFFICE"] as const;
export type BodyKind = (typeof BODY_KINDS)[number];

/** An institution of the programme. Institutions change their names, so they are rows. */
@Entity("body")
export class Body {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "text" }) kind: BodyKind;
  @Column({ type: "text", nullable: true }) region: Region | null;
  @Column({ type: "text" }) nameEn: string;
  @Column({ type: "text" }) nameFr: string;
  @Column({ type: "text" }) nameNl: string;
  @Column({ type: "timestamptz" }) createdAt: Date;
  @Column({ type: "integer" }) version: number;
}
