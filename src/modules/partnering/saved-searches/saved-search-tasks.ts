import type { Viewer } from "../../../security/viewer";
import type { Task, TaskSource } from "../../tasks/task";
import type { SavedSearchRepository } from "./saved-search.repository";

/** Digests that came back: nothing is sent to the address until its owner asks for them again. */
export class SavedSearchTasks implements TaskSource {
  constructor(private readonly repository: SavedSearchRepository) {}

  async tasksOf(viewer: Viewer): Promise<Task[]> {
    if (viewer.personId === null) return [];
    const failed = await this.repository.undeliverableSince(viewer.personId);
    if (!failed) return [];
    const searches = await this.repository.ofPerson(viewer.personId);
    const told = searches.find(({ digest }) => digest !== "NONE");
    if (!told) return [];
    return [
      {
        kind: "MEND_ADDRESS",
        since: failed.since,
        dueOn: null,
        recordType: "SavedSearch",
        recordId: told.id,
        organisationId: null,
        subject: failed.email,
      },
    ];
  }
}
