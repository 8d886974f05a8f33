import type { Viewer } from "../../security/viewer";
import { type Clock, dayOf } from "../shared/clock";
import { badInput } from "../shared/domain-error";
import type { Task, TaskSource } from "./task";
import { inOrder, type TaskFilter } from "./task.rules";

/** A list that one works off in a day. */
const MOST_TASKS = 100;

/** What waits for the viewer today, whichever module it stands in. */
export class TaskService {
  constructor(
    private readonly sources: readonly TaskSource[],
    private readonly clock: Clock,
  ) {}

  async tasks(viewer: Viewer, filter: TaskFilter, first: number): Promise<Task[]> {
    if (first < 1 || first > MOST_TASKS)
      throw badInput("first", `The argument first is ${String(first)} and takes 1 to ${String(MOST_TASKS)}.`);
    const tasks: Task[] = [];
    for (const source of this.sources) tasks.push(...(await source.tasksOf(viewer)));
    return inOrder(tasks, filter, this.today()).slice(0, first);
  }

  today(): string {
    return dayOf(this.clock.now());
  }
}
