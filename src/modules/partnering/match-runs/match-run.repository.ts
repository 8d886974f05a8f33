import { columnsOf } from "../../../persistence/columns";
import { Conditions, keysetPage, statementName } from "../../../persistence/conditions";
import type { Store } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import type { PageRequest } from "../../shared/page";
import type { Region } from "../../shared/region";
import { MatchRun, MatchRunResult } from "./match-run.entity";

/** A candidate that stands in the list of a need. */
export type ListedResult = MatchRunResult & { readonly rank: number };

export class MatchRunRepository {
  private readonly columns: string;
  private readonly resultColumns: string;

  constructor(private readonly store: Store) {
    this.columns = columnsOf(store.dataSource, MatchRun, "r");
    this.resultColumns = columnsOf(store.dataSource, MatchRunResult, "t");
  }

  /** For advisers and analysts, also by the door of all records. */
  async findMany(viewer: Viewer, ids: readonly string[]): Promise<MatchRun[]> {
    return viewer.roles.has("ADVISER") || viewer.roles.has("ANALYST") ? this.ofIds(ids) : [];
  }

  ofIds(ids: readonly string[]): Promise<MatchRun[]> {
    return this.store.read<MatchRun>(
      "match-runs-by-id",
      `select ${this.columns} from match_run r where r.id = any($1::uuid[])`,
      [ids],
    );
  }

  /** Newest first. */
  page(page: PageRequest): Promise<MatchRun[]> {
    const conditions = new Conditions();
    const paging = keysetPage(conditions, { columns: ["r.id"], descending: true }, page);
    const sql = `select ${this.columns} from match_run r where ${conditions.toSql()} ${paging}`;
    return this.store.read<MatchRun>(statementName("match-runs", sql), sql, conditions.values);
  }

  /** Need by need, best first. */
  results(runId: string, needId: string | null, page: PageRequest): Promise<ListedResult[]> {
    const conditions = new Conditions()
      .with(runId, (id) => `t.run_id = ${id}::uuid`)
      .withGiven(needId, (id) => `t.need_id = ${id}::uuid`)
      .always("t.rank is not null");
    const paging = keysetPage(conditions, { columns: ["t.need_id", "t.rank"], descending: false }, page);
    const sql = `select ${this.resultColumns} from match_run_result t where ${conditions.toSql()} ${paging}`;
    return this.store.read<ListedResult>(statementName("match-run-results", sql), sql, conditions.values);
  }

  async publishedNeeds(region: Region | null): Promise<number> {
    const [row] = await this.store.read<{ count: number }>(
      "match-run-needs",
      `select count(*)::int as count from need n join organisation o on o.id = n.organisation_id
        where n.status = 'PUBLISHED' and o.archived_at is null and ($1::text is null or o.region = $1)`,
      [region],
    );
    return row?.count ?? 0;
  }

  /** Runs whose worker was not heard of since. */
  async silentSince(moment: Date): Promise<string[]> {
    const rows = await this.store.read<{ id: string }>(
      "match-runs-silent",
      "select r.id from match_run r where r.state = 'RUNNING' and r.seen_at < $1 order by r.seen_at",
      [moment],
    );
    return rows.map(({ id }) => id);
  }
}
