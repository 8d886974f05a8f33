import type { Transaction } from "../../../../persistence/store";
import type { Viewer } from "../../../../security/viewer";
import { localDayOf } from "../../../shared/clock";
import { badInput, refuse } from "../../../shared/domain-error";
import { optionalTextProblems, textProblems } from "../../../shared/text";
import type { Mission } from "../life/mission.entity";
import type { MissionChange, MissionTarget } from "../life/mission-change";
import { type MissionQuotaKeeper, QuotaFull } from "../quota/mission-quota";
import type { MissionRecord } from "../life/mission.repository";
import { handOn } from "../life/mission-circle.rules";
import {
  departureProblems,
  originOf,
  refuseAfterDeparture,
  refuseMissionTransition,
} from "../life/mission.rules";
import type { MissionFiles } from "../life/mission-files";
import type { QuotaRefusal } from "../quota/quota.rules";
import { Traveller } from "../travellers/traveller.entity";
import { refuseOtherTrips } from "../travellers/traveller-trips";
import { cancelStandingVisits } from "../visits/visit-change";

/** What came of an approval: a full quota is no error but an answer, which names the way out. */
export type ApprovalOutcome =
  | { readonly kind: "MissionApproved"; readonly mission: MissionRecord }
  | (QuotaRefusal & {
      readonly kind: "MissionQuotaFull";
      readonly mission: MissionRecord;
      readonly message: string;
    });

export interface LifeParts {
  readonly change: MissionChange;
  readonly missions: MissionFiles;
  readonly quota: MissionQuotaKeeper;
}

/** The steps of a mission's life. */
export class MissionLifeService {
  constructor(private readonly parts: LifeParts) {}

  /** Approving reserves a trip of the enterprise's quota; a reason goes beyond it. */
  async approve(
    viewer: Viewer,
    target: MissionTarget,
    overrideReason?: string | null,
  ): Promise<ApprovalOutcome> {
    refuse(optionalTextProblems(overrideReason, "text", "input.overrideReason"));
    const wish = { ...target, operation: "approveMission", hands: ["DIRECTORATE"] } as const;
    const approval = this.parts.change.run(viewer, wish, async (tx, mission) => {
      refuseMissionTransition(mission.state, "APPROVED");
      await refuseUnready(tx, mission);
      await this.parts.quota.reserve(tx, mission, overrideReason ?? null);
      const travellers = await tx.manager.findBy(Traveller, { missionId: mission.id });
      await refuseOtherTrips(tx, mission, travellers, "input.missionId");
      Object.assign(mission, { state: "APPROVED", approvedAt: tx.now, approvedBy: viewer.personId });
    });
    const refused = await approval.then(() => undefined, quotaFull);
    const mission = await this.parts.missions.find(viewer, target.missionId);
    if (!refused) return { kind: "MissionApproved", mission };
    return { kind: "MissionQuotaFull", mission, message: refused.message, ...refused.refusal };
  }

  /** The travellers leave: the trip that was reserved is used. */
  start(viewer: Viewer, target: MissionTarget): Promise<MissionRecord> {
    return this.step(viewer, target, "startMission", async (tx, mission) => {
      refuseMissionTransition(mission.state, "UNDERWAY");
      const today = localDayOf(tx.now, originOf(mission.direction));
      if (today < mission.departsOn)
        throw badInput(
          "input.missionId",
          `The mission departs on ${mission.departsOn}, and today is ${today}.`,
        );
      await this.parts.quota.consume(tx, mission);
      Object.assign(mission, { state: "UNDERWAY", startedAt: tx.now });
    });
  }

  close(viewer: Viewer, target: MissionTarget, report: string): Promise<MissionRecord> {
    refuse(textProblems(report, "text", "input.report"));
    return this.step(viewer, target, "closeMission", (tx, mission) => {
      refuseMissionTransition(mission.state, "CLOSED");
      Object.assign(mission, { state: "CLOSED", closedAt: tx.now, report });
    });
  }

  /** A trip that was reserved is free again. */
  async cancel(viewer: Viewer, target: MissionTarget, reason: string): Promise<MissionRecord> {
    refuse(textProblems(reason, "text", "input.reason"));
    const hands = ["APPLICANT", "COORDINATOR", "PREPARER", "DIRECTORATE"] as const;
    const wish = { ...target, operation: "cancelMission", hands };
    await this.parts.change.run(viewer, wish, async (tx, mission, record) => {
      refuseMissionTransition(mission.state, "CANCELLED");
      const today = localDayOf(tx.now, originOf(mission.direction));
      if (handOn(viewer, record) === "APPLICANT") refuseAfterDeparture(mission, today, "input.missionId");
      if (mission.state === "APPROVED") await this.parts.quota.release(tx, mission);
      await cancelStandingVisits(tx, this.parts.change, mission.id);
      Object.assign(mission, { state: "CANCELLED", cancelledAt: tx.now, cancelReason: reason });
    });
    return this.parts.missions.find(viewer, target.missionId);
  }

  private async step(
    viewer: Viewer,
    target: MissionTarget,
    operation: string,
    change: (tx: Transaction, mission: Mission) => void | Promise<void>,
  ): Promise<MissionRecord> {
    await this.parts.change.run(viewer, { ...target, operation, hands: ["COORDINATOR", "PREPARER"] }, change);
    return this.parts.missions.find(viewer, target.missionId);
  }
}

async function refuseUnready(tx: Transaction, mission: Mission): Promise<void> {
  const today = localDayOf(tx.now, originOf(mission.direction));
  refuse(departureProblems(mission.departsOn, today, "input.missionId"));
  if ((await tx.manager.countBy(Traveller, { missionId: mission.id })) === 0)
    throw badInput("input.missionId", "Nobody travels yet. Add a traveller before the mission is approved.");
}

function quotaFull(error: unknown): QuotaFull {
  if (error instanceof QuotaFull) return error;
  throw error;
}
