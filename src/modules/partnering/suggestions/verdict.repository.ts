import { IsNull } from "typeorm";
import { columnsOf } from "../../../persistence/columns";
import type { Store, Transaction } from "../../../persistence/store";
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

  /** What stands for needs: one verdict for each organisation at most. */
  standingOn(needIds: readonly string[]): Promise<SuggestionVerdict[]> {
    return this.store.read<SuggestionVerdict>(
      "verdicts-on-needs",
      `select ${this.columns} from suggestion_verdict v where v.need_id = any($1::uuid[]) and v.undone_at is null`,
      [needIds],
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

type VerdictPair = Pick<SuggestionVerdict, "needId" | "organisationId">;

/** What stands for a pair, inside a use case; another decision on it waits until this one is over, and then finds it. */
export async function lockStanding(
  tx: Transaction,
  { needId, organisationId }: VerdictPair,
): Promise<SuggestionVerdict | null> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`${needId}:${organisationId}`]);
  return tx.manager.findOneBy(SuggestionVerdict, { needId, organisationId, undoneAt: IsNull() });
}

/** Takes a verdict back, in the name of the operation that does so. */
export async function undoStanding(
  tx: Transaction,
  standing: SuggestionVerdict,
  operation: string,
): Promise<void> {
  const before = { ...standing };
  standing.undoneAt = tx.now;
  await tx.manager.save(standing);
  const subject = { subjectType: "SuggestionVerdict", subjectId: standing.id };
  await tx.record({ operation, ...subject, before, after: standing });
}
