import { v7 as uuidv7 } from "uuid";
import type { Viewer } from "../../../../security/viewer";
import { badInput, conflict, notFound, refuse } from "../../../shared/domain-error";
import { optionalTextProblems } from "../../../shared/text";
import type { ApplicationChange, FileInChange } from "../progress/application-change";
import { ApplicationDuty } from "../circle/application-duty.entity";
import type { ApplicationFiles } from "../circle/application-files";
import type { ApplicationPartsRepository } from "../file/application-parts.repository";
import type { ApplicationRecord, ApplicationRepository } from "../circle/application.repository";
import { Evaluation } from "../file/evaluation.entity";
import { type FilledGrid, gridProblems } from "./evaluation.rules";

/** What an evaluator was named for, with the file that it is about. */
export interface EvaluationTask {
  readonly duty: ApplicationDuty;
  readonly application: ApplicationRecord;
}

export interface TaskTarget {
  readonly applicationId: string;
  /** The version of the evaluator's own task. */
  readonly expectedVersion: number;
}

/** Steps of a task one after the other: named, declared, submitted or released. */
export function taskVersion({ declaredAt, evaluatedAt, releasedAt }: ApplicationDuty): number {
  return 1 + [declaredAt, evaluatedAt, releasedAt].filter((moment) => moment !== null).length;
}

/** What evaluators do: declare, then read, then judge on their own. */
export class EvaluationService {
  constructor(
    private readonly change: ApplicationChange,
    private readonly parts: ApplicationPartsRepository,
    private readonly repository: ApplicationRepository,
    private readonly files: ApplicationFiles,
  ) {}

  /** The viewer's own tasks, newest first: before the file opens they tell whose file it is, so that a conflict can be seen. */
  async tasks(viewer: Viewer): Promise<EvaluationTask[]> {
    if (viewer.personId === null) return [];
    const duties = await this.parts.tasksOf(viewer.personId);
    const applications = await this.repository.findMany(duties.map(({ applicationId }) => applicationId));
    await this.files.noteRead(viewer, applications);
    const byId = new Map(applications.map((application) => [application.id, application]));
    return duties.flatMap((duty) => {
      const application = byId.get(duty.applicationId);
      return application ? [{ duty, application }] : [];
    });
  }

  /** Without a conflict the file opens; with one it never does, and the evaluator is released. */
  async declare(
    viewer: Viewer,
    target: TaskTarget,
    hasConflict: boolean,
    conflictOfInterest: string | null | undefined,
  ): Promise<EvaluationTask> {
    refuse(optionalTextProblems(conflictOfInterest, "text", "input.conflict"));
    if (hasConflict && !conflictOfInterest)
      throw badInput("input.conflict", "Say in one sentence what the conflict of interest is.");
    await this.change.run(viewer, "declareConflictOfInterest", target, async (file) => {
      const duty = await ownTask(file, viewer, target);
      if (duty.declaredAt !== null)
        throw badInput(
          "input.applicationId",
          "You have declared already whether you have a conflict of interest.",
        );
      Object.assign(duty, {
        declaredAt: file.tx.now,
        hasConflict,
        conflict: conflictOfInterest ?? null,
        releasedAt: hasConflict ? file.tx.now : null,
      });
      await file.tx.manager.save(duty);
      return {};
    });
    return this.task(viewer, target.applicationId);
  }

  /** Once, and for good. */
  async submit(viewer: Viewer, target: TaskTarget, grid: FilledGrid): Promise<EvaluationTask> {
    refuse(gridProblems(grid));
    await this.change.run(viewer, "submitEvaluation", target, async (file) => {
      const duty = await ownTask(file, viewer, target);
      if (duty.evaluatedAt !== null)
        throw badInput("input.applicationId", "You have submitted your evaluation; it stays as it is.");
      await file.tx.manager.insert(Evaluation, {
        id: uuidv7(),
        applicationId: target.applicationId,
        evaluatorId: duty.personId,
        scores: [...grid.scores],
        comment: grid.comment ?? null,
        submittedAt: file.tx.now,
      });
      duty.evaluatedAt = file.tx.now;
      await file.tx.manager.save(duty);
      return {};
    });
    return this.task(viewer, target.applicationId);
  }

  private async task(viewer: Viewer, applicationId: string): Promise<EvaluationTask> {
    const tasks = await this.tasks(viewer);
    const task = tasks.find(({ application }) => application.id === applicationId);
    if (!task) throw notFound("application", "input.applicationId");
    return task;
  }
}

async function ownTask(
  { tx, application }: FileInChange,
  viewer: Viewer,
  target: TaskTarget,
): Promise<ApplicationDuty> {
  const duty = await tx.manager.findOneBy(ApplicationDuty, {
    applicationId: application.id,
    personId: viewer.personId ?? "",
    duty: "EVALUATE",
  });
  if (!duty) throw notFound("application", "input.applicationId");
  const version = taskVersion(duty);
  if (version !== target.expectedVersion) throw conflict("task", version);
  if (duty.releasedAt !== null) throw badInput("input.applicationId", "You were released from this file.");
  return duty;
}
