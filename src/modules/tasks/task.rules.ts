import type { Day } from "../shared/calendar";
import type { Task, TaskKind } from "./task";

/** How a list of tasks is read: what is late, what waits for me, what I look over, what is new. */
export const TASK_GROUPS = ["OVERDUE", "MY_TURN", "TO_REVIEW", "CHANGED"] as const;
export type TaskGroup = (typeof TASK_GROUPS)[number];

const REVIEWS: readonly TaskKind[] = [
  "REVIEW_NEED",
  "CLEAR_NEED_SUMMARY",
  "CLEAR_CAPABILITY_SUMMARY",
  "CONFIRM_PROFILE",
];

/** Whatever is late is overdue first of all. */
export function groupOf({ kind, dueOn }: Pick<Task, "kind" | "dueOn">, today: Day): TaskGroup {
  if (dueOn !== null && dueOn < today) return "OVERDUE";
  if (kind === "LOOK_AGAIN") return "CHANGED";
  return REVIEWS.includes(kind) ? "TO_REVIEW" : "MY_TURN";
}

export interface TaskFilter {
  readonly groups?: readonly TaskGroup[] | null | undefined;
  readonly kinds?: readonly TaskKind[] | null | undefined;
}

/** The nearest last day first, what has none after that, and the longest waiting of these first. */
export function inOrder(tasks: readonly Task[], { groups, kinds }: TaskFilter, today: Day): Task[] {
  return tasks
    .filter(
      (task) => (!kinds || kinds.includes(task.kind)) && (!groups || groups.includes(groupOf(task, today))),
    )
    .sort(
      (a, b) =>
        compare(a.dueOn ?? LAST, b.dueOn ?? LAST) ||
        a.since.getTime() - b.since.getTime() ||
        compare(`${a.kind} ${a.recordId}`, `${b.kind} ${b.recordId}`),
    );
}

const LAST = "9999-12-31";

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
