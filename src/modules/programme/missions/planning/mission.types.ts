import { createUnionType, Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { connectionType } from "../../../../graphql/connections";
import { publicEnum } from "../../../../graphql/enums";
import { Node } from "../../../../graphql/node";
import { DateScalar, DateTimeScalar } from "../../../../graphql/scalars";
import { OrganisationType } from "../../../partnering/organisations/organisation.types";
import { BookingType, MissionCostsType } from "../support/mission-costs.types";
import type { MissionDirection, MissionState } from "../life/mission.rules";
import { MissionQuotaType, QuotaTripType } from "../quota/quota.types";
import { TravellerInput, TravellerType } from "../travellers/traveller.types";
import { VisitType } from "../visits/visit.types";

export const MissionStateEnum = publicEnum<MissionState>("MissionState", "Where a mission stands.", {
  PLANNED: "Being prepared; it counts in no quota yet.",
  APPROVED: "Approved by the directorate: a trip of the quota is reserved.",
  UNDERWAY: "The travellers have left: the trip is used.",
  CLOSED: "Over, with a report.",
  CANCELLED: "Does not take place; a reserved trip is free again.",
});

export const MissionDirectionEnum = publicEnum<MissionDirection>(
  "MissionDirection",
  "From which side a mission goes to which.",
  {
    BRUSSELS_TO_QUEBEC: "Brussels personnel in Quebec.",
    QUEBEC_TO_BRUSSELS: "Quebec personnel in the Brussels-Capital Region.",
  },
);

@ObjectType("SupportTask", {
  description: "Something that is done for the travellers on site. Level 4.",
  simpleResolvers: true,
})
export class SupportTaskType {
  @Field(() => ID, { description: "Opaque identifier." }) id: string;
  @Field(() => String, { description: "What." }) title: string;
  @Field(() => DateScalar, { description: "Until when." }) dueOn: string;
  @Field(() => DateTimeScalar, { nullable: true, description: "When it was done." }) doneAt: Date | null;
}

@ObjectType("ChangedValue", { description: "A field that changed.", simpleResolvers: true })
export class ChangedValueType {
  @Field(() => String, { description: "Its name." }) field: string;
  @Field(() => String, { nullable: true, description: "What it was; null for texts and persons." })
  before: string | null;
  @Field(() => String, { nullable: true, description: "What it became; null for texts and persons." })
  after: string | null;
}

@ObjectType("MissionEvent", {
  description: "One change of a mission or of its programme. Level 4.",
  simpleResolvers: true,
})
export class MissionEventType {
  @Field(() => ID, { description: "Opaque identifier." }) id: string;
  @Field(() => String, { description: "The operation, such as `updateVisit`." }) operation: string;
  @Field(() => ID, { nullable: true, description: "The visit that changed, if it was one." })
  visitId: string | null;
  @Field(() => [ChangedValueType], { description: "What changed." }) changes: ChangedValueType[];
  @Field(() => [String], { description: "Roles of whoever changed it." }) actorRoles: string[];
  @Field(() => DateTimeScalar, { description: "When." }) at: Date;
}

@ObjectType("Mission", {
  implements: Node,
  description:
    "A short trip of an enterprise's people across the Atlantic, hung on its approved application. Seen by the people of that file, by those named to prepare it and by the advisers of the enterprise's region.",
  simpleResolvers: true,
})
export class MissionType extends Node {
  @Field(() => MissionStateEnum, { description: "Where it stands." }) state: MissionState;
  @Field(() => MissionDirectionEnum, { description: "From which side to which." })
  direction: MissionDirection;
  @Field(() => OrganisationType, { nullable: true, description: "The enterprise." })
  organisation: OrganisationType | null;
  @Field(() => ID, { nullable: true, description: "Its approved application. Level 4." })
  applicationId: string | null;
  @Field(() => DateScalar, { description: "Day of departure, at the place of departure." }) departsOn: string;
  @Field(() => DateScalar, { description: "Day of return." }) returnsOn: string;
  @Field(() => String, { description: "What it is for." }) purpose: string;
  @Field(() => DateTimeScalar, { nullable: true, description: "When it was approved." })
  approvedAt: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: "When the travellers left." })
  startedAt: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: "When it was closed." }) closedAt: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: "When it was cancelled." })
  cancelledAt: Date | null;
  @Field(() => String, { nullable: true, description: "Why it was cancelled." }) cancelReason: string | null;
  @Field(() => String, { nullable: true, description: "What came of it. Level 4." }) report: string | null;
  @Field(() => [VisitType], { description: "Its visits, in the order in which they take place." })
  visits: VisitType[];
  @Field(() => MissionQuotaType, { description: "The enterprise's quota for this departure." })
  quota: MissionQuotaType;
  @Field(() => [TravellerType], { nullable: true, description: "Who travels, two at most. Level 4." })
  travellers: TravellerType[] | null;
  @Field(() => [SupportTaskType], { nullable: true, description: "Support on site, task by task. Level 4." })
  supportTasks: SupportTaskType[] | null;
  @Field(() => [BookingType], { nullable: true, description: "What is reserved. Level 4." })
  bookings: BookingType[] | null;
  @Field(() => MissionCostsType, { nullable: true, description: "What it costs. Level 4." })
  costs: MissionCostsType | null;
  @Field(() => [MissionEventType], { nullable: true, description: "What changed, oldest first. Level 4." })
  history: MissionEventType[] | null;
  @Field(() => Int, { description: "Version to name as `expectedVersion` in a change." }) version: number;
}

export const MissionConnection = connectionType("Mission", MissionType, "missions");

@ObjectType("MissionPayload", { description: "The mission after a change.", simpleResolvers: true })
export class MissionPayload {
  @Field(() => MissionType, { description: "The mission as it now is." }) mission: MissionType;
}

@ObjectType("MissionApproved", {
  description: "The mission is approved; a trip is reserved.",
  simpleResolvers: true,
})
export class MissionApproved {
  @Field(() => MissionType, { description: "The mission as it now is." }) mission: MissionType;
}

@ObjectType("MissionQuotaFull", {
  description: "The mission is not approved: the enterprise has no trip left for that departure.",
  simpleResolvers: true,
})
export class MissionQuotaFull {
  @Field(() => MissionType, { description: "The mission, unchanged." }) mission: MissionType;
  @Field(() => String, { description: "The refusal in a sentence." }) message: string;
  @Field(() => [QuotaTripType], { description: "The trips that fill the window." }) trips: QuotaTripType[];
  @Field(() => DateScalar, { description: "The first day on which the next trip may depart." })
  nextFreeOn: string;
}

export const ApproveMissionPayload = createUnionType({
  name: "ApproveMissionPayload",
  description: "What came of an approval: approved, or no trip left.",
  types: () => [MissionApproved, MissionQuotaFull] as const,
});

@InputType("MissionFilter", { description: "Which missions; every criterion given must hold." })
export class MissionFilterInput {
  @Field(() => [MissionStateEnum], { nullable: true, description: "In one of these states." })
  states?: MissionState[] | null;
  @Field(() => ID, { nullable: true, description: "Of this enterprise." }) organisationId?: string | null;
  @Field(() => ID, { nullable: true, description: "For this application." }) applicationId?: string | null;
}

@InputType("PlanMissionInput", { description: "A mission for an approved application." })
export class PlanMissionInput {
  @Field(() => ID, { description: "The approved application." }) applicationId: string;
  @Field(() => MissionDirectionEnum, {
    nullable: true,
    description: "From which side to which. Default: from the side through which the enterprise applied.",
  })
  direction?: MissionDirection | null;
  @Field(() => DateScalar, { description: "Day of departure: today or later, at the place of departure." })
  departsOn: string;
  @Field(() => DateScalar, { description: "Day of return." }) returnsOn: string;
  @Field(() => String, { description: "What it is for. At most 20,000 characters." }) purpose: string;
  @Field(() => [TravellerInput], { description: "Who travels: two at most." }) travellers: TravellerInput[];
  @Field(() => String, {
    nullable: true,
    description: "Any text of your own: a repetition with it creates nothing new.",
  })
  idempotencyKey?: string | null;
}

@InputType()
abstract class MissionChangeInput {
  @Field(() => ID, { description: "The mission." }) missionId: string;
  @Field(() => Int, { description: "The version that you read; another one is refused with CONFLICT." })
  expectedVersion: number;
}

@InputType("UpdateMissionInput", {
  description:
    "Other dates or another purpose; what is left out stays. Another departure asks the quota again.",
})
export class UpdateMissionInput extends MissionChangeInput {
  @Field(() => DateScalar, { nullable: true, description: "Day of departure." }) departsOn?: string | null;
  @Field(() => DateScalar, { nullable: true, description: "Day of return." }) returnsOn?: string | null;
  @Field(() => String, { nullable: true, description: "What it is for." }) purpose?: string | null;
}

@InputType("ApproveMissionInput", { description: "A mission to approve." })
export class ApproveMissionInput extends MissionChangeInput {
  @Field(() => String, {
    nullable: true,
    description:
      "Why the enterprise makes a trip beyond its quota. Used only where no trip is left, and kept in the audit log.",
  })
  overrideReason?: string | null;
}

@InputType("StartMissionInput", { description: "A mission whose travellers have left." })
export class StartMissionInput extends MissionChangeInput {}

@InputType("CloseMissionInput", { description: "A mission that is over." })
export class CloseMissionInput extends MissionChangeInput {
  @Field(() => String, { description: "What came of it." }) report: string;
}

@InputType("CancelMissionInput", { description: "A mission that does not take place." })
export class CancelMissionInput extends MissionChangeInput {
  @Field(() => String, { description: "Why." }) reason: string;
}

@InputType("NameMissionPreparerInput", {
  description: "An adviser or attaché who is to prepare the mission, and reads its file from now on.",
})
export class NameMissionPreparerInput extends MissionChangeInput {
  @Field(() => String, { description: "The e-mail address with which that person signs in." }) email: string;
}
