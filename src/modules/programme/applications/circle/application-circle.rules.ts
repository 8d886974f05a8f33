import type { FileCircle, NamedReader, Vacancy } from "../../../../security/file-circle";
import type { Role } from "../../../../security/role";
import { oppositeRegion, type Region } from "../../../shared/region";
import type { Duty } from "../life/application";
import { type ApplicationState, isDecided } from "../life/application-life.rules";

/** Roles by which each duty is done. */
export const dutyRoles = {
  COORDINATE: ["COORDINATOR"],
  EVALUATE: ["EVALUATOR"],
  RECORD: ["DELEGATE", "DIRECTORATE_OFFICER"],
  DECIDE: ["DIRECTORATE_OFFICER"],
} as const satisfies Record<Duty, readonly Role[]>;

/** Somebody named on a file, as reading and separation of duties look at them. */
export interface NamedPerson {
  readonly personId: string;
  readonly duty: Duty;
  /** Still holds a role of the duty; who no longer does leaves it vacant. */
  readonly holdsRole: boolean;
  /** An evaluator who declared to have no conflict of interest: only then the file opens. */
  readonly hasDeclaredNone: boolean;
  readonly isReleased: boolean;
  readonly hasEvaluated: boolean;
}

/** What decides who reads a file. */
export interface ReadFile {
  readonly side: Region;
  readonly state: ApplicationState;
  /** Null until the coordinator has recommended; from then on the file is with the directorate. */
  readonly recommended: boolean | null;
  readonly duties: readonly NamedPerson[];
}

/** The whole file: the applicant, and everybody named on it for whom it is open. */
export function fileCircle(file: ReadFile): FileCircle {
  return circleOf(file, file.duties.filter(isOpenFor), true);
}

/** What the applicant reads only after the decision: the recommendation and the evaluations. */
export function recommendationCircle(file: ReadFile): FileCircle {
  return circleOf(file, file.duties.filter(isOpenFor), isDecided(file.state));
}

/** One evaluator's work: evaluators are blind to each other until all of them have submitted or were released. */
export function evaluationCircle(file: ReadFile, evaluatorId: string): FileCircle {
  return circleOf(file, evaluationReaders(file, evaluatorId), isDecided(file.state));
}

/** Who is named on the file, as somebody: never for the applicant, and evaluators' names as their evaluations. */
export function nameCircle(file: ReadFile, { personId, duty }: NamedPerson): FileCircle {
  const readers = duty === "EVALUATE" ? evaluationReaders(file, personId) : file.duties.filter(isOpenFor);
  return circleOf(file, readers, false);
}

/** What the applicant never reads: names of officials, steps inside the house. */
export function officialCircle(file: ReadFile): FileCircle {
  return circleOf(file, file.duties.filter(isOpenFor), false);
}

/** What decisions on eligibility rest on, figures of holders too: whoever takes these decisions. */
export function deciderCircle(file: ReadFile): FileCircle {
  const deciders = file.duties.filter(({ duty }) => duty === "COORDINATE" || duty === "DECIDE");
  const circle = circleOf(file, deciders, false);
  return { ...circle, vacancies: circle.vacancies.filter(({ role }) => role !== "DELEGATE") };
}

/** What other files of the same group of enterprises there are: the coordinator alone. */
export function coordinatorCircle(file: ReadFile): FileCircle {
  const circle = circleOf(
    file,
    file.duties.filter(({ duty }) => duty === "COORDINATE"),
    false,
  );
  return { ...circle, vacancies: circle.vacancies.filter(({ role }) => role === "COORDINATOR") };
}

/** One evaluator's own task, before the file opens too. */
export function taskCircle(file: ReadFile, evaluatorId: string): FileCircle {
  return circleOf(
    file,
    file.duties.filter(({ duty, personId }) => duty === "COORDINATE" || personId === evaluatorId),
    false,
  );
}

/** Evaluators who still count: named and not released. */
export function activeEvaluators(duties: readonly NamedPerson[]): NamedPerson[] {
  return duties.filter(({ duty, isReleased }) => duty === "EVALUATE" && !isReleased);
}

/** All evaluators named have submitted or were released, so that they may read each other. */
export function evaluationIsComplete(duties: readonly NamedPerson[]): boolean {
  const active = activeEvaluators(duties);
  return active.length > 0 && active.every(({ hasEvaluated }) => hasEvaluated);
}

function evaluationReaders(file: ReadFile, evaluatorId: string): NamedPerson[] {
  const complete = evaluationIsComplete(file.duties);
  return file.duties.filter(
    (one) => isOpenFor(one) && (one.duty !== "EVALUATE" || one.personId === evaluatorId || complete),
  );
}

function isOpenFor({ duty, hasDeclaredNone, isReleased }: NamedPerson): boolean {
  return duty !== "EVALUATE" || (hasDeclaredNone && !isReleased);
}

function circleOf(file: ReadFile, named: readonly NamedPerson[], applicant: boolean): FileCircle {
  return {
    applicant,
    named: named.map(({ personId, duty }): NamedReader => ({ personId, roles: dutyRoles[duty] })),
    vacancies: vacanciesOf(file),
    bound: file.duties.map(({ personId }) => personId),
  };
}

function vacanciesOf({ side, recommended, duties }: ReadFile): Vacancy[] {
  const isVacant = (duty: Duty) => !duties.some((one) => one.duty === duty && one.holdsRole);
  const vacancies: Vacancy[] = isVacant("COORDINATE") ? [{ role: "COORDINATOR", region: side }] : [];
  if (recommended === null) return vacancies;
  if (isVacant("DECIDE")) vacancies.push({ role: "DIRECTORATE_OFFICER", region: side });
  // The delegation speaks for the other side.
  if (isVacant("RECORD")) vacancies.push({ role: "DELEGATE", region: oppositeRegion(side) });
  return vacancies;
}
