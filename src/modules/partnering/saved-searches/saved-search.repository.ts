import { columnsOf } from "../../../persistence/columns";
import { Conditions, keysetPage, statementName } from "../../../persistence/conditions";
import type { Store, Transaction } from "../../../persistence/store";
import type { PageRequest } from "../../shared/page";
import { SavedSearch, SavedSearchCandidate } from "./saved-search.entity";

/** What passes the threshold of a search. */
export type Passing = Pick<SavedSearchCandidate, "organisationId" | "capabilityId"> & {
  readonly score: number;
};

export class SavedSearchRepository {
  private readonly columns: string;
  private readonly candidateColumns: string;

  constructor(private readonly store: Store) {
    this.columns = columnsOf(store.dataSource, SavedSearch, "s");
    this.candidateColumns = columnsOf(store.dataSource, SavedSearchCandidate, "c");
  }

  /** One's own alone. */
  findMany(personId: string | null, ids: readonly string[]): Promise<SavedSearch[]> {
    return this.store.read<SavedSearch>(
      "saved-searches-by-id",
      `select ${this.columns} from saved_search s where s.person_id = $1 and s.id = any($2::uuid[])`,
      [personId, ids],
    );
  }

  ofPerson(personId: string | null): Promise<SavedSearch[]> {
    return this.store.read<SavedSearch>(
      "saved-searches-of",
      `select ${this.columns} from saved_search s where s.person_id = $1 order by s.id`,
      [personId],
    );
  }

  /** Everybody's, page by page. */
  after(id: string, limit: number): Promise<SavedSearch[]> {
    return this.store.read<SavedSearch>(
      "saved-searches-after",
      `select ${this.columns} from saved_search s where s.id > $1::uuid order by s.id limit $2`,
      [id, limit],
    );
  }

  async known(savedSearchId: string): Promise<ReadonlySet<string>> {
    const rows = await this.store.read<{ id: string }>(
      "saved-search-known",
      "select c.organisation_id as id from saved_search_candidate c where c.saved_search_id = $1",
      [savedSearchId],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Those of them that nobody had found before; of two nodes that find one, one hears so. */
  async note(
    tx: Transaction,
    savedSearchId: string,
    passing: readonly Passing[],
    isNew: boolean,
  ): Promise<number> {
    const rows = await tx.query(
      `insert into saved_search_candidate (saved_search_id, organisation_id, capability_id, score, found_at, is_new)
       select $1, p.*, $5, $6 from unnest($2::uuid[], $3::uuid[], $4::numeric[]) p
       on conflict do nothing returning organisation_id`,
      [
        savedSearchId,
        passing.map(({ organisationId }) => organisationId),
        passing.map(({ capabilityId }) => capabilityId),
        passing.map(({ score }) => score),
        tx.now,
        isNew,
      ],
    );
    return rows.length;
  }

  /** New candidates of a search, newest first. */
  candidates(savedSearchId: string, page: PageRequest): Promise<SavedSearchCandidate[]> {
    const conditions = new Conditions()
      .with(savedSearchId, (id) => `c.saved_search_id = ${id}::uuid`)
      .always("c.is_new");
    const ordering = { columns: ["c.found_at", "c.organisation_id"], descending: true };
    const paging = keysetPage(conditions, ordering, page);
    const sql = `select ${this.candidateColumns} from saved_search_candidate c where ${conditions.toSql()} ${paging}`;
    return this.store.read<SavedSearchCandidate>(
      statementName("saved-search-candidates", sql),
      sql,
      conditions.values,
    );
  }

  /** New candidates of one's own searches, or of one of them, since a moment; in the order in which they were found. */
  newSince(personId: string, savedSearchId: string | null, since: Date): Promise<SavedSearchCandidate[]> {
    return this.store.read<SavedSearchCandidate>(
      "saved-search-news",
      `select ${this.candidateColumns} from saved_search s join saved_search_candidate c on c.saved_search_id = s.id
        where s.person_id = $1 and ($2::uuid is null or s.id = $2) and c.is_new and c.found_at >= $3
        order by c.found_at, c.saved_search_id, c.organisation_id`,
      [personId, savedSearchId, since],
    );
  }

  /** Whether mails to the person's address came back, and since when. */
  async undeliverableSince(personId: string | null): Promise<{ since: Date; email: string } | undefined> {
    const [row] = await this.store.read<{ since: Date; email: string }>(
      "undeliverable-address-of",
      `select u.since, p.email from person p join undeliverable_address u on u.email = lower(p.email) where p.id = $1`,
      [personId],
    );
    return row;
  }

  async duePersons(now: Date, limit: number): Promise<string[]> {
    const rows = await this.store.read<{ id: string }>(
      "saved-search-due",
      `select s.person_id as id from saved_search s where s.next_digest_at <= $1
        group by s.person_id order by min(s.next_digest_at) limit $2`,
      [now, limit],
    );
    return rows.map(({ id }) => id);
  }
}
