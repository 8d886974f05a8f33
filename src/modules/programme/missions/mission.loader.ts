import { groupLoader, recordLoader } from "../../../graphql/loading";
import type { MissionPartName, MissionPartsRepository } from "./mission-parts.repository";
import type { MissionService } from "./mission.service";
import type { VisitRepository } from "./visit.repository";

export class MissionLoader {
  /** Those that the viewer may see. */
  readonly byId;
  readonly visits;
  readonly travellers;
  readonly tasks;
  readonly bookings;
  readonly costs;
  readonly events;

  constructor(missions: MissionService, parts: MissionPartsRepository, visits: VisitRepository) {
    this.byId = recordLoader((ids, { viewer }) => missions.findMany(viewer, ids));
    this.visits = groupLoader(
      (ids) => visits.ofMissions(ids),
      (visit) => visit.missionId,
    );
    const partsOf = <Name extends MissionPartName>(name: Name) =>
      groupLoader(
        (ids) => parts.findOf(name, ids),
        (part) => part.missionId,
      );
    this.travellers = partsOf("Traveller");
    this.tasks = partsOf("SupportTask");
    this.bookings = partsOf("Booking");
    this.costs = partsOf("CostLine");
    this.events = partsOf("MissionEvent");
  }
}
