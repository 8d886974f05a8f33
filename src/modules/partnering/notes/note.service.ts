import { v7 as uuidv7 } from "uuid";
import { onlyOnce } from "../../../persistence/idempotency";
import type { Store, Transaction } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import { conflict, DomainError, notFound, refuse } from "../../shared/domain-error";
import { textProblems } from "../../shared/text";
import type { IntroductionService } from "../introductions/introduction.service";
import type { NeedService } from "../needs/need.service";
import type { OrganisationService } from "../organisations/organisation.service";
import { readsAsTeam } from "../team.rules";
import { Note } from "./note.entity";
import type { NoteRecord, NoteRepository } from "./note.repository";
import { type NoteSubject, subjectProblems } from "./note.rules";

export interface NewNote extends NoteSubject {
  readonly text: string;
  readonly idempotencyKey?: string | null | undefined;
}

export interface NoteTarget {
  readonly noteId: string;
  readonly expectedVersion: number;
}

export interface NoteParts {
  readonly repository: NoteRepository;
  readonly organisations: OrganisationService;
  readonly needs: NeedService;
  readonly introductions: IntroductionService;
}

/** What the team writes down for itself. Its author alone changes or removes a note. */
export class NoteService {
  constructor(
    private readonly store: Store,
    private readonly parts: NoteParts,
  ) {}

  async add(viewer: Viewer, input: NewNote): Promise<NoteRecord> {
    refuse([...subjectProblems(input), ...textProblems(input.text, "text", "input.text")]);
    const concerned = await this.concernedBy(viewer, input);
    if (!readsAsTeam(viewer, concerned))
      throw new DomainError(
        "FORBIDDEN",
        "Notes are written by people who do not belong to the organisation.",
      );
    const id = await this.store.transaction(viewer.actor, (tx) =>
      onlyOnce(tx, "addNote", input, () => this.insert(tx, viewer, input)),
    );
    return this.read(id);
  }

  async update(viewer: Viewer, target: NoteTarget, text: string): Promise<NoteRecord> {
    refuse(textProblems(text, "text", "input.text"));
    await this.change(viewer, target, async (tx, note) => {
      const before = { ...note };
      Object.assign(note, { text, changedAt: tx.now, version: note.version + 1 });
      await tx.manager.save(note);
      await tx.record({ operation: "updateNote", ...subjectOfAudit(note), before, after: note });
    });
    return this.read(target.noteId);
  }

  async remove(viewer: Viewer, target: NoteTarget): Promise<string> {
    await this.change(viewer, target, async (tx, note) => {
      await tx.manager.delete(Note, { id: note.id });
      await tx.record({ operation: "removeNote", ...subjectOfAudit(note), before: note });
    });
    return target.noteId;
  }

  private change(
    viewer: Viewer,
    { noteId, expectedVersion }: NoteTarget,
    change: (tx: Transaction, note: Note) => Promise<void>,
  ): Promise<void> {
    return this.store.transaction(viewer.actor, async (tx) => {
      const note = await this.parts.repository.lock(tx, noteId);
      if (note === null || note.writtenBy !== viewer.personId)
        throw new DomainError(
          "NOT_FOUND",
          "There is no such note of yours. Its author alone changes a note.",
          {
            field: "input.noteId",
          },
        );
      if (note.version !== expectedVersion) throw conflict("note", note.version);
      await change(tx, note);
    });
  }

  private async insert(tx: Transaction, viewer: Viewer, input: NewNote): Promise<string> {
    const { organisationId = null, otherOrganisationId = null, needId = null, introductionId = null } = input;
    const note = tx.manager.create(Note, {
      id: uuidv7(),
      ...{ organisationId, otherOrganisationId, needId, introductionId },
      text: input.text,
      writtenBy: viewer.personId ?? "",
      writtenAt: tx.now,
      changedAt: null,
      version: 1,
    });
    await tx.manager.insert(Note, note);
    await tx.record({ operation: "addNote", ...subjectOfAudit(note), after: note });
    return note.id;
  }

  private async read(id: string): Promise<NoteRecord> {
    const note = await this.parts.repository.find(id);
    if (!note) throw notFound("note");
    return note;
  }

  /** The organisations that the note's subject concerns; refused when the viewer may not see the subject. */
  private async concernedBy(viewer: Viewer, subject: NoteSubject): Promise<string[]> {
    const { needId, introductionId } = subject;
    if (needId) {
      const need = await this.parts.needs.find(viewer, needId);
      if (!need) throw notFound("need", "input.needId");
      return [need.organisationId];
    }
    if (introductionId) {
      const [introduction] = await this.parts.introductions.findMany(viewer, [introductionId]);
      if (!introduction) throw notFound("introduction", "input.introductionId");
      return [introduction.seekerId, introduction.candidateId];
    }
    return this.organisationsOf(viewer, subject);
  }

  private async organisationsOf(viewer: Viewer, subject: NoteSubject): Promise<string[]> {
    const named = [
      ["input.organisationId", subject.organisationId],
      ["input.otherOrganisationId", subject.otherOrganisationId],
    ] as const;
    const wanted = named.flatMap(([field, id]) => (id ? [{ field, id }] : []));
    const found = await this.parts.organisations.findMany(
      viewer,
      wanted.map(({ id }) => id),
    );
    const missing = wanted.find(({ id }) => !found.some((one) => one.id === id));
    if (missing) throw notFound("organisation", missing.field);
    return wanted.map(({ id }) => id);
  }
}

function subjectOfAudit({ id }: Note) {
  return { subjectType: "Note", subjectId: id };
}
