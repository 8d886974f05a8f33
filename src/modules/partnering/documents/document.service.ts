import { v7 as uuidv7 } from "uuid";
import { onlyOnce } from "../../../persistence/idempotency";
import type { Store, Transaction } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import { badInput, conflict, DomainError, notFound, refuse } from "../../shared/domain-error";
import { organisationSubject, type OrganisationSubject } from "../organisations/organisation-change";
import { Document } from "./document.entity";
import type { DocumentRecord, DocumentRepository } from "./document.repository";
import { type DocumentFacts, documentProblems, DOCUMENTS_AT_MOST } from "./document.rules";

export interface NewDocument extends DocumentFacts {
  readonly organisationId: string;
  readonly idempotencyKey?: string | null | undefined;
}

/** Documents that an organisation keeps and may let a partner know of, one by one. */
export class DocumentService {
  constructor(
    private readonly store: Store,
    private readonly repository: DocumentRepository,
  ) {}

  async register(viewer: Viewer, input: NewDocument): Promise<DocumentRecord> {
    refuse(documentProblems(input));
    const id = await this.store.transaction(viewer.actor, async (tx) => {
      const owner = await organisationSubject(tx, input.organisationId);
      if (!owner || !viewer.mayKnow(owner.organisationId))
        throw notFound("organisation", "input.organisationId");
      refuseUnlessEditor(viewer, owner);
      if (owner.organisationArchived)
        throw badInput("input.organisationId", "The organisation is no longer in use.");
      return onlyOnce(tx, "registerDocument", input, () => this.insert(tx, viewer, input));
    });
    return this.read(id);
  }

  /** Whoever it was released to reads it no longer. */
  async remove(viewer: Viewer, documentId: string, expectedVersion: number): Promise<void> {
    await this.store.transaction(viewer.actor, async (tx) => {
      const document = await this.repository.lock(tx, documentId);
      const owner = document && (await organisationSubject(tx, document.organisationId));
      if (!owner || !(viewer.belongsTo(owner.organisationId) || viewer.advises(owner)))
        throw notFound("document", "input.documentId");
      refuseUnlessEditor(viewer, owner);
      if (document.version !== expectedVersion) throw conflict("document", document.version);
      const before = { ...document };
      Object.assign(document, { removedAt: tx.now, version: document.version + 1 });
      await tx.manager.save(document);
      const subject = { subjectType: "Document", subjectId: documentId };
      await tx.record({ operation: "removeDocument", ...subject, before, after: document });
    });
  }

  private async insert(
    tx: Transaction,
    viewer: Viewer,
    { idempotencyKey: _, description = null, datedOn = null, ...facts }: NewDocument,
  ): Promise<string> {
    if ((await this.repository.countOf(tx, facts.organisationId)) >= DOCUMENTS_AT_MOST)
      throw badInput(
        "input.organisationId",
        `The organisation has registered ${String(DOCUMENTS_AT_MOST)} documents, as many as it may. Remove one first.`,
      );
    const document = tx.manager.create(Document, {
      ...facts,
      description,
      datedOn,
      id: uuidv7(),
      registeredBy: viewer.personId ?? "",
      registeredAt: tx.now,
      removedAt: null,
      version: 1,
    });
    await tx.manager.insert(Document, document);
    const subject = { subjectType: "Document", subjectId: document.id };
    await tx.record({ operation: "registerDocument", ...subject, after: document });
    return document.id;
  }

  private async read(id: string): Promise<DocumentRecord> {
    const document = await this.repository.find(id);
    if (!document) throw notFound("document");
    return document;
  }
}

function refuseUnlessEditor(viewer: Viewer, owner: OrganisationSubject): void {
  if (!viewer.mayEdit(owner))
    throw new DomainError(
      "FORBIDDEN",
      "The organisation's editors and the advisers of its region register its documents.",
    );
}
