import type { Store } from "../../../../persistence/store";
import type { Viewer } from "../../../../security/viewer";
import { notFound } from "../../../shared/domain-error";
import type { PageRequest } from "../../../shared/page";
import { maySeeMission } from "./mission-circle.rules";
import type { MissionFilter, MissionRecord, MissionRepository } from "./mission.repository";

/** The one door through which missions are read; every read by others than the enterprise is recorded. */
export class MissionFiles {
  constructor(
    private readonly store: Store,
    private readonly repository: MissionRepository,
  ) {}

  /** Those of them that exist and that the viewer may see, in any order. */
  async findMany(viewer: Viewer, ids: readonly string[]): Promise<MissionRecord[]> {
    const missions = await this.repository.findMany(ids);
    return this.readBy(
      viewer,
      missions.filter((mission) => maySeeMission(viewer, mission)),
    );
  }

  async find(viewer: Viewer, id: string, field?: string): Promise<MissionRecord> {
    const [mission] = await this.findMany(viewer, [id]);
    if (!mission) throw notFound("mission", field);
    return mission;
  }

  /** Newest first. */
  async page(viewer: Viewer, filter: MissionFilter, page: PageRequest): Promise<MissionRecord[]> {
    const missions = await this.repository.page(viewer, filter, page);
    await this.readBy(viewer, missions.slice(0, page.size));
    return missions;
  }

  /** Whoever is not of the enterprise leaves an entry in the audit log, committed before the answer. */
  private async readBy(viewer: Viewer, missions: MissionRecord[]): Promise<MissionRecord[]> {
    const foreign = missions.filter(({ organisationId }) => !viewer.belongsTo(organisationId));
    if (foreign.length === 0) return missions;
    await this.store.transaction(viewer.actor, async (tx) => {
      for (const { id: subjectId } of foreign)
        await tx.record({
          kind: "CONFIDENTIAL_READ",
          operation: "readMission",
          subjectType: "Mission",
          subjectId,
        });
    });
    return missions;
  }
}
