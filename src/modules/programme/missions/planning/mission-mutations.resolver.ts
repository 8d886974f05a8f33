import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { readIdOf } from "../../../../graphql/global-id";
import type { RequestContext } from "../../../../graphql/request-context";
import type { ApprovalOutcome, MissionLifeService } from "./mission-life.service";
import type { MissionTarget } from "../life/mission-change";
import type { MissionPeopleService } from "./mission-people.service";
import type { MissionRecord } from "../life/mission.repository";
import type { MissionService } from "./mission.service";
import {
  ApproveMissionInput,
  ApproveMissionPayload,
  CancelMissionInput,
  CloseMissionInput,
  MissionPayload,
  NameMissionPreparerInput,
  PlanMissionInput,
  StartMissionInput,
  UpdateMissionInput,
} from "./mission.types";
import { AddTravellerInput, RemoveTravellerInput } from "../travellers/traveller.types";

type Payload = Promise<{ mission: MissionRecord }>;

@Resolver()
export class MissionMutations {
  constructor(
    private readonly missions: MissionService,
    private readonly life: MissionLifeService,
    private readonly people: MissionPeopleService,
  ) {}

  @Mutation(() => MissionPayload, { description: "Plans a mission for an approved application." })
  planMission(
    @Arg("input", () => PlanMissionInput) input: PlanMissionInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    const applicationId = readIdOf("Application", input.applicationId, "input.applicationId");
    return payload(this.missions.plan(viewer, { ...input, applicationId }));
  }

  @Mutation(() => MissionPayload, { description: "Changes the dates or the purpose of a mission." })
  updateMission(
    @Arg("input", () => UpdateMissionInput) { departsOn, returnsOn, purpose, ...input }: UpdateMissionInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.missions.update(viewer, missionTarget(input), { departsOn, returnsOn, purpose }));
  }

  @Mutation(() => ApproveMissionPayload, {
    description:
      "Approves a planned mission, which reserves one of the enterprise's trips. Where none is left, the directorate may go beyond the quota with a reason; never beyond two travellers.",
  })
  approveMission(
    @Arg("input", () => ApproveMissionInput) input: ApproveMissionInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<ApprovalOutcome> {
    return this.life.approve(viewer, missionTarget(input), input.overrideReason);
  }

  @Mutation(() => MissionPayload, { description: "The travellers have left; the reserved trip is used." })
  startMission(
    @Arg("input", () => StartMissionInput) input: StartMissionInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.life.start(viewer, missionTarget(input)));
  }

  @Mutation(() => MissionPayload, { description: "Ends a mission, with a report." })
  closeMission(
    @Arg("input", () => CloseMissionInput) input: CloseMissionInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.life.close(viewer, missionTarget(input), input.report));
  }

  @Mutation(() => MissionPayload, {
    description: "Cancels a mission that has not departed; a reserved trip is free again.",
  })
  cancelMission(
    @Arg("input", () => CancelMissionInput) input: CancelMissionInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.life.cancel(viewer, missionTarget(input), input.reason));
  }

  @Mutation(() => MissionPayload, {
    description: "Adds somebody who travels; a trip takes two people at most.",
  })
  addTraveller(
    @Arg("input", () => AddTravellerInput) { missionId, ...input }: AddTravellerInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.people.addTraveller(viewer, additionTo(missionId), input));
  }

  @Mutation(() => MissionPayload, { description: "Takes somebody off a mission." })
  removeTraveller(
    @Arg("input", () => RemoveTravellerInput) input: RemoveTravellerInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    const travellerId = readIdOf("Traveller", input.travellerId, "input.travellerId");
    return payload(this.people.removeTraveller(viewer, missionTarget(input), travellerId));
  }

  @Mutation(() => MissionPayload, {
    description:
      "Names an adviser or attaché to prepare the mission; that person reads its file from now on.",
  })
  nameMissionPreparer(
    @Arg("input", () => NameMissionPreparerInput) input: NameMissionPreparerInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.people.namePreparer(viewer, missionTarget(input), input.email));
  }
}

export function missionTarget(input: { missionId: string; expectedVersion: number }): MissionTarget {
  return { ...additionTo(input.missionId), expectedVersion: input.expectedVersion };
}

export function additionTo(missionId: string): MissionTarget {
  return { missionId: readIdOf("Mission", missionId, "input.missionId") };
}

export async function payload(change: Promise<MissionRecord>): Payload {
  return { mission: await change };
}
