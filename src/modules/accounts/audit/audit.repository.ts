import { Conditions, keysetPage, statementName } from "../../../persistence/conditions";
import type { Store } from "../../../persistence/store";
import type { AuditEntry, AuditKind } from "../../../security/audit/audit-entry";
import { AUDIT_COLUMNS } from "../../../security/audit/audit-rows";
import type { PageRequest } from "../../shared/page";

export interface AuditFilter {
  readonly subjectType?: string | null;
  readonly subjectId?: string | null;
  readonly actorId?: string | null;
  readonly operation?: string | null;
  readonly kind?: AuditKind | null;
  readonly from?: Date | null;
  readonly until?: Date | null;
}

export type AuditRow = AuditEntry & { readonly position: string; readonly sealed: boolean };

export class AuditRepository {
  constructor(private readonly store: Store) {}

  /** Newest first. */
  page(filter: AuditFilter, page: PageRequest): Promise<AuditRow[]> {
    const conditions = new Conditions()
      .withGiven(filter.subjectType, (type) => `e.subject_type = ${type}`)
      .withGiven(filter.subjectId, (id) => `e.subject_id = ${id}`)
      .withGiven(filter.actorId, (id) => `e.actor_id = ${id}::uuid`)
      .withGiven(filter.operation, (operation) => `e.operation = ${operation}`)
      .withGiven(filter.kind, (kind) => `e.kind = ${kind}`)
      .withGiven(filter.from, (from) => `e.at >= ${from}`)
      .withGiven(filter.until, (until) => `e.at < ${until}`);
    const paging = keysetPage(conditions, { columns: ["e.position"], descending: true }, page);
    const sql = `select ${AUDIT_COLUMNS}, coalesce(e.reason, w.reason) as reason, e.position::text as position,
        exists (select 1 from audit_seal s where s.entry_id = e.id) as sealed
      from audit_entry e left join audit_reason w on w.entry_id = e.id where ${conditions.toSql()} ${paging}`;
    return this.store.read<AuditRow>(statementName("audit-trail", sql), sql, conditions.values);
  }
}
