import { columnsOf } from "../../../persistence/columns";
import type { Store, Transaction } from "../../../persistence/store";
import type { Register } from "../../shared/register";
import { partneringMergedTables, type MergedTable } from "./merged-tables";
import { OrganisationMerge } from "./organisation-merge.entity";

export type MergeRecord = OrganisationMerge & {
  readonly mergedName: string;
  readonly mergedRegister: Register;
  readonly mergedNumber: string;
};

export interface MergedRecords {
  readonly mergeId: string;
  readonly table: string;
  readonly records: number;
}

const BLOCKED_PAIR = "blocked_pair";

/** Moves the records of one organisation to another one and back. Names of tables come from the program alone. */
export class MergeRepository {
  private readonly columns: string;

  constructor(private readonly store: Store) {
    this.columns = columnsOf(store.dataSource, OrganisationMerge, "m");
  }

  /** What stands for each of several survivors, newest first. */
  standingOf(survivorIds: readonly string[]): Promise<MergeRecord[]> {
    return this.store.read<MergeRecord>(
      "merges-of-organisations",
      `select ${this.columns}, o.legal_name as "mergedName", o.register as "mergedRegister",
              o.registry_number as "mergedNumber"
         from organisation_merge m join organisation o on o.id = m.merged_id
        where m.survivor_id = any($1::uuid[]) and m.unmerged_at is null order by m.id desc`,
      [survivorIds],
    );
  }

  recordsOf(mergeIds: readonly string[]): Promise<MergedRecords[]> {
    return this.store.read<MergedRecords>(
      "records-of-merges",
      `select r.merge_id as "mergeId", r.table_name as "table", count(distinct r.row_id)::int as records
         from organisation_merge_row r where r.merge_id = any($1::uuid[])
        group by r.merge_id, r.table_name order by r.table_name`,
      [mergeIds],
    );
  }

  lock(tx: Transaction, id: string): Promise<OrganisationMerge | null> {
    return tx.manager.findOne(OrganisationMerge, { where: { id }, lock: { mode: "pessimistic_write" } });
  }

  /** States of introductions of the two that are not over. */
  async openIntroductions(tx: Transaction, one: string, other: string): Promise<string[]> {
    const rows = await tx.query<{ state: string }>(
      `select i.state from introduction i where i.state in ('DRAFT', 'SENT', 'ACKNOWLEDGED')
          and ((i.seeker_id = $1 and i.candidate_id = $2) or (i.seeker_id = $2 and i.candidate_id = $1)) order by i.id`,
      [one, other],
    );
    return rows.map(({ state }) => state);
  }

  async move(tx: Transaction, merge: OrganisationMerge, tables: readonly MergedTable[]): Promise<void> {
    const values = [merge.survivorId, merge.mergedId, merge.id];
    for (const { table, column, stays } of [...partneringMergedTables, ...tables])
      await tx.query(
        `with moved as (update ${table} t set ${column} = $1
            where t.${column} = $2 and (${stays ?? "false"}) is not true returning t.id)
         insert into organisation_merge_row (merge_id, table_name, column_name, row_id)
         select $3, '${table}', '${column}', id from moved`,
        values,
      );
    await tx.query(MOVE_PAIRS, values);
  }

  /** Those that came, and what has been added to them since. */
  async moveBack(tx: Transaction, merge: OrganisationMerge, tables: readonly MergedTable[]): Promise<void> {
    const values = [merge.survivorId, merge.mergedId, merge.id];
    for (const { table, column, follows } of [...partneringMergedTables, ...tables])
      await tx.query(
        `update ${table} t set ${column} = $2 where t.${column} = $1 and (exists (
            select 1 from organisation_merge_row r where r.merge_id = $3 and r.row_id = t.id
              and r.table_name = '${table}' and r.column_name = '${column}') or ${follows ?? "false"})`,
        values,
      );
    await tx.query(MOVE_PAIRS_BACK, values);
  }
}

/** A pair has its smaller identifier first. The pair of the two themselves, and one that the survivor has too, stay. */
const MOVE_PAIRS = `
  with mine as (
    select b.id, case when b.one_id = $2 then b.other_id else b.one_id end as partner
      from ${BLOCKED_PAIR} b where $2 in (b.one_id, b.other_id)
  ), moved as (
    update ${BLOCKED_PAIR} t set one_id = least($1::uuid, mine.partner), other_id = greatest($1::uuid, mine.partner)
      from mine where mine.id = t.id and mine.partner <> $1 and (t.unblocked_at is not null or not exists (
        select 1 from ${BLOCKED_PAIR} s where s.unblocked_at is null
           and s.one_id = least($1::uuid, mine.partner) and s.other_id = greatest($1::uuid, mine.partner)))
    returning t.id
  )
  insert into organisation_merge_row (merge_id, table_name, column_name, row_id)
  select $3, '${BLOCKED_PAIR}', 'pair', id from moved`;

const MOVE_PAIRS_BACK = `
  update ${BLOCKED_PAIR} t set one_id = least($2::uuid, mine.partner), other_id = greatest($2::uuid, mine.partner)
    from (select b.id, case when b.one_id = $1 then b.other_id else b.one_id end as partner
            from ${BLOCKED_PAIR} b where $1 in (b.one_id, b.other_id)) mine
   where mine.id = t.id and exists (select 1 from organisation_merge_row r
     where r.merge_id = $3 and r.row_id = t.id and r.table_name = '${BLOCKED_PAIR}')`;
