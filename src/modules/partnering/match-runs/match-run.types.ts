import { Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";
import { connectionType } from "../../../graphql/connections";
import { publicEnum } from "../../../graphql/enums";
import { Node } from "../../../graphql/node";
import { DateTimeScalar } from "../../../graphql/scalars";
import type { Region } from "../../shared/region";
import { RegionEnum } from "../../shared/shared.types";
import { CapabilityType } from "../capabilities/capability.types";
import { NeedType } from "../needs/need.types";
import { OrganisationType } from "../organisations/organisation.types";
import type { MatchRunChangeKind, MatchRunChangeReason } from "./match-run-diff.rules";
import type { MatchRunState } from "./match-run.rules";

export const MatchRunStateEnum = publicEnum<MatchRunState>("MatchRunState", "Where a match run stands.", {
  QUEUED: "It waits for its turn.",
  RUNNING: "Needs are being ranked.",
  DONE: "All needs are ranked; its results never change.",
  CANCELLED: "Whoever started it cancelled it; what was ranked until then can be read.",
  FAILED: "It failed several times in a row and was given up.",
});

export const MatchRunChangeKindEnum = publicEnum<MatchRunChangeKind>(
  "MatchRunChangeKind",
  "How two runs differ about a candidate.",
  { NEW: "It is in the later run's list only.", LEFT: "It is in the earlier run's list only." },
);

export const MatchRunChangeReasonEnum = publicEnum<MatchRunChangeReason>(
  "MatchRunChangeReason",
  "Why a candidate is in one run's list and not in the other's: the first reason that holds.",
  {
    NEED_WITHDRAWN: "The need was withdrawn.",
    NEED_MET: "The need was met.",
    NEED_EXPIRED: "The need has expired.",
    NEED_NOT_RANKED: "The need is not in the later run for another reason.",
    NEW_NEED: "The need was not in the earlier run.",
    INELIGIBLE: "Known facts rule the programme's support out.",
    BLOCKED: "An adviser keeps the two apart.",
    DISMISSED: "An adviser dismissed it.",
    ARCHIVED: "It is no longer in use.",
    NO_CAPACITY: "It can take no further introduction.",
    OWN_GROUP: "It belongs to the group of the organisation that has the need.",
    NO_LONGER_LEFT_OUT: "It was left out of the earlier run, and the reason no longer holds.",
    NEW_PROFILE: "It had nothing to offer when the earlier run ranked the need.",
    PROFILE_CHANGED: "What it says it can do has changed.",
    NEED_CHANGED: "The need has changed.",
    OUTRANKED: "Others answer better.",
    MOVED_UP: "Others went, changed or fell behind it.",
  },
);

@ObjectType("MatchRun", {
  implements: Node,
  description:
    "All published needs ranked against everyone at one time. For advisers and analysts, all of whom see the same.",
  simpleResolvers: true,
})
export class MatchRunType extends Node {
  @Field(() => MatchRunStateEnum, { description: "Where it stands." }) state: MatchRunState;
  @Field(() => RegionEnum, { nullable: true, description: "Needs of this region alone; null: of both." })
  region: Region | null;
  @Field(() => Int, { description: "How many partners of each need are kept." }) partnersPerNeed: number;
  @Field(() => Boolean, { description: "Whether the viewer started it, and so may cancel it." })
  isOwn: boolean;
  @Field(() => DateTimeScalar, { description: "When it was asked for: needs published later are not in it." })
  requestedAt: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: "When the first need was ranked." })
  startedAt: Date | null;
  @Field(() => DateTimeScalar, { nullable: true, description: "When it was over." }) endedAt: Date | null;
  @Field(() => Int, { description: "Needs that were published when it was asked for." }) needsTotal: number;
  @Field(() => Int, {
    description: "Needs that are ranked; those that were withdrawn before their turn are left out.",
  })
  needsRanked: number;
  @Field(() => Float, { description: "How much of it is done, 0 to 1." }) progress: number;
  @Field(() => String, {
    nullable: true,
    description: "Names the way scores were computed at its start; null while it waits.",
  })
  engineVersion: string | null;
  @Field(() => String, {
    nullable: true,
    description: "Names the lexicon at its start; null while it waits.",
  })
  lexiconVersion: string | null;
}

@ObjectType("MatchRunResult", {
  description: "A partner that a run found for a need.",
  simpleResolvers: true,
})
export class MatchRunResultType {
  @Field(() => NeedType, { nullable: true, description: "The need." }) need: NeedType | null;
  @Field(() => Int, { description: "Its place in the need's list, from 1." }) rank: number;
  @Field(() => Float, { description: "Its score, 0 to 100." }) score: number;
  @Field(() => OrganisationType, { nullable: true, description: "The partner." })
  organisation: OrganisationType | null;
  @Field(() => CapabilityType, { nullable: true, description: "The capability that met the need best." })
  capability: CapabilityType | null;
}

export const MatchRunConnection = connectionType("MatchRun", MatchRunType, "match runs");
export const MatchRunResultConnection = connectionType(
  "MatchRunResult",
  MatchRunResultType,
  "results of a run",
);

@ObjectType("MatchRunChange", {
  description: "A partner that is in one run's list of a need and not in the other's.",
  simpleResolvers: true,
})
export class MatchRunChangeType {
  @Field(() => MatchRunChangeKindEnum, { description: "New or left." }) kind: MatchRunChangeKind;
  @Field(() => MatchRunChangeReasonEnum, { description: "Why." }) reason: MatchRunChangeReason;
  @Field(() => NeedType, { nullable: true, description: "The need." }) need: NeedType | null;
  @Field(() => OrganisationType, { nullable: true, description: "The partner." })
  organisation: OrganisationType | null;
  @Field(() => CapabilityType, { nullable: true, description: "The capability that met the need best." })
  capability: CapabilityType | null;
  @Field(() => Int, { nullable: true, description: "Its place in the earlier run; null when it is new." })
  rankThen: number | null;
  @Field(() => Int, { nullable: true, description: "Its place in the later run; null when it left." })
  rankNow: number | null;
  @Field(() => Float, { nullable: true, description: "Its score in the earlier run; null when it is new." })
  scoreThen: number | null;
  @Field(() => Float, { nullable: true, description: "Its score in the later run; null when it left." })
  scoreNow: number | null;
}

export const MatchRunChangeConnection = connectionType(
  "MatchRunChange",
  MatchRunChangeType,
  "differences of two runs",
);

@ObjectType("MatchRunDiff", {
  description: "How two runs differ, list by list, at the length of the shorter lists.",
  simpleResolvers: true,
})
export class MatchRunDiffType {
  @Field(() => MatchRunType, { description: "The earlier run." }) from: MatchRunType;
  @Field(() => MatchRunType, { description: "The later run." }) to: MatchRunType;
  @Field(() => Int, { description: "Partners that are in the later run's lists only." }) appeared: number;
  @Field(() => Int, { description: "Partners that are in the earlier run's lists only." }) left: number;
  @Field(() => Int, { description: "Partners that are in both." }) stayed: number;
  @Field(() => Boolean, { description: "Whether scores are computed otherwise in the later run." })
  isEngineChanged: boolean;
  @Field(() => Boolean, { description: "Whether the lexicon was another one." }) isLexiconChanged: boolean;
}

@ObjectType("MatchRunPayload", { description: "The run after a change.", simpleResolvers: true })
export class MatchRunPayload {
  @Field(() => MatchRunType, { description: "The run." }) matchRun: MatchRunType;
}

@InputType("StartMatchRunInput", { description: "Which needs to rank, and how many partners to keep." })
export class StartMatchRunInput {
  @Field(() => RegionEnum, { nullable: true, description: "Needs of this region alone. Default: both." })
  region?: Region | null;
  @Field(() => Int, { nullable: true, description: "Partners to keep of each need: 1 to 50. Default 10." })
  partnersPerNeed?: number | null;
  @Field(() => String, {
    nullable: true,
    description: "Any text of your own, up to 200 characters: a repetition with it creates nothing new.",
  })
  idempotencyKey?: string | null;
}

@InputType("CancelMatchRunInput", { description: "A run that is not over." })
export class CancelMatchRunInput {
  @Field(() => ID, { description: "The run." }) matchRunId: string;
}
