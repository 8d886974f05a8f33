import type { InputProblem } from "../../shared/domain-error";

/** What a note is on; exactly one of them, and `otherOrganisationId` beside `organisationId` alone. */
export interface NoteSubject {
  readonly organisationId?: string | null | undefined;
  readonly otherOrganisationId?: string | null | undefined;
  readonly needId?: string | null | undefined;
  readonly introductionId?: string | null | undefined;
}

export function subjectProblems(subject: NoteSubject): InputProblem[] {
  const { organisationId, otherOrganisationId, needId, introductionId } = subject;
  const named = [organisationId, needId, introductionId].filter((id) => id !== null && id !== undefined);
  if (named.length !== 1)
    return [
      {
        field: "input",
        message: "A note is on one record: name an organisation, a need or an introduction, and only one.",
      },
    ];
  if (otherOrganisationId === null || otherOrganisationId === undefined) return [];
  if (organisationId === null || organisationId === undefined)
    return [
      {
        field: "input.otherOrganisationId",
        message: "A note on a pair names both organisations: give organisationId too.",
      },
    ];
  if (organisationId !== otherOrganisationId) return [];
  return [{ field: "input.otherOrganisationId", message: "A pair is two organisations. Name another one." }];
}
