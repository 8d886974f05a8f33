import { groupLoader } from "../../../../graphql/loading";
import type { VisitRepository } from "./visit.repository";

export class VisitLoader {
  readonly ofMission;

  constructor(visits: VisitRepository) {
    this.ofMission = groupLoader(
      (ids) => visits.ofMissions(ids),
      (visit) => visit.missionId,
    );
  }
}
