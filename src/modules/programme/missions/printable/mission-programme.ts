import type { Viewer } from "../../../../security/viewer";
import { notFound } from "../../../shared/domain-error";
import type { MissionProgrammeRepository, ProgrammeVisitRow } from "./mission-programme.repository";
import type { MissionPartsRepository } from "../parts/mission-parts.repository";
import type { MissionRecord } from "../life/mission.repository";
import type { Traveller } from "../travellers/traveller.entity";
import type { VisitRecord, VisitRepository } from "../visits/visit.repository";

/** Names of the host and its contact, for those who may know them (level 1); null for the others of the file. */
export interface ProgrammeVisit {
  readonly visit: VisitRecord;
  readonly host: string | null;
  readonly contact: {
    readonly name: string;
    readonly function: string | null;
    readonly phone: string | null;
  } | null;
  /** The need to discuss: its title, or its cleared summary for those who may not read the title. */
  readonly need: string | null;
  readonly requirements: readonly string[];
}

/** The programme of a mission, with all that a calendar or a page of paper tells. */
export interface Programme {
  readonly mission: MissionRecord;
  readonly enterprise: string | null;
  readonly travellers: readonly Traveller[];
  readonly visits: readonly ProgrammeVisit[];
}

export class MissionProgrammes {
  constructor(
    private readonly repository: MissionProgrammeRepository,
    private readonly parts: MissionPartsRepository,
    private readonly visits: VisitRepository,
  ) {}

  /** Of one traveller, or of all: whoever asks reads the mission's file. */
  async of(viewer: Viewer, mission: MissionRecord, travellerId: string | null): Promise<Programme> {
    const everybody = await this.parts.findOf("Traveller", [mission.id]);
    const travellers = everybody.filter(({ id }) => travellerId === null || id === travellerId);
    if (travellerId !== null && travellers.length === 0) throw notFound("traveller", "travellerId");
    const visits = await this.visits.ofMissions([mission.id]);
    const words = new Map((await this.repository.visitsOf(mission.id)).map((row) => [row.id, row]));
    const told = visits.filter(
      ({ travellerIds }) => travellerId === null || travellerIds.includes(travellerId),
    );
    return {
      mission,
      enterprise:
        viewer.mayKnow(mission.organisationId) || viewer.belongsTo(mission.organisationId)
          ? await this.repository.nameOf(mission.organisationId)
          : null,
      travellers,
      visits: told.flatMap((visit) => {
        const row = words.get(visit.id);
        return row ? [toldOf(viewer, visit, row)] : [];
      }),
    };
  }
}

function toldOf(viewer: Viewer, visit: VisitRecord, row: ProgrammeVisitRow): ProgrammeVisit {
  const knowsHost = viewer.mayKnow(row.hostOrganisationId);
  const readsNeed = viewer.mayKnow(row.needOrganisationId);
  const { contactName: name, contactFunction, contactPhone: phone } = row;
  return {
    visit,
    host: knowsHost ? row.hostName : null,
    contact: knowsHost && name !== null ? { name, function: contactFunction, phone } : null,
    need: readsNeed ? row.needTitle : row.needSummary,
    requirements: readsNeed ? row.requirements : [],
  };
}
