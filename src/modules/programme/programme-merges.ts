import type { Transaction } from "../../persistence/store";
import type { MergeContribution, MergedTable } from "../partnering/merges/merged-tables";
import {
  type ApplicationState,
  applicationTransitions,
  isOpen,
} from "./applications/life/application-life.rules";
import type { QuotaRepository } from "./missions/quota/quota.repository";

const OF_BOTH = (column: string) => `t.${column} in ($1, $2)`;
const GOES = (table: string, reference: string, owner: string) =>
  `exists (select 1 from ${table} p where p.id = t.${reference} and p.${owner} = $2)`;
/** An agreement or an introduction of which the merged organisation is a side, and the survivor is not the other. */
const IS_SIDE = (table: string, reference: string) =>
  `exists (select 1 from ${table} p where p.id = t.${reference} 
    and $2 in (p.seeker_id, p.candidate_id) and $1 not in (p.seeker_id, p.candidate_id))`;

/** In this order they go back: what others belong to comes first. */
const tables: readonly MergedTable[] = [
  { table: "application", column: "organisation_id" },
  { table: "application_draft", column: "organisation_id" },
  {
    table: "mission",
    column: "organisation_id",
    follows: GOES("application", "application_id", "organisation_id"),
  },
  {
    table: "visit",
    column: "host_organisation_id",
    stays: "exists (select 1 from mission p where p.id = t.mission_id and p.organisation_id in ($1, $2))",
    follows: IS_SIDE("introduction", "introduction_id"),
  },
  {
    table: "agreement",
    column: "seeker_id",
    stays: OF_BOTH("candidate_id"),
    follows: GOES("introduction", "introduction_id", "seeker_id"),
  },
  {
    table: "agreement",
    column: "candidate_id",
    stays: OF_BOTH("seeker_id"),
    follows: GOES("introduction", "introduction_id", "candidate_id"),
  },
  { table: "agreement_proof", column: "organisation_id", follows: IS_SIDE("agreement", "agreement_id") },
  {
    table: "follow_up",
    column: "organisation_id",
    stays: `exists (select 1 from follow_up s where s.organisation_id = $1
      and (s.agreement_id, s.month) = (t.agreement_id, t.month))`,
    follows: IS_SIDE("agreement", "agreement_id"),
  },
];

const OPEN_STATES = (Object.keys(applicationTransitions) as (keyof typeof applicationTransitions)[]).filter(
  (state): state is ApplicationState => state !== "DRAFT" && isOpen(state),
);

/** The adviser learns that files stand in the way, and not which: they are for the people named on them. */
const HINDRANCE =
  "Files of the programme stand in the way of making one of the two. Ask the coordinator of their region.";

/** What the programme holds of organisations, and when two of them cannot become one. */
export class ProgrammeMerges implements MergeContribution {
  readonly tables = tables;

  constructor(private readonly quota: QuotaRepository) {}

  /** No enterprise stands on two open files, and trips stay with the enterprise that made them. */
  async hindrance(tx: Transaction, survivorId: string, mergedId: string): Promise<string | undefined> {
    const open = await tx.query<{ organisationId: string }>(
      `select distinct a.organisation_id as "organisationId" from application a
        where a.organisation_id = any($1::uuid[]) and a.state = any($2::text[])`,
      [[survivorId, mergedId], OPEN_STATES],
    );
    if (open.length > 1) return HINDRANCE;
    // Lines of the ledger of trips are never changed, so they cannot go over to another enterprise.
    return (await this.quota.lock(tx, mergedId)).length > 0 ? HINDRANCE : undefined;
  }
}
