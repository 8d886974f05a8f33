import { Column, Entity, ForeignKey, Index, PrimaryColumn } from "typeorm";
import type { Region } from "../../shared/region";
import { Capability } from "../capabilities/capability.entity";
import { Need } from "../needs/need.entity";
import { Organisation } from "../organisations/organisation.entity";
import type { ExclusionReason } from "../suggestions/candidate-exclusion.rules";
import type { MatchRunState } from "./match-run.rules";

/** All published needs ranked against everyone, as one job. */
@Entity("match_run")
@Index("match_run_running_idx", ["seenAt"], { where: "state = 'RUNNING'::text" })
@Index("match_run_unfinished_key", ["startedBy"], {
  unique: true,
  where: "state = ANY (ARRAY['QUEUED'::text, 'RUNNING'::text])",
})
export class MatchRun {
  @PrimaryColumn({ type: "uuid" }) id: string;
  @Column({ type: "text" }) state: MatchRunState;
  /** Needs of this region alone; null: of all. */
  @Column({ type: "text", nullable: true }) region: Region | null;
  @Column({ type: "smallint" }) partnersPerNeed: number;
  @Column({ type: "uuid" }) startedBy: string;
  @Column({ type: "timestamptz" }) requestedAt: Date;
  @Column({ type: "timestamptz", nullable: true }) startedAt: Date | null;
  @Column({ type: "timestamptz", nullable: true }) endedAt: Date | null;
  @Column({ type: "uuid", nullable: true }) cancelledBy: string | null;
  /** Needs that were published when it was asked for. */
  @Column({ type: "integer" }) needsTotal: number;
  @Column({ type: "integer" }) needsRanked: number;
  /** Where it goes on: needs are ranked in the order of their identifiers. */
  @Column({ type: "uuid", nullable: true }) lastNeedId: string | null;
  /** As of its start. */
  @Column({ type: "text", nullable: true }) engineVersion: string | null;
  @Column({ type: "text", nullable: true }) lexiconVersion: string | null;
  @Column({ type: "smallint" }) failures: number;
  /** Whoever works on it at present, and when that was last heard of. */
  @Column({ type: "uuid", nullable: true }) worker: string | null;
  @Column({ type: "timestamptz", nullable: true }) seenAt: Date | null;
}

/** A need that a run has ranked, as it was then. */
@Entity("match_run_need")
export class MatchRunNeed {
  @PrimaryColumn({ type: "uuid" })
  @ForeignKey(() => MatchRun, { name: "match_run_need_run_fkey", onDelete: "CASCADE" })
  runId: string;
  @PrimaryColumn({ type: "uuid" })
  @ForeignKey(() => Need, { name: "match_run_need_need_fkey" })
  needId: string;
  @Column({ type: "integer" }) needVersion: number;
  @Column({ type: "timestamptz" }) rankedAt: Date;
}

/** A candidate for a need: with its place in the list, or with the reason for which it was left out of it. */
@Entity("match_run_result")
@Index("match_run_result_rank_idx", ["runId", "needId", "rank"])
export class MatchRunResult {
  @PrimaryColumn({ type: "uuid" })
  @ForeignKey(() => MatchRun, { name: "match_run_result_run_fkey", onDelete: "CASCADE" })
  runId: string;
  @PrimaryColumn({ type: "uuid" })
  @ForeignKey(() => Need, { name: "match_run_result_need_fkey" })
  needId: string;
  @PrimaryColumn({ type: "uuid" })
  @ForeignKey(() => Organisation, { name: "match_run_result_organisation_fkey" })
  organisationId: string;
  @Column({ type: "uuid" })
  @ForeignKey(() => Capability, { name: "match_run_result_capability_fkey" })
  capabilityId: string;
  @Column({ type: "smallint", nullable: true }) rank: number | null;
  @Column({ type: "numeric", precision: 7, scale: 4 }) score: string;
  @Column({ type: "text", nullable: true }) excluded: ExclusionReason | null;
}
