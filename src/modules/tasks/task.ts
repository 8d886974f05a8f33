import type { Viewer } from "../../security/viewer";
import type { Day } from "../shared/calendar";

/** Why somebody's turn it is to look at a record. */
export const TASK_KINDS = [
  "ANSWER_INTRODUCTION",
  "SEND_INTRODUCTION",
  "CHASE_INTRODUCTION",
  "FOLLOW_UP_INTRODUCTION",
  "REVIEW_NEED",
  "CLEAR_NEED_SUMMARY",
  "CLEAR_CAPABILITY_SUMMARY",
  "REVISE_NEED",
  "CONFIRM_NEED",
  "RENEW_NEED",
  "CONFIRM_PROFILE",
  "LOOK_AGAIN",
  "MEND_ADDRESS",
  "ANSWER_INFORMATION_REQUEST",
  "DECIDE_ADMISSIBILITY",
  "NAME_EVALUATORS",
  "DECLARE_CONFLICT_OF_INTEREST",
  "SUBMIT_EVALUATION",
  "RECOMMEND_APPLICATION",
  "RECORD_CONSULTATION",
  "DECIDE_APPLICATION",
] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/** What waits for somebody, as the module says it that holds the record. */
export interface Task {
  readonly kind: TaskKind;
  /** Since when it waits. */
  readonly since: Date;
  /** Last day, where there is one. */
  readonly dueOn: Day | null;
  readonly recordType: string;
  readonly recordId: string;
  /** Whose it is, where the viewer may know. */
  readonly organisationId: string | null;
  /** What the sentence names: an organisation, a title, a tracking number. */
  readonly subject: string;
}

/** No source tells of more than this at a time. */
export const TASKS_OF_A_SOURCE = 100;

/** Each group of modules says what waits for the viewer among its own records. */
export interface TaskSource {
  tasksOf(viewer: Viewer): Promise<readonly Task[]>;
}
