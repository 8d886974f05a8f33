import { columnsOf } from "../../../persistence/columns";
import type { Store } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import { SuggestionVerdict } from "./verdict.entity";

export class VerdictRepository {
  private readonly columns: string;

  constructor(private readonly store: Store) {
    this.columns = columnsOf(store.dataSource, SuggestionVerdict, "v");
  }

  /** Also those that were undone. For readers of the catalogue, as everything that tells of verdicts. */
  async findMany(viewer: Viewer, ids: readonly string[]): Promise<SuggestionVerdict[]> {
    if (!viewer.readsCatalogue) return [];
    return this.store.read<SuggestionVerdict>(
      "verdicts-by-id",
      `select ${this.columns} from suggestion_verdict v where v.id = any($1::uuid[])`,
      [ids],
    );
  }

  /** What stands for a need: one verdict for each organisation at most. */
  standingOn(needId: string): Promise<SuggestionVerdict[]> {
    return this.store.read<SuggestionVerdict>(
      "verdicts-on-need",
      `select ${this.columns} from suggestion_verdict v where v.need_id = $1 and v.undone_at is null`,
      [needId],
    );
  }

  /** What stands for an organisation as a candidate: one verdict for each need at most. */
  standingFor(organisationId: string): Promise<SuggestionVerdict[]> {
    return this.store.read<SuggestionVerdict>(
      "verdicts-on-candidate",
      `select ${this.columns} from suggestion_verdict v where v.organisation_id = $1 and v.undone_at is null`,
      [organisationId],
    );
  }
}
