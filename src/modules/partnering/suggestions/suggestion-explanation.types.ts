import { Field, Float, ObjectType } from "type-graphql";
import { publicEnum } from "../../../graphql/enums";
import type { Coverage, Signal } from "../../../matching";
import type { CapabilityStatus } from "../capabilities/capability.rules";
import { CapabilityStatusEnum, CapabilityType } from "../capabilities/capability.types";
import { RequirementType } from "../needs/need.types";
import { MatchedTermType } from "./matched-term.types";
import { SignalEnum } from "./suggestion-signal.types";
import type { SuggestionFlag } from "./suggestion.rules";

export const RequirementCoverageEnum = publicEnum<Coverage>(
  "RequirementCoverageStatus",
  "How far a requirement is covered.",
  {
    MET: "A capability says what is required.",
    PARTIALLY_MET: "A capability says part of it.",
    UNMET: "No capability says it.",
    UNKNOWN: "The requirement says nothing that could be compared.",
  },
);

export const SuggestionFlagEnum = publicEnum<SuggestionFlag>(
  "SuggestionFlag",
  "What to look at before believing a suggestion.",
  {
    MUST_UNMET: "A requirement without which a partner is of no use is not covered.",
    CLAIM_ONLY: "No proof stands for the capability.",
    STALE_PROFILE: "The profile was not confirmed for 18 months, or never.",
    QUOTA_USED:
      "The organisation has used its trips of the mission quota. For its people and the advisers of its region.",
    SMALL_OVERLAP: "So little of the wording is shared that it may be an accident.",
    CHANGED_SINCE_DISMISSAL: "It was dismissed, and its profile has changed since.",
  },
);

@ObjectType("Contribution", { description: "What one signal gave to a score.", simpleResolvers: true })
export class ContributionType {
  @Field(() => SignalEnum, { description: "The signal." }) signal: Signal;
  @Field(() => Float, {
    description: "Points of the score, at four decimals; all points add up to the score exactly.",
  })
  points: number;
  @Field(() => Float, { description: "The signal's own strength before weighting, 0 to 1." })
  strength: number;
  @Field(() => String, { description: "What it says, in the caller's language." }) sentence: string;
}

@ObjectType("RequirementCoverage", {
  description: "How far a candidate covers one requirement.",
  simpleResolvers: true,
})
export class RequirementCoverageType {
  @Field(() => RequirementType, {
    description: "The requirement; without identifier when the need is not saved.",
  })
  requirement: RequirementType;
  @Field(() => RequirementCoverageEnum, { description: "How far it is covered." }) status: Coverage;
  @Field(() => Float, {
    description: "Share of the requirement's meaning that the capability answers, 0 to 1.",
  })
  share: number;
  @Field(() => CapabilityType, {
    nullable: true,
    description: "The capability that covers it best. Level 1.",
  })
  capability: CapabilityType | null;
  @Field(() => CapabilityStatusEnum, {
    nullable: true,
    description: "Whether that capability is proven. Level 1.",
  })
  evidence: CapabilityStatus | null;
}

@ObjectType("FlagNote", { description: "A flag and what it says.", simpleResolvers: true })
export class FlagNoteType {
  @Field(() => SuggestionFlagEnum, { description: "The flag." }) flag: SuggestionFlag;
  @Field(() => String, { description: "A sentence in the caller's language." }) sentence: string;
}

@ObjectType("SuggestionExplanation", {
  description: "Why a candidate stands where it stands: the very numbers that ranked.",
  simpleResolvers: true,
})
export class SuggestionExplanation {
  @Field(() => Float, { description: "The number that ranked, 0 to 100." }) score: number;
  @Field(() => [ContributionType], { description: "What each signal gave; the points add up to the score." })
  contributions: ContributionType[];
  @Field(() => [RequirementCoverageType], {
    description: "How far each requirement is covered, in their order.",
  })
  requirements: RequirementCoverageType[];
  @Field(() => [MatchedTermType], { description: "Terms that met; only from text that the viewer may read." })
  matchedTerms: MatchedTermType[];
  @Field(() => [SuggestionFlagEnum], { description: "What to look at." }) flags: SuggestionFlag[];
  @Field(() => [FlagNoteType], { description: "The same in sentences." }) flagNotes: FlagNoteType[];
}
