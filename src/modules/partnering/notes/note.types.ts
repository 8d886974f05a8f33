import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { DateTimeScalar } from "../../../graphql/scalars";
import { OrganisationType } from "../organisations/organisation.types";

@ObjectType("Note", {
  description:
    "What the team tells itself of a record. For advisers, analysts and the attaché who do not belong to an organisation that it concerns; no enterprise ever reads it.",
  simpleResolvers: true,
})
export class NoteType {
  @Field(() => ID, { description: "Opaque identifier." }) id: string;
  @Field(() => String, { description: "What was written." }) text: string;
  @Field(() => String, { description: "Name of the author." }) author: string;
  @Field(() => Boolean, { description: "Whether the viewer wrote it, and so may change or remove it." })
  isMine: boolean;
  @Field(() => OrganisationType, {
    nullable: true,
    description: "The other organisation, where the note is on a pair.",
  })
  partner: OrganisationType | null;
  @Field(() => DateTimeScalar, { description: "When it was written." }) writtenAt: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: "When its author last changed it." })
  changedAt: Date | null;
  @Field(() => Int, { description: "Version to name as `expectedVersion` in a change." }) version: number;
}

@ObjectType("NotePayload", { description: "The note after a change.", simpleResolvers: true })
export class NotePayload {
  @Field(() => NoteType, { description: "The note as it now is." }) note: NoteType;
}

@ObjectType("RemoveNotePayload", { description: "A note that is gone.", simpleResolvers: true })
export class RemoveNotePayload {
  @Field(() => ID, { description: "The identifier that it had." }) noteId: string;
}

@InputType("AddNoteInput", {
  description: "A note on one record: an organisation, a pair of organisations, a need or an introduction.",
})
export class AddNoteInput {
  @Field(() => ID, { nullable: true, description: "The organisation." }) organisationId?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: "The other one, for a note on the pair; the order means nothing.",
  })
  otherOrganisationId?: string | null;
  @Field(() => ID, { nullable: true, description: "The need." }) needId?: string | null;
  @Field(() => ID, { nullable: true, description: "The introduction." }) introductionId?: string | null;
  @Field(() => String, { description: "What to remember, up to 20,000 characters." }) text: string;
  @Field(() => String, {
    nullable: true,
    description: "Any text of your own, up to 200 characters: a repetition with it creates nothing new.",
  })
  idempotencyKey?: string | null;
}

@InputType()
abstract class NoteChangeInput {
  @Field(() => ID, { description: "The note, one of the viewer's own." }) noteId: string;
  @Field(() => Int, { description: "The version that you read; another one is refused with CONFLICT." })
  expectedVersion: number;
}

@InputType("UpdateNoteInput", { description: "Another text for a note." })
export class UpdateNoteInput extends NoteChangeInput {
  @Field(() => String, { description: "The new text, up to 20,000 characters." }) text: string;
}

@InputType("RemoveNoteInput", { description: "A note to remove." })
export class RemoveNoteInput extends NoteChangeInput {}
