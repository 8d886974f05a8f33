import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from "type-graphql";
import { globalId, readIdOf } from "../../../graphql/global-id";
import { groupLoader } from "../../../graphql/loading";
import { Reads } from "../../../graphql/look-ahead";
import type { RequestContext } from "../../../graphql/request-context";
import type { IntroductionRecord } from "../introductions/introduction.repository";
import { IntroductionType } from "../introductions/introduction.types";
import type { NeedRecord } from "../needs/need.repository";
import { NeedType } from "../needs/need.types";
import type { Organisation } from "../organisations/organisation.entity";
import type { OrganisationLoader } from "../organisations/organisation.loader";
import { OrganisationType } from "../organisations/organisation.types";
import { readsAsTeam } from "../team.rules";
import type { NoteRecord, NoteRepository } from "./note.repository";
import type { NoteService } from "./note.service";
import {
  AddNoteInput,
  NotePayload,
  NoteType,
  RemoveNoteInput,
  RemoveNotePayload,
  UpdateNoteInput,
} from "./note.types";

/** A note, with the other organisation of a pair where it is read from one of them. */
type ShownNote = NoteRecord & { readonly partnerId?: string | null };

@Resolver(() => NoteType)
export class NoteResolver {
  constructor(
    private readonly service: NoteService,
    private readonly organisations: OrganisationLoader,
  ) {}

  @Mutation(() => NotePayload, {
    description: "Writes a note on a record that the viewer may see, for the team alone.",
  })
  async addNote(
    @Arg("input", () => AddNoteInput) input: AddNoteInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<{ note: NoteRecord }> {
    const idOf = (
      type: string,
      name: "organisationId" | "otherOrganisationId" | "needId" | "introductionId",
    ) => (input[name] ? readIdOf(type, input[name], `input.${name}`) : null);
    const note = await this.service.add(viewer, {
      ...input,
      organisationId: idOf("Organisation", "organisationId"),
      otherOrganisationId: idOf("Organisation", "otherOrganisationId"),
      needId: idOf("Need", "needId"),
      introductionId: idOf("Introduction", "introductionId"),
    });
    return { note };
  }

  @Mutation(() => NotePayload, { description: "Gives a note of the viewer's own another text." })
  async updateNote(
    @Arg("input", () => UpdateNoteInput) input: UpdateNoteInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<{ note: NoteRecord }> {
    return { note: await this.service.update(viewer, target(input), input.text) };
  }

  @Mutation(() => RemoveNotePayload, { description: "Removes a note of the viewer's own." })
  async removeNote(
    @Arg("input", () => RemoveNoteInput) input: RemoveNoteInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<RemoveNotePayload> {
    return { noteId: globalId("Note", await this.service.remove(viewer, target(input))) };
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: ShownNote): string {
    return globalId("Note", id);
  }

  @FieldResolver()
  isMine(@Root() { writtenBy }: ShownNote, @Ctx() { viewer }: RequestContext): boolean {
    return writtenBy === viewer.personId;
  }

  @FieldResolver()
  partner(@Root() { partnerId, otherOrganisationId }: ShownNote, @Ctx() context: RequestContext) {
    const other = partnerId === undefined ? otherOrganisationId : partnerId;
    return other ? this.organisations.byId(context).load(other) : null;
  }
}

@Resolver(() => OrganisationType)
export class OrganisationNotesResolver {
  private readonly notesOf;

  constructor(repository: NoteRepository) {
    this.notesOf = groupLoader(
      (ids) => repository.ofOrganisations(ids),
      ({ subjectId }) => subjectId,
    );
  }

  @Reads("id")
  @FieldResolver(() => [NoteType], {
    nullable: true,
    description:
      "Notes of the team on the organisation, alone or with another one, newest first, 100 at most. For advisers, analysts and the attaché.",
  })
  async notes(@Root() { id }: Organisation, @Ctx() context: RequestContext) {
    if (!readsAsTeam(context.viewer, [id])) return null;
    const notes = await this.notesOf(context).load(id);
    return notes.filter(({ partnerId }) => !partnerId || !context.viewer.belongsTo(partnerId));
  }
}

@Resolver(() => NeedType)
export class NeedNotesResolver {
  private readonly notesOf;

  constructor(repository: NoteRepository) {
    this.notesOf = groupLoader(
      (ids) => repository.ofNeeds(ids),
      ({ needId }) => needId ?? "",
    );
  }

  @Reads("id", "organisationId")
  @FieldResolver(() => [NoteType], {
    nullable: true,
    description:
      "Notes of the team on the need, newest first, 100 at most. For advisers, analysts and the attaché.",
  })
  notes(@Root() { id, organisationId }: NeedRecord, @Ctx() context: RequestContext) {
    return readsAsTeam(context.viewer, [organisationId]) ? this.notesOf(context).load(id) : null;
  }
}

@Resolver(() => IntroductionType)
export class IntroductionNotesResolver {
  private readonly notesOf;

  constructor(repository: NoteRepository) {
    this.notesOf = groupLoader(
      (ids) => repository.ofIntroductions(ids),
      ({ introductionId }) => introductionId ?? "",
    );
  }

  @FieldResolver(() => [NoteType], {
    nullable: true,
    description:
      "Notes of the team on the introduction, newest first, 100 at most. For advisers, analysts and the attaché.",
  })
  notes(@Root() { id, seekerId, candidateId }: IntroductionRecord, @Ctx() context: RequestContext) {
    return readsAsTeam(context.viewer, [seekerId, candidateId]) ? this.notesOf(context).load(id) : null;
  }
}

function target({ noteId, expectedVersion }: RemoveNoteInput) {
  return { noteId: readIdOf("Note", noteId, "input.noteId"), expectedVersion };
}
