import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { connectionType } from "../../../graphql/connections";
import { publicEnum } from "../../../graphql/enums";
import { Node } from "../../../graphql/node";
import { DateScalar, DateTimeScalar } from "../../../graphql/scalars";
import type { Region } from "../../shared/region";
import { RegionEnum } from "../../shared/shared.types";
import { NeedType } from "../needs/need.types";
import { OrganisationType, SizeClassEnum } from "../organisations/organisation.types";
import type { SizeClass } from "../organisations/organisation.entity";
import type { Sector } from "../sectors/sector";
import { SectorEnum } from "../sectors/sector.types";
import type { IntroductionSide } from "./introduction.entity";
import type { DeclineReason, IntroductionState } from "./introduction.rules";

export const IntroductionStateEnum = publicEnum<IntroductionState>(
  "IntroductionState",
  "Where an introduction stands.",
  {
    DRAFT: "Being written by an adviser of the seeker's region.",
    SENT: "Both sides may answer.",
    ACKNOWLEDGED: "The candidate has read it and both sides may answer.",
    ACCEPTED: "Both sides have accepted: each knows who the other is.",
    DECLINED: "One side has declined.",
    EXPIRED: "Not both sides answered in time.",
    WITHDRAWN: "The adviser took it back.",
  },
);

export const IntroductionSideEnum = publicEnum<IntroductionSide>(
  "IntroductionSide",
  "One of the two sides of an introduction.",
  {
    SEEKER: "The organisation that has the need.",
    CANDIDATE: "The organisation that could answer it.",
  },
);

export const DeclineReasonEnum = publicEnum<DeclineReason>(
  "DeclineReason",
  "Why a side declined an introduction.",
  {
    TOO_EARLY: "It comes too early.",
    NOT_RELEVANT: "It is not relevant.",
    CAPACITY: "No capacity is left.",
    COMPETITOR: "The other could be a competitor.",
    ALREADY_IN_CONTACT: "The two are in contact already.",
    OTHER: "Another reason, said in the comment.",
  },
);

@ObjectType("IntroductionParty", {
  description: "One side of an introduction. Who it is, the other side learns when both have accepted.",
  simpleResolvers: true,
})
export class IntroductionPartyType {
  @Field(() => IntroductionSideEnum, { description: "Which side. Level 0." }) side: IntroductionSide;
  @Field(() => RegionEnum, { nullable: true, description: "Its region. Level 0." }) region: Region | null;
  @Field(() => [SectorEnum], { description: "Its sectors. Level 0." }) sectors: Sector[];
  @Field(() => SizeClassEnum, { nullable: true, description: "Its size. Level 0." })
  sizeClass: SizeClass | null;
  @Field(() => DateTimeScalar, { nullable: true, description: "When it accepted. Level 0." })
  acceptedAt: Date | null;
  @Field(() => DeclineReasonEnum, { nullable: true, description: "Why it declined, if it did. Level 0." })
  declineReason: DeclineReason | null;
  @Field(() => String, { nullable: true, description: "What it said about that. Level 1." })
  declineComment: string | null;
  @Field(() => OrganisationType, { nullable: true, description: "Who it is. Level 1." })
  organisation: OrganisationType | null;
}

@ObjectType("Introduction", {
  implements: Node,
  description:
    "An expression of interest of one organisation in another, for a need. Seen by both sides once it is sent, and by the readers of the catalogue.",
  simpleResolvers: true,
})
export class IntroductionType extends Node {
  @Field(() => IntroductionStateEnum, { description: "Where it stands." }) state: IntroductionState;
  @Field(() => String, { description: "What the candidate reads before either knows who the other is." })
  message: string;
  @Field(() => NeedType, { nullable: true, description: "The need; the candidate reads its summary." })
  need: NeedType | null;
  @Field(() => [IntroductionPartyType], { description: "Both sides, the seeker first." })
  parties: IntroductionPartyType[];
  @Field(() => [IntroductionSideEnum], {
    description:
      "Whose turn it is: sides that have not answered, or that have not told what came of it when that is due.",
  })
  awaits: IntroductionSide[];
  @Field(() => DateScalar, { nullable: true, description: "Last day to answer." }) answerBy: string | null;
  @Field(() => DateTimeScalar, { nullable: true, description: "When it was sent." }) sentAt: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: "When the candidate acknowledged it." })
  acknowledgedAt: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: "When it ended, or was accepted by both." })
  endedAt: Date | null;
  @Field(() => String, {
    nullable: true,
    description: "Why the same two are introduced again so soon. Level 1.",
  })
  againBecause: string | null;
  @Field(() => Int, { description: "Version to name as `expectedVersion` in a change." }) version: number;
}

export const IntroductionConnection = connectionType("Introduction", IntroductionType, "introductions");

@ObjectType("IntroductionPayload", { description: "The introduction after a change.", simpleResolvers: true })
export class IntroductionPayload {
  @Field(() => IntroductionType, { description: "The introduction as it now is." })
  introduction: IntroductionType;
}

@InputType("IntroductionFilter", { description: "Which introductions; every criterion given must hold." })
export class IntroductionFilterInput {
  @Field(() => [IntroductionStateEnum], { nullable: true, description: "In one of these states." })
  states?: IntroductionState[] | null;
  @Field(() => ID, { nullable: true, description: "For this need." }) needId?: string | null;
  @Field(() => ID, {
    nullable: true,
    description: "With this organisation on either side; only one's own for those who may not know names.",
  })
  organisationId?: string | null;
  @Field(() => IntroductionSideEnum, {
    nullable: true,
    description: "This side's turn: to answer, or to tell what came of it.",
  })
  awaits?: IntroductionSide | null;
}

@InputType("StartIntroductionInput", { description: "A draft of an introduction." })
export class StartIntroductionInput {
  @Field(() => ID, { description: "The published need." }) needId: string;
  @Field(() => ID, { description: "The organisation that could answer it." }) candidateId: string;
  @Field(() => String, {
    description:
      "What the candidate reads before either knows who the other is: name nobody. At most 20,000 characters.",
  })
  message: string;
  @Field(() => String, {
    nullable: true,
    description: "Why the same two are introduced again within six months of the end of an introduction.",
  })
  againBecause?: string | null;
  @Field(() => String, {
    nullable: true,
    description: "Any text of your own: a repetition with it creates nothing new.",
  })
  idempotencyKey?: string | null;
}

@InputType()
export abstract class IntroductionChangeInput {
  @Field(() => ID, { description: "The introduction." }) introductionId: string;
  @Field(() => Int, { description: "The version that you read; another one is refused with CONFLICT." })
  expectedVersion: number;
}

@InputType("SendIntroductionInput", { description: "A draft to send." })
export class SendIntroductionInput extends IntroductionChangeInput {}

@InputType("WithdrawIntroductionInput", { description: "An introduction to take back." })
export class WithdrawIntroductionInput extends IntroductionChangeInput {}

@InputType("AcknowledgeIntroductionInput", { description: "An introduction that the candidate has read." })
export class AcknowledgeIntroductionInput extends IntroductionChangeInput {}

@InputType("AcceptIntroductionInput", { description: "An introduction to accept, for one side." })
export class AcceptIntroductionInput extends IntroductionChangeInput {
  @Field(() => IntroductionSideEnum, {
    nullable: true,
    description: "For which side; needed by those who answer for both.",
  })
  side?: IntroductionSide | null;
}

@InputType("DeclineIntroductionInput", { description: "An introduction to decline, for one side." })
export class DeclineIntroductionInput extends IntroductionChangeInput {
  @Field(() => DeclineReasonEnum, { description: "Why." }) reason: DeclineReason;
  @Field(() => String, { nullable: true, description: "More about it; needed when the reason is OTHER." })
  comment?: string | null;
  @Field(() => IntroductionSideEnum, {
    nullable: true,
    description: "For which side; needed by those who answer for both.",
  })
  side?: IntroductionSide | null;
}
