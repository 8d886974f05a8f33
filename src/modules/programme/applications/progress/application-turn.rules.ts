import type { FileSubject } from "../../../../security/file-circle";
import type { Viewer } from "../../../../security/viewer";
import type { TaskKind } from "../../../tasks/task";
import type { Duty } from "../life/application";
import { activeEvaluators, type ReadFile } from "../circle/application-circle.rules";
import { type Shown, WITH_THE_DIRECTORATE } from "../life/application-life.rules";
import type { ApplicationDuty } from "../circle/application-duty.entity";
import { FEWEST_EVALUATORS, recommendationHindrance } from "../circle/separation.rules";

type File = ReadFile & Shown & FileSubject;

const VACANT_DUTY: Readonly<Record<string, readonly Duty[]>> = {
  COORDINATOR: ["COORDINATE"],
  DIRECTORATE_OFFICER: ["DECIDE"],
  DELEGATE: ["RECORD"],
};

/** What a file waits for from somebody who may read it for one of these duties; evaluators have a rule of their own. */
export function turnOf(viewer: Viewer, file: File): TaskKind | undefined {
  return dutiesOn(viewer, file).flatMap((duty) => TURNS[duty](file) ?? [])[0];
}

/** What an evaluator who was named on a file has to do on it. */
export function evaluatorsTurn(duty: ApplicationDuty, file: Pick<ReadFile, "state">): TaskKind | undefined {
  if (duty.releasedAt !== null || duty.evaluatedAt !== null) return undefined;
  if (file.state !== "ADMISSIBLE" && file.state !== "IN_EVALUATION") return undefined;
  if (duty.declaredAt === null) return "DECLARE_CONFLICT_OF_INTEREST";
  return file.state === "IN_EVALUATION" ? "SUBMIT_EVALUATION" : undefined;
}

/** The duty for which somebody is named, for good; else those that are vacant and that the viewer's roles could do. */
function dutiesOn(viewer: Viewer, { duties, circle }: File): readonly Duty[] {
  const named = duties.find(({ personId }) => personId === viewer.personId);
  if (named) return [named.duty];
  return circle.vacancies
    .filter(({ role, region }) => viewer.holds(role, region))
    .flatMap(({ role }) => VACANT_DUTY[role] ?? []);
}

const TURNS: Readonly<Record<Duty, (file: File) => TaskKind | undefined>> = {
  COORDINATE: (file) => coordinatorsTurn(file),
  EVALUATE: () => undefined,
  RECORD: ({ state, consultationOutcome }) =>
    WITH_THE_DIRECTORATE.includes(state) && consultationOutcome === null ? "RECORD_CONSULTATION" : undefined,
  DECIDE: ({ state, consultationOutcome }) =>
    state === "IN_CONSULTATION" && consultationOutcome !== null ? "DECIDE_APPLICATION" : undefined,
};

function coordinatorsTurn({ state, duties }: File): TaskKind | undefined {
  if (state === "SUBMITTED") return "DECIDE_ADMISSIBILITY";
  if (state !== "ADMISSIBLE" && state !== "IN_EVALUATION") return undefined;
  if (activeEvaluators(duties).length < FEWEST_EVALUATORS) return "NAME_EVALUATORS";
  return state === "IN_EVALUATION" && recommendationHindrance(duties) === undefined
    ? "RECOMMEND_APPLICATION"
    : undefined;
}
