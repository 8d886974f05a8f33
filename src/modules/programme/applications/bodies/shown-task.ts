import { taskSubject } from "../file/file-views";
import type { EvaluationTask } from "./evaluation.service";

/** A task as its type is guarded: for the evaluator and the coordinator. */
export function shownTask({ duty, application }: EvaluationTask) {
  return { ...taskSubject(application, duty.personId), duty, file: application };
}

export type ShownTask = ReturnType<typeof shownTask>;
