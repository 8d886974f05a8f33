import { columnsOf } from "../../../../persistence/columns";
import { Conditions, keysetPage, statementName } from "../../../../persistence/conditions";
import type { Store, Transaction } from "../../../../persistence/store";
import type { FileCircle, FileSubject } from "../../../../security/file-circle";
import type { Viewer } from "../../../../security/viewer";
import type { PageRequest } from "../../../shared/page";
import { ApplicationDraft } from "./application-draft.entity";

export type DraftRecord = ApplicationDraft & FileSubject;

/** A draft is the applicant's alone. */
const APPLICANT_ALONE: FileCircle = { applicant: true, named: [], vacancies: [], bound: [] };

export class ApplicationDraftRepository {
  private readonly columns: string;

  constructor(private readonly store: Store) {
    this.columns = columnsOf(store.dataSource, ApplicationDraft, "d");
  }

  async find(viewer: Viewer, id: string): Promise<DraftRecord | null> {
    const [draft] = await this.findMany(viewer, [id]);
    return draft ?? null;
  }

  /** Those of them that exist and that the viewer may read, in any order. */
  async findMany(viewer: Viewer, ids: readonly string[]): Promise<DraftRecord[]> {
    const rows = await this.store.read<ApplicationDraft>(
      "application-drafts-by-id",
      `select ${this.columns} from application_draft d
        where d.id = any($1::uuid[]) and d.organisation_id = any($2::uuid[])`,
      [ids, viewer.organisationIds],
    );
    return rows.map(asDraftRecord);
  }

  /** Newest first; of the viewer's own organisations. */
  async page(viewer: Viewer, page: PageRequest): Promise<DraftRecord[]> {
    const conditions = new Conditions().with(
      viewer.organisationIds,
      (ids) => `d.organisation_id = any(${ids}::uuid[])`,
    );
    const paging = keysetPage(conditions, { columns: ["d.id"], descending: true }, page);
    const sql = `select ${this.columns} from application_draft d where ${conditions.toSql()} ${paging}`;
    const rows = await this.store.read<ApplicationDraft>(
      statementName("application-drafts", sql),
      sql,
      conditions.values,
    );
    return rows.map(asDraftRecord);
  }

  lock(tx: Transaction, id: string): Promise<ApplicationDraft | null> {
    return tx.manager.findOne(ApplicationDraft, { where: { id }, lock: { mode: "pessimistic_write" } });
  }
}

export function asDraftRecord(draft: ApplicationDraft): DraftRecord {
  return { ...draft, organisationRegion: draft.side, circle: APPLICANT_ALONE };
}
