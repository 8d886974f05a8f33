import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from "type-graphql";
import { globalId, readIdOf } from "../../../graphql/global-id";
import { groupLoader } from "../../../graphql/loading";
import { Reads } from "../../../graphql/look-ahead";
import type { RequestContext } from "../../../graphql/request-context";
import type { Organisation } from "../organisations/organisation.entity";
import { OrganisationType } from "../organisations/organisation.types";
import type { DocumentRecord, DocumentRepository } from "./document.repository";
import type { DocumentService } from "./document.service";
import {
  DocumentPayload,
  DocumentType,
  RegisterDocumentInput,
  RemoveDocumentInput,
  RemoveDocumentPayload,
} from "./document.types";

@Resolver(() => DocumentType)
export class DocumentResolver {
  constructor(private readonly service: DocumentService) {}

  @Mutation(() => DocumentPayload, {
    description: "Registers a document of an organisation; nobody else reads of it until it is released.",
  })
  async registerDocument(
    @Arg("input", () => RegisterDocumentInput) input: RegisterDocumentInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<{ document: DocumentRecord }> {
    const organisationId = readIdOf("Organisation", input.organisationId, "input.organisationId");
    return { document: await this.service.register(viewer, { ...input, organisationId }) };
  }

  @Mutation(() => RemoveDocumentPayload, {
    description: "Removes a document from the register; whoever it was released to reads of it no longer.",
  })
  async removeDocument(
    @Arg("input", () => RemoveDocumentInput) { documentId, expectedVersion }: RemoveDocumentInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<RemoveDocumentPayload> {
    const id = readIdOf("Document", documentId, "input.documentId");
    await this.service.remove(viewer, id, expectedVersion);
    return { documentId };
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: DocumentRecord): string {
    return globalId("Document", id);
  }
}

@Resolver(() => OrganisationType)
export class OrganisationDocumentsResolver {
  private readonly documentsOf;

  constructor(repository: DocumentRepository) {
    this.documentsOf = groupLoader(
      (ids) => repository.ofOrganisations(ids),
      ({ organisationId }) => organisationId,
    );
  }

  @Reads("id")
  @FieldResolver(() => [DocumentType], {
    nullable: true,
    description: "Documents that it has registered, newest first, 200 at most. Level 3.",
  })
  documents(@Root() { id }: Organisation, @Ctx() context: RequestContext) {
    return this.documentsOf(context).load(id);
  }
}
