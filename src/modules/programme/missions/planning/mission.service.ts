import { v7 as uuidv7 } from "uuid";
import { onlyOnce } from "../../../../persistence/idempotency";
import type { Store, Transaction } from "../../../../persistence/store";
import type { Viewer } from "../../../../security/viewer";
import { emptiedProblems, onlyGiven } from "../../../shared/change";
import { localDayOf } from "../../../shared/clock";
import { badInput, DomainError, notFound, refuse } from "../../../shared/domain-error";
import { optionalTextProblems, textProblems } from "../../../shared/text";
import type { ApplicationFiles } from "../../applications/circle/application-files";
import type { ApplicationRecord } from "../../applications/circle/application.repository";
import { Mission } from "../life/mission.entity";
import type { MissionChange, MissionTarget } from "../life/mission-change";
import { handOn } from "../life/mission-circle.rules";
import type { MissionFiles } from "../life/mission-files";
import { changedValues } from "../life/mission-history.rules";
import type { MissionRecord } from "../life/mission.repository";
import {
  dateProblems,
  type MissionDirection,
  originOf,
  refuseAfterDeparture,
  refuseEnded,
  travellerCountProblems,
} from "../life/mission.rules";
import type { MissionQuotaKeeper } from "../quota/mission-quota";
import { type NewTraveller, travellerProblems, travellerRow } from "../travellers/traveller.rules";
import { Traveller } from "../travellers/traveller.entity";
import { refuseOtherTrips } from "../travellers/traveller-trips";
import { visitsOutside } from "../visits/visit.repository";

export interface NewMission {
  readonly applicationId: string;
  readonly direction?: MissionDirection | null | undefined;
  readonly departsOn: string;
  readonly returnsOn: string;
  readonly purpose: string;
  readonly travellers: readonly NewTraveller[];
  readonly idempotencyKey?: string | null | undefined;
}

export interface MissionPlan {
  readonly departsOn?: string | null | undefined;
  readonly returnsOn?: string | null | undefined;
  readonly purpose?: string | null | undefined;
}

export interface MissionParts {
  readonly missions: MissionFiles;
  readonly change: MissionChange;
  readonly applications: ApplicationFiles;
  readonly quota: MissionQuotaKeeper;
}

/** Missions are planned for approved applications, by the enterprise or the coordinator of its file. */
export class MissionService {
  constructor(
    private readonly store: Store,
    private readonly parts: MissionParts,
  ) {}

  async plan(viewer: Viewer, input: NewMission): Promise<MissionRecord> {
    const application = await this.approvedApplication(viewer, input.applicationId);
    const direction = input.direction ?? directionOf(application);
    const id = await this.store.transaction(viewer.actor, async (tx) => {
      refuse([
        ...dateProblems(input.departsOn, input.returnsOn, localDayOf(tx.now, originOf(direction))),
        ...textProblems(input.purpose, "text", "input.purpose"),
        ...travellerCountProblems(input.travellers.length, "input.travellers"),
        ...input.travellers.flatMap((one, index) =>
          travellerProblems(one, `input.travellers.${String(index)}`),
        ),
      ]);
      return onlyOnce(tx, "planMission", input, () => this.write(tx, application, { ...input, direction }));
    });
    return this.parts.missions.find(viewer, id);
  }

  /** Other dates of an approved mission ask the quota again. */
  async update(viewer: Viewer, target: MissionTarget, plan: MissionPlan): Promise<MissionRecord> {
    const change = onlyGiven(plan);
    refuse(emptiedProblems(plan, ["departsOn", "returnsOn", "purpose"]));
    refuse(optionalTextProblems(change.purpose, "text", "input.purpose"));
    const wish = {
      ...target,
      operation: "updateMission",
      hands: ["APPLICANT", "COORDINATOR", "PREPARER"],
    } as const;
    await this.parts.change.run(viewer, wish, async (tx, mission, record) => {
      refuseEnded(mission.state);
      const before = { ...mission };
      Object.assign(mission, change);
      if (handOn(viewer, record) === "APPLICANT") refusePutOff(tx, mission, before);
      await this.refuseDates(tx, mission, before);
    });
    return this.parts.missions.find(viewer, target.missionId);
  }

  private async refuseDates(tx: Transaction, mission: Mission, before: Mission): Promise<void> {
    const isMoved = mission.departsOn !== before.departsOn;
    if (isMoved && mission.state === "UNDERWAY")
      throw badInput("input.departsOn", "The mission is underway: its day of departure stays as it is.");
    const today = localDayOf(tx.now, originOf(mission.direction));
    refuse(dateProblems(mission.departsOn, mission.returnsOn, isMoved ? today : mission.departsOn));
    const [outside] = await visitsOutside(tx, mission);
    if (outside)
      throw badInput(
        "input.returnsOn",
        "A visit would lie outside the mission. Move or cancel that visit first.",
      );
    if (isMoved && mission.state === "APPROVED") await this.parts.quota.move(tx, mission);
    if (!isMoved && mission.returnsOn === before.returnsOn) return;
    const travellers = await tx.manager.findBy(Traveller, { missionId: mission.id });
    await refuseOtherTrips(tx, mission, travellers, isMoved ? "input.departsOn" : "input.returnsOn");
  }

  private async approvedApplication(viewer: Viewer, id: string): Promise<ApplicationRecord> {
    const application = await this.parts.applications.find(viewer, id);
    if (!application) throw notFound("application", "input.applicationId");
    const coordinates = application.duties.some(
      ({ duty, personId }) => duty === "COORDINATE" && personId === viewer.personId,
    );
    if (!coordinates && !viewer.edits(application.organisationId))
      throw new DomainError(
        "FORBIDDEN",
        "The enterprise's editors and the coordinator of its application plan its missions.",
      );
    if (application.state !== "APPROVED")
      throw badInput("input.applicationId", "Missions are planned once the application is APPROVED.");
    return application;
  }

  private async write(
    tx: Transaction,
    { id: applicationId, organisationId }: ApplicationRecord,
    { direction, departsOn, returnsOn, purpose, travellers }: NewMission & { direction: MissionDirection },
  ): Promise<string> {
    const mission = tx.manager.create(Mission, {
      id: uuidv7(),
      applicationId,
      organisationId,
      state: "PLANNED",
      direction,
      departsOn,
      returnsOn,
      purpose,
      plannedBy: tx.actor.personId ?? "",
      createdAt: tx.now,
      updatedAt: tx.now,
      version: 1,
    });
    await tx.manager.insert(Mission, mission);
    await refuseOtherTrips(tx, mission, travellers, "input.travellers");
    for (const traveller of travellers)
      await tx.manager.insert(Traveller, travellerRow(mission.id, traveller));
    await this.parts.change.remember(tx, mission.id, "planMission", changedValues(null, mission));
    await tx.record({
      operation: "planMission",
      subjectType: "Mission",
      subjectId: mission.id,
      after: mission,
    });
    return mission.id;
  }
}

function refusePutOff(tx: Transaction, mission: Mission, before: Mission): void {
  if (mission.departsOn === before.departsOn) return;
  refuseAfterDeparture(before, localDayOf(tx.now, originOf(before.direction)), "input.departsOn");
}

/** An enterprise travels away from its own side. */
function directionOf({ side }: ApplicationRecord): MissionDirection {
  return side === "BRUSSELS" ? "BRUSSELS_TO_QUEBEC" : "QUEBEC_TO_BRUSSELS";
}
