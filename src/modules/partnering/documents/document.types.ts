import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { DateScalar, DateTimeScalar } from "../../../graphql/scalars";

@ObjectType("Document", {
  description:
    "A document that an organisation keeps: what it is and where, not the document. For its people and the advisers of its region (level 3); a counterpart reads of it through an introduction, once it is released.",
  simpleResolvers: true,
})
export class DocumentType {
  @Field(() => ID, { description: "Opaque identifier." }) id: string;
  @Field(() => String, { nullable: true, description: "Title. Level 3." }) title: string | null;
  @Field(() => String, { nullable: true, description: "What is in it. Level 3." }) description: string | null;
  @Field(() => DateScalar, { nullable: true, description: "Date of the document. Level 3." })
  datedOn: string | null;
  @Field(() => String, { nullable: true, description: "Media type, such as `application/pdf`. Level 3." })
  mediaType: string | null;
  @Field(() => Int, { nullable: true, description: "Size in bytes. Level 3." }) sizeBytes: number | null;
  @Field(() => String, {
    nullable: true,
    description: "SHA-256 of the document, 64 hexadecimal digits. Level 3.",
  })
  sha256: string | null;
  @Field(() => String, {
    nullable: true,
    description: "Where the organisation keeps it: a private link, or a place. Level 3.",
  })
  reference: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: "When it was registered. Level 3." })
  registeredAt: Date | null;
  @Field(() => Int, {
    nullable: true,
    description: "Version to name as `expectedVersion` in a change. Level 3.",
  })
  version: number | null;
}

@ObjectType("DocumentPayload", { description: "A document after a change.", simpleResolvers: true })
export class DocumentPayload {
  @Field(() => DocumentType, { description: "The document as it now is." }) document: DocumentType;
}

@ObjectType("RemoveDocumentPayload", {
  description: "A document that is registered no longer.",
  simpleResolvers: true,
})
export class RemoveDocumentPayload {
  @Field(() => ID, { description: "The identifier that it had." }) documentId: string;
}

@InputType("RegisterDocumentInput", {
  description: "A document that an organisation keeps: what it is and where, not the document.",
})
export class RegisterDocumentInput {
  @Field(() => ID, { description: "Whose document it is." }) organisationId: string;
  @Field(() => String, { description: "Title, up to 300 characters." }) title: string;
  @Field(() => String, { nullable: true, description: "What is in it, up to 1,000 characters." })
  description?: string | null;
  @Field(() => DateScalar, { nullable: true, description: "Date of the document." }) datedOn?: string | null;
  @Field(() => String, { description: "Media type, such as `application/pdf`." }) mediaType: string;
  @Field(() => Int, { description: "Size in bytes." }) sizeBytes: number;
  @Field(() => String, { description: "SHA-256 of the document, 64 hexadecimal digits in small letters." })
  sha256: string;
  @Field(() => String, {
    description: "Where it is kept: a private link, or a place. Up to 500 characters.",
  })
  reference: string;
  @Field(() => String, {
    nullable: true,
    description: "Any text of your own: a repetition with it creates nothing new.",
  })
  idempotencyKey?: string | null;
}

@InputType("RemoveDocumentInput", { description: "A document to register no longer." })
export class RemoveDocumentInput {
  @Field(() => ID, { description: "The document." }) documentId: string;
  @Field(() => Int, { description: "The version that you read; another one is refused with CONFLICT." })
  expectedVersion: number;
}
