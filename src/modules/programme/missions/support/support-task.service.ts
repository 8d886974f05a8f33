import { v7 as uuidv7 } from "uuid";
import { onlyOnce } from "../../../../persistence/idempotency";
import type { Viewer } from "../../../../security/viewer";
import { dayProblems } from "../../../shared/calendar";
import { badInput, notFound, refuse } from "../../../shared/domain-error";
import { textProblems } from "../../../shared/text";
import type { MissionChange, MissionTarget } from "../life/mission-change";
import type { MissionRecord } from "../life/mission.repository";
import { refuseEnded } from "../life/mission.rules";
import type { MissionFiles } from "../life/mission-files";
import { SupportTask } from "./support-task.entity";

export interface NewSupportTask {
  readonly title: string;
  readonly dueOn: string;
  readonly idempotencyKey?: string | null | undefined;
}

const HANDS = ["COORDINATOR", "PREPARER"] as const;

/** «material organisation of the stay with support in situ» (text of the programme), task by task. */
export class SupportTaskService {
  constructor(
    private readonly change: MissionChange,
    private readonly missions: MissionFiles,
  ) {}

  async add(viewer: Viewer, target: MissionTarget, input: NewSupportTask): Promise<MissionRecord> {
    refuse([
      ...textProblems(input.title, "title", "input.title"),
      ...dayProblems(input.dueOn, "input.dueOn"),
    ]);
    await this.change.run(
      viewer,
      { ...target, operation: "addSupportTask", hands: HANDS },
      async (tx, mission) => {
        refuseEnded(mission.state);
        await onlyOnce(tx, "addSupportTask", { ...input, ...target }, async () => {
          const { title, dueOn } = input;
          const task = { id: uuidv7(), missionId: mission.id, title, dueOn, doneAt: null };
          await tx.manager.insert(SupportTask, task);
          return task.id;
        });
      },
    );
    return this.missions.find(viewer, target.missionId);
  }

  async complete(viewer: Viewer, target: MissionTarget, taskId: string): Promise<MissionRecord> {
    await this.change.run(
      viewer,
      { ...target, operation: "completeSupportTask", hands: HANDS },
      async (tx, mission) => {
        const task = await tx.manager.findOneBy(SupportTask, { id: taskId, missionId: mission.id });
        if (!task) throw notFound("task", "input.taskId");
        if (task.doneAt) throw badInput("input.taskId", "The task is done already.");
        await tx.manager.update(SupportTask, { id: taskId }, { doneAt: tx.now });
      },
    );
    return this.missions.find(viewer, target.missionId);
  }

  async remove(viewer: Viewer, target: MissionTarget, taskId: string): Promise<MissionRecord> {
    await this.change.run(
      viewer,
      { ...target, operation: "removeSupportTask", hands: HANDS },
      async (tx, mission) => {
        refuseEnded(mission.state);
        const { affected } = await tx.manager.delete(SupportTask, { id: taskId, missionId: mission.id });
        if (affected === 0) throw notFound("task", "input.taskId");
      },
    );
    return this.missions.find(viewer, target.missionId);
  }
}
