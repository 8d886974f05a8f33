import { groupLoader, recordLoader } from "../../../../graphql/loading";
import type { MissionPartName, MissionPartsRepository } from "./mission-parts.repository";
import type { MissionFiles } from "../life/mission-files";

export class MissionLoader {
  /** Those that the viewer may see. */
  readonly byId;
  readonly travellers;
  readonly tasks;
  readonly bookings;
  readonly costs;
  readonly events;

  constructor(missions: MissionFiles, parts: MissionPartsRepository) {
    this.byId = recordLoader((ids, { viewer }) => missions.findMany(viewer, ids));
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
