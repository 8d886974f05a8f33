import { columnsOf } from "../../../persistence/columns";
import type { Store, Transaction } from "../../../persistence/store";
import { Note } from "./note.entity";

/** A note with its author's name, read from one of its subjects. */
export type NoteRecord = Note & { readonly author: string };
/** As an organisation sees it: alone, or with the other one of a pair. */
export type OrganisationNote = NoteRecord & {
  readonly subjectId: string;
  readonly partnerId: string | null;
};

/** A record with more notes than this shows the newest. */
const SHOWN_AT_MOST = 100;

export class NoteRepository {
  private readonly columns: string;

  constructor(private readonly store: Store) {
    this.columns = `${columnsOf(store.dataSource, Note, "n")}, p.name as author`;
  }

  /** On each of several organisations, alone or with another one, newest first. */
  ofOrganisations(ids: readonly string[]): Promise<OrganisationNote[]> {
    return this.store.read<OrganisationNote>(
      "notes-of-organisations",
      `select ${this.columns}, wanted.id as "subjectId", n.partner as "partnerId"
         from unnest($1::uuid[]) wanted(id) cross join lateral (
           (select *, other_organisation_id as partner from note where organisation_id = wanted.id
             order by id desc limit ${String(SHOWN_AT_MOST)})
           union all
           (select *, organisation_id as partner from note where other_organisation_id = wanted.id
             order by id desc limit ${String(SHOWN_AT_MOST)})
           order by id desc limit ${String(SHOWN_AT_MOST)}) n
         join person p on p.id = n.written_by
        order by n.id desc`,
      [ids],
    );
  }

  ofNeeds(ids: readonly string[]): Promise<NoteRecord[]> {
    return this.of("need_id", ids);
  }

  ofIntroductions(ids: readonly string[]): Promise<NoteRecord[]> {
    return this.of("introduction_id", ids);
  }

  async find(id: string): Promise<NoteRecord | undefined> {
    const [note] = await this.store.read<NoteRecord>(
      "note-by-id",
      `select ${this.columns} from note n join person p on p.id = n.written_by where n.id = $1::uuid`,
      [id],
    );
    return note;
  }

  lock(tx: Transaction, id: string): Promise<Note | null> {
    return tx.manager.findOne(Note, { where: { id }, lock: { mode: "pessimistic_write" } });
  }

  private of(column: "need_id" | "introduction_id", ids: readonly string[]): Promise<NoteRecord[]> {
    return this.store.read<NoteRecord>(
      `notes-of-${column}`,
      `select ${this.columns} from unnest($1::uuid[]) wanted(id) cross join lateral (
           select * from note where ${column} = wanted.id order by id desc limit ${String(SHOWN_AT_MOST)}) n
         join person p on p.id = n.written_by
        order by n.id desc`,
      [ids],
    );
  }
}
