import type { Transaction } from "../../../persistence/store";

/**
 * A table whose rows name an organisation and follow it in a merge. Conditions are about the row `t`, with the survivor
 * as `$1` and the merged organisation as `$2`.
 */
export interface MergedTable {
  readonly table: string;
  readonly column: string;
  /** Rows that stay behind: the survivor has their like, or they are about the two themselves. */
  readonly stays?: string;
  /** Rows that were added after the merge and still go back, because what they belong to does. */
  readonly follows?: string;
}

/** What another group of modules holds of organisations. */
export interface MergeContribution {
  readonly tables: readonly MergedTable[];
  /** Why the two cannot be merged, in a sentence for the adviser; undefined when nothing stands in the way. */
  hindrance(tx: Transaction, survivorId: string, mergedId: string): Promise<string | undefined>;
}

const HAS = (table: string, condition: string) =>
  `exists (select 1 from ${table} s where s.organisation_id = $1 and ${condition})`;
const OF_BOTH = (column: string) => `t.${column} in ($1, $2)`;

/** In this order they go back: what others belong to comes first. */
export const partneringMergedTables: readonly MergedTable[] = [
  {
    table: "establishment",
    column: "organisation_id",
    stays: HAS("establishment", "s.establishment_number = t.establishment_number"),
  },
  { table: "contact", column: "organisation_id", stays: HAS("contact", "lower(s.email) = lower(t.email)") },
  {
    table: "financial_year",
    column: "organisation_id",
    stays: HAS("financial_year", "s.closed_on = t.closed_on"),
  },
  // Holders of both would hold more than the whole.
  { table: "owner", column: "organisation_id", stays: HAS("owner", "true") },
  {
    table: "activity_code",
    column: "organisation_id",
    stays: HAS(
      "activity_code",
      "(s.classification, s.version, s.code) = (t.classification, t.version, t.code)",
    ),
  },
  { table: "need", column: "organisation_id" },
  { table: "capability", column: "organisation_id" },
  {
    table: "introduction",
    column: "seeker_id",
    stays: OF_BOTH("candidate_id"),
    follows: "exists (select 1 from need p where p.id = t.need_id and p.organisation_id = $2)",
  },
  { table: "introduction", column: "candidate_id", stays: OF_BOTH("seeker_id") },
  {
    table: "introduction_follow_up",
    column: "organisation_id",
    follows: `exists (select 1 from introduction i where i.id = t.introduction_id
      and $2 in (i.seeker_id, i.candidate_id) and $1 not in (i.seeker_id, i.candidate_id))`,
  },
  { table: "document", column: "organisation_id" },
  { table: "saved_search", column: "organisation_id" },
  {
    table: "suggestion_verdict",
    column: "organisation_id",
    stays: `exists (select 1 from need p where p.id = t.need_id and p.organisation_id in ($1, $2))
      or (t.undone_at is null and ${HAS("suggestion_verdict", "s.need_id = t.need_id and s.undone_at is null")})`,
  },
  { table: "note", column: "organisation_id", stays: OF_BOTH("other_organisation_id") },
  { table: "note", column: "other_organisation_id", stays: OF_BOTH("organisation_id") },
  // People of the enterprise, and whoever is invited to be.
  {
    table: "role_assignment",
    column: "organisation_id",
    stays: HAS(
      "role_assignment",
      "(s.person_id, s.role) = (t.person_id, t.role) and s.valid_until is not distinct from t.valid_until",
    ),
  },
  { table: "invitation", column: "organisation_id" },
];

/** Columns that name organisations and that no merge changes: what stands there is history. */
export const LEFT_BEHIND: readonly string[] = [
  // Each entry had an adviser of its own; the survivor's goes on.
  "organisation_adviser.organisation_id",
  // What a saved search has found is found again under the survivor's name.
  "saved_search_candidate.organisation_id",
  // Results of a run are pinned.
  "match_run_result.organisation_id",
  // Pairs are written anew, whichever of the two comes first.
  "blocked_pair.one_id",
  "blocked_pair.other_id",
  // Lines of the ledger of trips are never changed: an enterprise that has some is merged into no other.
  "quota_entry.organisation_id",
  "organisation.merged_into",
  "organisation_merge.survivor_id",
  "organisation_merge.merged_id",
];
