import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { connectionType } from "../../../../graphql/connections";
import { publicEnum } from "../../../../graphql/enums";
import { Node } from "../../../../graphql/node";
import { DateTimeScalar } from "../../../../graphql/scalars";
import { NeedType, RequirementType } from "../../../partnering/needs/need.types";
import { ContactType, OrganisationType } from "../../../partnering/organisations/organisation.types";
import type { Language } from "../../../shared/language";
import type { Region } from "../../../shared/region";
import { LanguageEnum, RegionEnum } from "../../../shared/shared.types";
import { TravellerType } from "../travellers/traveller.types";
import type { VisitState } from "./visit.rules";

export const VisitStateEnum = publicEnum<VisitState>("VisitState", "Where a visit stands.", {
  PROPOSED: "The host has not answered yet.",
  CONFIRMED: "The host expects the travellers.",
  DECLINED: "The host cannot receive them then.",
  CANCELLED: "It does not take place.",
});

@ObjectType("VisitDebrief", { description: "What a visit brought, as told after it.", simpleResolvers: true })
export class VisitDebriefType {
  @Field(() => Boolean, { description: "Whether it took place." }) kept: boolean;
  @Field(() => String, { description: "What came of it." }) result: string;
  @Field(() => String, { nullable: true, description: "What comes next." }) nextStep: string | null;
  @Field(() => DateTimeScalar, { description: "When this was told." }) debriefedAt: Date;
}

@ObjectType("TravelLeg", {
  description: "The way from the visit before, for the same travellers.",
  simpleResolvers: true,
})
export class TravelLegType {
  @Field(() => String, { description: "Municipality of the visit before." }) fromMunicipality: string;
  @Field(() => Int, {
    nullable: true,
    description: "Minutes by the table of travel times; null where it has none.",
  })
  minutes: number | null;
  @Field(() => Int, { description: "Minutes that lie between the two visits." }) available: number;
}

@ObjectType("Visit", {
  implements: Node,
  description:
    "An appointment of a mission at an organisation that the enterprise was introduced to. Seen by whoever sees the mission, and by the host.",
  simpleResolvers: true,
})
export class VisitType extends Node {
  @Field(() => VisitStateEnum, { description: "Where it stands." }) state: VisitState;
  @Field(() => OrganisationType, { nullable: true, description: "The enterprise that comes." })
  enterprise: OrganisationType | null;
  @Field(() => OrganisationType, { nullable: true, description: "The organisation that is visited." })
  host: OrganisationType | null;
  @Field(() => ContactType, {
    nullable: true,
    description: "Whom to ask for; null for those who may not know the host's contacts.",
  })
  hostContact: ContactType | null;
  @Field(() => DateTimeScalar, { description: "When it begins." }) startsAt: Date;
  @Field(() => DateTimeScalar, { description: "When it ends." }) endsAt: Date;
  @Field(() => String, { description: "The same by the clock at the place, as `2026-10-21T14:30-04:00`." })
  startsAtLocal: string;
  @Field(() => String, { description: "The end by the clock at the place." }) endsAtLocal: string;
  @Field(() => RegionEnum, { description: "The side whose clock is on the wall." }) place: Region;
  @Field(() => String, { description: "Time zone of the place, as `America/Toronto`." }) timeZone: string;
  @Field(() => String, { nullable: true, description: "Street and number." }) address: string | null;
  @Field(() => String, { description: "Municipality; travel times are counted from one to the next." })
  municipality: string;
  @Field(() => String, { description: "What it is for." }) purpose: string;
  @Field(() => NeedType, { nullable: true, description: "The need to discuss." }) need: NeedType | null;
  @Field(() => [RequirementType], {
    nullable: true,
    description: "Its requirements to discuss; null for those who may not read them.",
  })
  requirements: RequirementType[] | null;
  @Field(() => LanguageEnum, {
    nullable: true,
    description: "Language into which an interpreter translates; null when none is needed.",
  })
  interpreterLanguage: Language | null;
  @Field(() => DateTimeScalar, { nullable: true, description: "When the host answered." })
  answeredAt: Date | null;
  @Field(() => String, {
    nullable: true,
    description: "Why the host declined, or why it was cancelled; null when it ended with its mission.",
  })
  endReason: string | null;
  @Field(() => [TravellerType], { nullable: true, description: "Who goes. Level 4." })
  travellers: TravellerType[] | null;
  @Field(() => TravelLegType, { nullable: true, description: "The way from the visit before. Level 4." })
  travelBefore: TravelLegType | null;
  @Field(() => VisitDebriefType, { nullable: true, description: "What it brought. Level 4." })
  debrief: VisitDebriefType | null;
  @Field(() => Int, { description: "Version to name as `expectedVersion` in a change." }) version: number;
}

export const VisitConnection = connectionType("Visit", VisitType, "visits");

@ObjectType("VisitPayload", { description: "The visit after a change.", simpleResolvers: true })
export class VisitPayload {
  @Field(() => VisitType, { description: "The visit as it now is." }) visit: VisitType;
}

const LOCAL_TIME =
  "by the clock at the place, as `2026-10-21T14:30`. In the hour that comes twice in autumn it takes its offset: `2026-10-25T02:30+01:00`.";

@InputType()
abstract class VisitDetailsInput {
  @Field(() => ID, { nullable: true, description: "One of the host's contacts." })
  hostContactId?: string | null;
  @Field(() => RegionEnum, {
    nullable: true,
    description: "The side whose clock is on the wall. Default: the side that the mission goes to.",
  })
  place?: Region | null;
  @Field(() => String, { nullable: true, description: "Street and number." }) address?: string | null;
  @Field(() => ID, {
    nullable: true,
    description:
      "The need to discuss: one for which the two were introduced. Default: that of their newest introduction.",
  })
  needId?: string | null;
  @Field(() => [ID], { nullable: true, description: "Requirements of that need to discuss." })
  requirementIds?: string[] | null;
  @Field(() => [ID], { nullable: true, description: "Who goes. Default: all travellers." })
  travellerIds?: string[] | null;
  @Field(() => LanguageEnum, {
    nullable: true,
    description: "Language into which an interpreter translates, when one is needed.",
  })
  interpreterLanguage?: Language | null;
}

@InputType("ScheduleVisitInput", { description: "A new visit of a mission." })
export class ScheduleVisitInput extends VisitDetailsInput {
  @Field(() => ID, { description: "The mission." }) missionId: string;
  @Field(() => ID, { description: "The host: both must have accepted an introduction." })
  hostOrganisationId: string;
  @Field(() => String, { description: `When it begins, ${LOCAL_TIME}` }) startsAt: string;
  @Field(() => String, { description: `When it ends, ${LOCAL_TIME}` }) endsAt: string;
  @Field(() => String, { description: "Municipality." }) municipality: string;
  @Field(() => String, { description: "What it is for. At most 20,000 characters." }) purpose: string;
  @Field(() => String, {
    nullable: true,
    description: "Any text of your own: a repetition with it creates nothing new.",
  })
  idempotencyKey?: string | null;
}

@InputType("UpdateVisitInput", {
  description: "Another plan for a visit; what is left out stays. The host is asked anew.",
})
export class UpdateVisitInput extends VisitDetailsInput {
  @Field(() => ID, { description: "The visit." }) visitId: string;
  @Field(() => Int, { description: "The version that you read; another one is refused with CONFLICT." })
  expectedVersion: number;
  @Field(() => String, { nullable: true, description: `When it begins, ${LOCAL_TIME}` }) startsAt?:
    string | null;
  @Field(() => String, { nullable: true, description: `When it ends, ${LOCAL_TIME}` }) endsAt?: string | null;
  @Field(() => String, { nullable: true, description: "Municipality." }) municipality?: string | null;
  @Field(() => String, { nullable: true, description: "What it is for." }) purpose?: string | null;
}

@InputType()
abstract class VisitChangeInput {
  @Field(() => ID, { description: "The visit." }) visitId: string;
  @Field(() => Int, { description: "The version that you read; another one is refused with CONFLICT." })
  expectedVersion: number;
}

@InputType("ConfirmVisitInput", { description: "A visit that the host expects." })
export class ConfirmVisitInput extends VisitChangeInput {}

@InputType("DeclineVisitInput", { description: "A visit that the host cannot receive." })
export class DeclineVisitInput extends VisitChangeInput {
  @Field(() => String, { description: "Why. At most 500 characters." }) reason: string;
}

@InputType("CancelVisitInput", { description: "A visit that does not take place." })
export class CancelVisitInput extends VisitChangeInput {
  @Field(() => String, { description: "Why. At most 500 characters." }) reason: string;
}

@InputType("DebriefVisitInput", { description: "What a visit brought." })
export class DebriefVisitInput extends VisitChangeInput {
  @Field(() => Boolean, { description: "Whether it took place." }) kept: boolean;
  @Field(() => String, { description: "What came of it." }) result: string;
  @Field(() => String, { nullable: true, description: "What comes next." }) nextStep?: string | null;
}
