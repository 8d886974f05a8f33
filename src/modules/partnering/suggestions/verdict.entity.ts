import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import { Need } from "../needs/need.entity";
import { Organisation } from "../organisations/organisation.entity";

export const VERDICT_KINDS = ["SHORTLISTED", "DISMISSED"] as const;
export type VerdictKind = (typeof VERDICT_KINDS)[number];

export const DISMISSAL_REASONS = [
  "TOO_EARLY",
  "NOT_RELEVANT",
  "CAPACITY",
  "COMPETITOR",
  "ALREADY_IN_CONTACT",
  "QUALITY",
  "OTHER",
] as const;
export type DismissalReason = (typeof DISMISSAL_REASONS)[number];

/** What an adviser made of a suggestion, with the numbers that it rested on. One stands for a pair at a time. */
@Entity("suggestion_verdict")
@Index("suggestion_verdict_organisation_idx", ["organisationId"], { where: "undone_at IS NULL" })
@Index("suggestion_verdict_decided_by_idx", ["decidedBy"], { where: "undone_at IS NULL" })
@Index("suggestion_verdict_standing_key", ["needId", "organisationId"], {
  unique: true,
  where: "undone_at IS NULL",
})
export class SuggestionVerdict {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Need, { name: "suggestion_verdict_need_fkey" })
  needId: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Organisation, { name: "suggestion_verdict_organisation_fkey" })
  organisationId: string;
  @Column({ type: "text" }) kind: VerdictKind;
  @Column({ type: "text", nullable: true }) reason: DismissalReason | null;
  @Column({ type: "text", nullable: true }) comment: string | null;
  @Column({ type: "uuid" }) decidedBy: string;
  @Column({ type: "timestamptz" }) decidedAt: Date;
  @Column({ type: "timestamptz", nullable: true }) undoneAt: Date | null;
  @Column({ type: "numeric", precision: 7, scale: 4 }) score: string;
  /** Its place in the list at that time; null when it was not listed. */
  @Column({ type: "smallint", nullable: true }) rank: number | null;
  @Column({ type: "text" }) engineVersion: string;
  /** Which lexicon the engine knew; null in verdicts from before it was kept. */
  @Column({ type: "text", nullable: true }) lexiconVersion: string | null;
  /** Points of each signal: they add up to the score. */
  @Column({ type: "jsonb" }) contributions: Record<string, number>;
  /** Relative importance of each signal; null in verdicts from before it was kept. */
  @Column({ type: "jsonb", nullable: true }) weights: Record<string, number> | null;
  /** What the need said then. */
  @Column({ type: "integer", nullable: true }) needVersion: number | null;
  /** What the organisation said it can do, as a digest; null in verdicts from before it was kept. */
  @Column({ type: "text", nullable: true }) profileFingerprint: string | null;
}
