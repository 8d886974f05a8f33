import type { Viewer } from "../../../security/viewer";
import type { Task, TaskSource } from "../../tasks/task";
import { hasChanged } from "../suggestions/candidate-standing";
import type { IndexRepository } from "../suggestions/index.repository";
import type { RankedCapability } from "../suggestions/index-profiles";
import type { ChangedDismissal, PartneringTasksRepository } from "./partnering-tasks.repository";

/** What waits for editors of organisations and for advisers, in introductions, needs and profiles. */
export class PartneringTasks implements TaskSource {
  constructor(
    private readonly repository: PartneringTasksRepository,
    private readonly index: IndexRepository,
  ) {}

  async tasksOf(viewer: Viewer): Promise<Task[]> {
    const edited = viewer.organisationIds.filter((id) => viewer.edits(id));
    return [
      ...(edited.length > 0 ? await this.repository.ofEditor(edited) : []),
      ...(viewer.roles.has("ADVISER") ? await this.ofAdviser(viewer) : []),
    ];
  }

  private async ofAdviser(viewer: Viewer): Promise<Task[]> {
    return [...(await this.repository.ofAdviser(viewer)), ...(await this.changed(viewer))];
  }

  private async changed(viewer: Viewer): Promise<Task[]> {
    const dismissals = await this.repository.changedDismissals(viewer);
    if (dismissals.length === 0) return [];
    const capabilities = await this.index.capabilitiesOf(dismissals.map(({ candidateId }) => candidateId));
    return dismissals.flatMap((dismissal) => {
      const own = capabilities.filter(({ organisationId }) => organisationId === dismissal.candidateId);
      return hasChanged(dismissal, own) ? [lookAgain(dismissal, own)] : [];
    });
  }
}

function lookAgain(dismissal: ChangedDismissal, capabilities: readonly RankedCapability[]): Task {
  const latest = Math.max(
    dismissal.decidedAt.getTime(),
    ...capabilities.map(({ updatedAt }) => updatedAt.getTime()),
  );
  return {
    kind: "LOOK_AGAIN",
    since: new Date(latest),
    dueOn: null,
    recordType: "Need",
    recordId: dismissal.needId,
    organisationId: dismissal.organisationId,
    subject: dismissal.candidateName,
  };
}
