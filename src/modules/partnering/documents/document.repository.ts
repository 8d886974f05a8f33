import { IsNull } from "typeorm";
import { columnsOf } from "../../../persistence/columns";
import type { Store, Transaction } from "../../../persistence/store";
import type { DisclosureSubject } from "../../shared/disclosure-subject";
import { Document } from "./document.entity";

/** A document with whose it is. */
export type DocumentRecord = Document & DisclosureSubject;

export class DocumentRepository {
  private readonly columns: string;

  constructor(private readonly store: Store) {
    this.columns = `${columnsOf(store.dataSource, Document, "d")}, o.region as "organisationRegion"`;
  }

  /** Those in use of each of several organisations, newest first. */
  ofOrganisations(ids: readonly string[]): Promise<DocumentRecord[]> {
    return this.store.read<DocumentRecord>(
      "documents-of-organisations",
      `select ${this.columns} from document d join organisation o on o.id = d.organisation_id
        where d.organisation_id = any($1::uuid[]) and d.removed_at is null order by d.id desc`,
      [ids],
    );
  }

  async find(id: string): Promise<DocumentRecord | undefined> {
    const [document] = await this.store.read<DocumentRecord>(
      "document-by-id",
      `select ${this.columns} from document d join organisation o on o.id = d.organisation_id where d.id = $1`,
      [id],
    );
    return document;
  }

  /** One in use, inside a use case. */
  lock(tx: Transaction, id: string): Promise<Document | null> {
    return tx.manager.findOne(Document, {
      where: { id, removedAt: IsNull() },
      lock: { mode: "pessimistic_write" },
    });
  }

  countOf(tx: Transaction, organisationId: string): Promise<number> {
    return tx.manager.countBy(Document, { organisationId, removedAt: IsNull() });
  }
}
