import type { Store, Transaction } from "../../../persistence/store";
import type { Identification } from "../../../security/identification";
import type { Viewer } from "../../../security/viewer";
import { withdrawInvitationsOf } from "../../accounts/invitations/invitation.repository";
import { revokeKeysOf } from "../../accounts/machine-keys/machine-key.repository";
import type { PersonRepository } from "../../accounts/people/person.repository";
import { endAllRoles } from "../../accounts/people/role-assignment.repository";
import type { Clock } from "../../shared/clock";
import { badInput, notFound, refuse } from "../../shared/domain-error";
import { textProblems } from "../../shared/text";
import { type DataSubject, type DataSubjects, SUBJECT_TYPES, type SubjectType } from "./data-subject";
import { exportOf, type PersonalDataExport } from "./export.rules";
import type { ErasedRows, PersonsDataRepository } from "./persons-data.repository";

/** Rows of one table in an answer of the API; the command line has no such end. */
const MOST_ROWS = 5_000;

export interface SubjectTarget {
  readonly type: SubjectType;
  readonly id: string;
}

export interface ErasureReport {
  readonly erased: readonly ErasedRows[];
}

export interface PersonsDataParts {
  readonly store: Store;
  readonly repository: PersonsDataRepository;
  readonly subjects: DataSubjects;
  readonly people: PersonRepository;
  readonly identification: Identification;
  readonly clock: Clock;
}

/** What is held about somebody: told to them, and erased, by the one register of where it stands. */
export class PersonsDataService {
  constructor(private readonly parts: PersonsDataParts) {}

  /** For a privacy officer, and for everybody about themselves. Recorded before it is answered. */
  async export(viewer: Viewer, target: SubjectTarget, most = MOST_ROWS): Promise<PersonalDataExport> {
    const isOwn = target.type === "Person" && target.id === viewer.personId;
    if (!isOwn && !viewer.roles.has("PRIVACY_OFFICER")) throw unknownSubject();
    const found = await this.parts.subjects.find(SUBJECT_TYPES[target.type], target.id);
    if (!found) throw unknownSubject();
    return this.read(found, target, viewer.actor, most);
  }

  /** For whoever has a shell on the server. */
  async exportOfAddress(email: string): Promise<PersonalDataExport | undefined> {
    const found = await this.parts.subjects.findByEmail(email);
    if (!found) return undefined;
    const target = { type: "Person", id: found.subject.id } as const;
    return this.read(found, target, SYSTEM, Number.MAX_SAFE_INTEGER - 1);
  }

  /** Names, addresses and words go; what counts, and the audit log, stays whole under pseudonyms. */
  async erase(viewer: Viewer, { type, id }: SubjectTarget, reason: string): Promise<ErasureReport> {
    refuse(textProblems(reason, "line", "input.reason"));
    const found = await this.parts.subjects.find(SUBJECT_TYPES[type], id);
    if (!found) throw unknownSubject("input.subjectId");
    if (!found.isNaturalPerson)
      throw badInput(
        "input.subjectId",
        "The organisation is a legal person, whose data are not erased. Erase its contacts, or archive it.",
      );
    const erased = await this.parts.store.transaction(viewer.actor, async (tx) => {
      await this.prepare(tx, found);
      const rows = await this.parts.repository.erase(tx, found);
      if (found.kind === "ORGANISATION") await leaveCatalogue(tx, id);
      await tx.record({
        operation: "erasePersonalData",
        subjectType: type,
        subjectId: id,
        reason,
        after: { erased: rows },
      });
      return rows;
    });
    this.parts.identification.forget();
    return { erased };
  }

  /** An account is deactivated first: nobody signs in under an erased name. */
  private async prepare(tx: Transaction, { kind, subject: { id } }: DataSubject): Promise<void> {
    if (kind !== "PERSON") return;
    if (!(await this.parts.people.administratorsRemain(tx, { personId: id })))
      throw badInput(
        "input.subjectId",
        "Nobody would be left to administer. Make somebody else an administrator first.",
      );
    await endAllRoles(tx, id);
    await revokeKeysOf(tx, id);
    await withdrawInvitationsOf(tx, id);
    await tx.query(
      `update person set deactivated_at = coalesce(deactivated_at, $2), tokens_valid_from = $2, version = version + 1
        where id = $1`,
      [id, tx.now],
    );
  }

  private async read(
    found: DataSubject,
    { type, id }: SubjectTarget,
    actor: Viewer["actor"],
    most: number,
  ): Promise<PersonalDataExport> {
    await this.parts.store.transaction(actor, (tx) =>
      tx.record({
        kind: "CONFIDENTIAL_READ",
        operation: "exportPersonalData",
        subjectType: type,
        subjectId: id,
      }),
    );
    return exportOf(found, await this.parts.repository.heldAbout(found, most), this.parts.clock.now());
  }
}

const SYSTEM = { personId: null, roles: [] };

/** An erased sole proprietor is archived: out of lists and suggestions, and nothing of it changes any more. */
async function leaveCatalogue(tx: Transaction, organisationId: string): Promise<void> {
  await tx.query(
    `update organisation set archived_at = coalesce(archived_at, $2), updated_at = $2, version = version + 1 where id = $1`,
    [organisationId, tx.now],
  );
  await tx.announce("ORGANISATION", organisationId);
}

function unknownSubject(field = "subjectId") {
  return notFound("person, contact or organisation", field);
}
