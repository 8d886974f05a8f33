import { Conditions, keysetPage, statementName } from "../../../persistence/conditions";
import type { Store } from "../../../persistence/store";
import type { PageRequest } from "../../shared/page";
import type { MatchRun } from "./match-run.entity";
import type { MatchRunChangeKind, MatchRunChangeReason } from "./match-run-diff.rules";

/** A candidate that stands in the list of a need in one run and not in the other. */
export interface MatchRunChange {
  readonly kind: MatchRunChangeKind;
  readonly reason: MatchRunChangeReason;
  readonly needId: string;
  readonly organisationId: string;
  readonly capabilityId: string;
  readonly rankThen: number | null;
  readonly rankNow: number | null;
  readonly scoreThen: string | null;
  readonly scoreNow: string | null;
}

export interface DiffQuestion {
  readonly from: MatchRun;
  readonly to: MatchRun;
  readonly kind?: MatchRunChangeKind | null | undefined;
  readonly needId?: string | null | undefined;
}

/** Both runs' lists at the length of the shorter ones: $1 from, $2 to, $3 length. */
const LISTS = `
  (select * from match_run_result t where t.run_id = $1 and t.rank <= $3) f
  full join (select * from match_run_result t where t.run_id = $2 and t.rank <= $3) t
    on t.need_id = f.need_id and t.organisation_id = f.organisation_id`;

const CHANGES = `
  select case when f.run_id is null then 'NEW' else 'LEFT' end as kind,
         coalesce(t.need_id, f.need_id) as need_id, coalesce(t.organisation_id, f.organisation_id) as organisation_id,
         coalesce(t.capability_id, f.capability_id) as capability_id,
         f.rank as rank_then, t.rank as rank_now, f.score as score_then, t.score as score_now
    from ${LISTS} where f.run_id is null or t.run_id is null`;

/** Whether a capability of the organisation was written or removed between the two rankings of the need. */
const PROFILE_CHANGED = `exists (select 1 from capability k where k.organisation_id = c.organisation_id
  and ((k.updated_at > fn.ranked_at and k.updated_at <= tn.ranked_at)
    or (k.removed_at > fn.ranked_at and k.removed_at <= tn.ranked_at)))`;

/** The first that holds. What was left out was pinned with its reason; the rest is told by when things were changed. */
const REASON = `case
  when tn.need_id is null then case n.status when 'WITHDRAWN' then 'NEED_WITHDRAWN' when 'MET' then 'NEED_MET'
    when 'EXPIRED' then 'NEED_EXPIRED' else 'NEED_NOT_RANKED' end
  when fn.need_id is null then 'NEW_NEED'
  when c.kind = 'LEFT' and tx.excluded is not null then tx.excluded
  when c.kind = 'LEFT' and o.archived_at <= tn.ranked_at then 'ARCHIVED'
  when c.kind = 'NEW' and fx.excluded is not null then 'NO_LONGER_LEFT_OUT'
  when c.kind = 'NEW' and not exists (select 1 from capability k
    where k.organisation_id = c.organisation_id and k.created_at <= fn.ranked_at) then 'NEW_PROFILE'
  when ${PROFILE_CHANGED} then 'PROFILE_CHANGED'
  when fn.need_version <> tn.need_version then 'NEED_CHANGED'
  when c.kind = 'LEFT' then 'OUTRANKED' else 'MOVED_UP' end`;

export class MatchRunDiffRepository {
  constructor(private readonly store: Store) {}

  /** Need by need. */
  changes({ from, to, kind, needId }: DiffQuestion, page: PageRequest): Promise<MatchRunChange[]> {
    const conditions = new Conditions(parameters(from, to))
      .withGiven(kind, (value) => `c.kind = ${value}`)
      .withGiven(needId, (id) => `c.need_id = ${id}::uuid`);
    const paging = keysetPage(
      conditions,
      { columns: ["c.need_id", "c.organisation_id"], descending: false },
      page,
    );
    const sql = `select c.kind, c.need_id as "needId", c.organisation_id as "organisationId",
        c.capability_id as "capabilityId", c.rank_then as "rankThen", c.rank_now as "rankNow",
        c.score_then as "scoreThen", c.score_now as "scoreNow", ${REASON} as reason
      from (${CHANGES}) c
      join need n on n.id = c.need_id join organisation o on o.id = c.organisation_id
      left join match_run_need fn on fn.run_id = $1 and fn.need_id = c.need_id
      left join match_run_need tn on tn.run_id = $2 and tn.need_id = c.need_id
      left join match_run_result fx on fx.run_id = $1 and fx.need_id = c.need_id and fx.organisation_id = c.organisation_id
      left join match_run_result tx on tx.run_id = $2 and tx.need_id = c.need_id and tx.organisation_id = c.organisation_id
      where ${conditions.toSql()} ${paging}`;
    return this.store.read<MatchRunChange>(statementName("match-run-diff", sql), sql, conditions.values);
  }

  async counts(from: MatchRun, to: MatchRun): Promise<{ appeared: number; left: number; stayed: number }> {
    const [row] = await this.store.read<{ appeared: number; left: number; stayed: number }>(
      "match-run-diff-counts",
      `select count(*) filter (where f.run_id is null)::int as appeared,
              count(*) filter (where t.run_id is null)::int as left,
              count(*) filter (where f.run_id is not null and t.run_id is not null)::int as stayed
         from ${LISTS}`,
      parameters(from, to),
    );
    return row ?? { appeared: 0, left: 0, stayed: 0 };
  }
}

function parameters(from: MatchRun, to: MatchRun): unknown[] {
  return [from.id, to.id, Math.min(from.partnersPerNeed, to.partnersPerNeed)];
}
