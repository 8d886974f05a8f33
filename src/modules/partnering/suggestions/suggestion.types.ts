import { Field, Float, ID, InputType, Int, ObjectType } from "type-graphql";
import type { Change, Coverage, MatchKind, Signal } from "../../../matching";
import { connectionType } from "../../../graphql/connections";
import { publicEnum } from "../../../graphql/enums";
import { Node } from "../../../graphql/node";
import { DateTimeScalar } from "../../../graphql/scalars";
import type { CooperationKind } from "../../shared/cooperation-kind";
import type { Language } from "../../shared/language";
import type { Region } from "../../shared/region";
import { CooperationKindEnum, LanguageEnum, RegionEnum } from "../../shared/shared.types";
import { CapabilityStatusEnum, CapabilityType } from "../capabilities/capability.types";
import type { CapabilityStatus } from "../capabilities/capability.rules";
import type { ConceptRelation } from "../lexicon/concept-path.rules";
import { NeedType, RequirementInput, RequirementType } from "../needs/need.types";
import type { SizeClass } from "../organisations/organisation.entity";
import { OrganisationType, SizeClassEnum } from "../organisations/organisation.types";
import type { Sector } from "../sectors/sector";
import { SectorEnum } from "../sectors/sector.types";
import type { ExclusionReason } from "./candidate-exclusion.rules";
import type { SuggestionFlag } from "./suggestion.rules";
import type { AbsenceReason } from "./suggestion-sentences";
import type { DismissalReason, VerdictKind } from "./verdict.entity";

export const SignalEnum = publicEnum<Signal>("Signal", "Something that adds to a score.", {
  WORDING: "Wording of the capability against wording of the need, across languages and typing errors.",
  REQUIREMENTS: "How far the requirements are covered; MUST weighs most.",
  SECTORS: "Shared sectors.",
  COOPERATION: "Kinds of cooperation offered against those wanted.",
  READINESS: "Technology readiness reached against the one wished.",
  EVIDENCE: "A proof stands for the capability.",
  FRESHNESS: "How recently the profile was confirmed.",
  RECIPROCITY: "A published need of theirs calls for what the asker offers.",
});

const SuggestedChangeKindEnum = publicEnum<Change["kind"]>(
  "SuggestedChangeKind",
  "What would bring an organisation among the suggestions.",
  {
    TERMS: "Words of the need that its capability does not say.",
    REQUIREMENT: "A requirement that its capability does not meet.",
    EVIDENCE: "A proof of its capability.",
    CONFIRMATION: "A recent confirmation of its profile.",
    SECTORS: "The sectors of the need.",
    COOPERATION: "The kind of cooperation that is wanted.",
    READINESS: "The technology readiness that is wished.",
  },
);

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

export const MatchKindEnum = publicEnum<MatchKind>(
  "MatchKind",
  "How a term of the need met a term of the capability.",
  {
    SAME: "The same word.",
    INFLECTION: "Another form of the same word.",
    TYPO: "The same word, mistyped.",
    SYNONYM: "Another word for the same.",
    TRANSLATION: "The same in another language.",
    BROADER: "A broader or narrower notion.",
    RELATED: "A word that is close to it.",
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

export const VerdictKindEnum = publicEnum<VerdictKind>(
  "VerdictKind",
  "What an adviser made of a suggestion.",
  {
    SHORTLISTED: "Worth an introduction.",
    DISMISSED: "Not for this need; not suggested again unless asked for.",
  },
);

export const DismissalReasonEnum = publicEnum<DismissalReason>(
  "DismissalReason",
  "Why a suggestion was dismissed.",
  {
    TOO_EARLY: "Its technology or the need is not ready.",
    NOT_RELEVANT: "It does not answer the need.",
    CAPACITY: "It has no capacity left.",
    COMPETITOR: "It competes with the organisation that has the need.",
    ALREADY_IN_CONTACT: "The two know each other already.",
    QUALITY: "Doubts about its quality.",
    OTHER: "Another reason, told in the comment.",
  },
);

export const AbsenceReasonEnum = publicEnum<AbsenceReason>(
  "AbsenceReason",
  "Why an organisation is not among the suggestions.",
  {
    OWN_ORGANISATION: "It has the need itself.",
    OTHER_REGION: "It lies outside the partner region.",
    NOTHING_TO_RANK: "It is archived or has no capability.",
    DISMISSED: "An adviser dismissed it.",
    INELIGIBLE: "Known facts rule the programme's support out.",
    BLOCKED: "An adviser keeps the two apart.",
    NO_CAPACITY: "It can take no further introduction for now.",
    OWN_GROUP: "It belongs to the same group of linked enterprises.",
    HELD_BACK: "It has many open introductions and is held back.",
    OUTRANKED: "Others answer better.",
    NO_COMMON_WORDS: "Nothing that it says meets the need.",
  },
);

@ObjectType("PartnerCard", {
  description: "What anyone signed in may know of a candidate. Level 0.",
  simpleResolvers: true,
})
export class PartnerCard {
  @Field(() => ID, { description: "Opaque; means nothing to another viewer or for another need." })
  id: string;
  @Field(() => RegionEnum, { nullable: true, description: "Its side of the programme." })
  region: Region | null;
  @Field(() => [SectorEnum], { description: "Sectors of the capability." }) sectors: Sector[];
  @Field(() => SizeClassEnum, { nullable: true, description: "Size by staff." }) sizeClass: SizeClass | null;
  @Field(() => String, {
    nullable: true,
    description: "The cleared summary of the capability that met the need.",
  })
  summary: string | null;
}

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

@ObjectType("TextRange", { description: "A range of characters in a text.", simpleResolvers: true })
export class TextRangeType {
  @Field(() => String, { description: "`title` or `text`." }) field: string;
  @Field(() => Int, { description: "0 for the main wording, 1 and up for its translations in order." })
  wording: number;
  @Field(() => Int, { description: "First character, in UTF-16 code units." }) start: number;
  @Field(() => Int, { description: "After the last character." }) end: number;
}

export const ConceptRelationEnum = publicEnum<ConceptRelation>(
  "ConceptRelation",
  "How the concept that a need names stands to the one that a capability names.",
  {
    SAME: "They are the same.",
    BROADER: "The need names the broader one.",
    NARROWER: "The need names the narrower one.",
  },
);

@ObjectType("ConceptStep", {
  description: "One station on the way through the lexicon.",
  simpleResolvers: true,
})
export class ConceptStepType {
  @Field(() => String, { description: "What it is called there." }) label: string;
  @Field(() => ID, { description: "Identifier of the concept." }) conceptId: string;
}

@ObjectType("ConceptPath", {
  description: "The way through the lexicon from a word of the need to a word of the capability.",
  simpleResolvers: true,
})
export class ConceptPathType {
  @Field(() => ConceptRelationEnum, { description: "How the two concepts stand to each other." })
  relation: ConceptRelation;
  @Field(() => [ConceptStepType], { description: "From what the need says to what the capability says." })
  steps: ConceptStepType[];
  @Field(() => String, {
    description: "The way in words, such as «eaux usées → wastewater → membrane bioreactor: broader».",
  })
  sentence: string;
}

@ObjectType("MatchedTerm", {
  description: "A term of the need that met a term of the capability.",
  simpleResolvers: true,
})
export class MatchedTermType {
  @Field(() => String, { description: "Term as the need writes it." }) needTerm: string;
  @Field(() => String, { description: "Term as the capability writes it." }) capabilityTerm: string;
  @Field(() => MatchKindEnum, { description: "How they met." }) kind: MatchKind;
  @Field(() => Float, { description: "Its part of the wording signal, 0 to 1." }) share: number;
  @Field(() => ConceptPathType, {
    nullable: true,
    description: "The concepts of the lexicon by which they belong together; null where none says so.",
  })
  conceptPath: ConceptPathType | null;
  @Field(() => [TextRangeType], { description: "Where the need says it." }) needRanges: TextRangeType[];
  @Field(() => [TextRangeType], { description: "Where the capability says it." })
  capabilityRanges: TextRangeType[];
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

@ObjectType("SuggestionVerdict", {
  description: "What an adviser made of a suggestion. Level 1.",
  implements: Node,
  simpleResolvers: true,
})
export class SuggestionVerdictType extends Node {
  @Field(() => VerdictKindEnum, { description: "Shortlisted or dismissed." }) kind: VerdictKind;
  @Field(() => DismissalReasonEnum, { nullable: true, description: "Why it was dismissed." })
  reason: DismissalReason | null;
  @Field(() => String, { nullable: true, description: "The adviser's own words." }) comment: string | null;
  @Field(() => DateTimeScalar, { description: "When." }) decidedAt: Date;
  @Field(() => String, { description: "The score at that time, 0 to 100." }) score: string;
}

@ObjectType("Suggestion", {
  description: "A ranked candidate for a need; computed, not stored.",
  simpleResolvers: true,
})
export class SuggestionType {
  @Field(() => Int, { description: "Place in the list, from 1." }) rank: number;
  @Field(() => Float, { description: "0 to 100, comparable between needs." }) score: number;
  @Field(() => PartnerCard, { description: "What anyone may read of the candidate. Level 0." })
  card: PartnerCard;
  @Field(() => OrganisationType, {
    nullable: true,
    description: "Who it is; null while the viewer may not know. Level 1.",
  })
  organisation: OrganisationType | null;
  @Field(() => CapabilityType, {
    nullable: true,
    description: "The capability that met the need best. Level 1.",
  })
  capability: CapabilityType | null;
  @Field(() => SuggestionExplanation, { description: "Why it stands where it stands." })
  explanation: SuggestionExplanation;
  @Field(() => SuggestionVerdictType, {
    nullable: true,
    description: "An adviser's verdict, if one stands. Level 1.",
  })
  verdict: SuggestionVerdictType | null;
  @Field(() => Int, {
    nullable: true,
    description:
      "Open introductions in which it is the candidate. Level 1; for advisers, analysts and the attaché.",
  })
  openIntroductions: number | null;
  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether it is the first for the need and the need the first of those that it could answer. Level 1; for advisers, analysts and the attaché.",
  })
  isMutualBest: boolean | null;
}

export const SuggestionConnection = connectionType("Suggestion", SuggestionType, "suggestions");

export const ExclusionReasonEnum = publicEnum<ExclusionReason>(
  "ExclusionReason",
  "Why candidates are left out before anything is compared.",
  {
    INELIGIBLE: "Facts that the viewer may read rule the programme's support out.",
    BLOCKED: "An adviser keeps the two organisations apart.",
    DISMISSED: "An adviser dismissed the suggestion, and the profile has not changed materially since.",
    ARCHIVED: "The organisation is archived.",
    EXPIRED: "The need has expired.",
    NO_CAPACITY:
      "It can take no further introduction for now; applied where the viewer may read the capacity.",
    OWN_GROUP: "It belongs to the same group of linked enterprises, by owners that the viewer may read.",
    HELD_BACK: "It has as many open introductions as the filter holds back.",
  },
);

@ObjectType("SuggestionExclusion", {
  description: "How many candidates one hard filter left out. For advisers, analysts and the attaché.",
  simpleResolvers: true,
})
export class SuggestionExclusionType {
  @Field(() => ExclusionReasonEnum, { description: "The filter." }) reason: ExclusionReason;
  @Field(() => Int, {
    description:
      "Candidates that would have stood in the list; of those no longer searched (archived, expired), how many there are in the region.",
  })
  count: number;
}

@ObjectType("AbsenceReasonInfo", {
  description: "Why an organisation is not among the suggestions.",
  simpleResolvers: true,
})
export class AbsenceReasonInfo {
  @Field(() => AbsenceReasonEnum, { description: "The reason." }) reason: AbsenceReason;
  @Field(() => String, { description: "The reason in the caller's language." }) sentence: string;
}

@ObjectType("MissingPoints", {
  description: "What the last one listed has more by one signal.",
  simpleResolvers: true,
})
export class MissingPoints {
  @Field(() => SignalEnum, { description: "The signal." }) signal: Signal;
  @Field(() => Float, { description: "Points, 0 to 100." }) points: number;
}

@ObjectType("SuggestedChange", {
  description: "The smallest single change that would bring an organisation among the suggestions.",
  simpleResolvers: true,
})
export class SuggestedChange {
  @Field(() => SuggestedChangeKindEnum, { description: "What would have to be true." }) kind: Change["kind"];
  @Field(() => String, { description: "The change in the caller's language." }) sentence: string;
  @Field(() => [String], { description: "The words of the need, for TERMS; otherwise empty." })
  terms: string[];
  @Field(() => String, { nullable: true, description: "The text of the requirement, for REQUIREMENT." })
  requirement: string | null;
  @Field(() => Float, { description: "The score that it would have, 0 to 100." }) score: number;
}

@ObjectType("ExplainedSuggestion", {
  description: "Where one organisation stands for a need, listed or not.",
  simpleResolvers: true,
})
export class ExplainedSuggestion {
  @Field(() => Int, { nullable: true, description: "Its place in the list; null when it is not listed." })
  rank: number | null;
  @Field(() => [AbsenceReasonInfo], { description: "Why it is not listed; empty when it is." })
  reasons: AbsenceReasonInfo[];
  @Field(() => SuggestionType, {
    nullable: true,
    description: "Its own numbers; null when there is nothing to rank.",
  })
  suggestion: SuggestionType | null;
  @Field(() => Float, {
    nullable: true,
    description: "Points that it lacks against the last one listed; 0 when listed.",
  })
  missingPoints: number | null;
  @Field(() => Int, {
    nullable: true,
    description: "Its place among all that are ranked, beyond the list too; null beyond the thousandth.",
  })
  place: number | null;
  @Field(() => [MissingPoints], {
    description: "By signal, what the last one listed has more, the most first; empty when it is listed.",
  })
  missing: MissingPoints[];
  @Field(() => SuggestedChange, {
    nullable: true,
    description: "What would bring it in; null when it is listed, or when no single change would.",
  })
  change: SuggestedChange | null;
}

@InputType("SuggestionWeightsInput", {
  description:
    "Relative importance of each signal, 0 to 10: what is left out keeps its default, 0 leaves a signal out.",
})
export class SuggestionWeightsInput {
  @Field(() => Float, { nullable: true, description: "Wording of the capability against the need." })
  wording?: number | null;
  @Field(() => Float, { nullable: true, description: "Coverage of the requirements." }) requirements?:
    number | null;
  @Field(() => Float, { nullable: true, description: "Shared sectors." }) sectors?: number | null;
  @Field(() => Float, { nullable: true, description: "Kinds of cooperation." }) cooperation?: number | null;
  @Field(() => Float, { nullable: true, description: "Technology readiness." }) readiness?: number | null;
  @Field(() => Float, { nullable: true, description: "Proof of the capability." }) evidence?: number | null;
  @Field(() => Float, { nullable: true, description: "Freshness of the profile." }) freshness?: number | null;
  @Field(() => Float, { nullable: true, description: "Their need of what the asker offers." })
  reciprocity?: number | null;
}

@InputType("SuggestionFilter", { description: "Which candidates." })
export class SuggestionFilterInput {
  @Field(() => RegionEnum, { nullable: true, description: "Default: the region opposite to the need's." })
  partnerRegion?: Region | null;
  @Field(() => [SectorEnum], { nullable: true, description: "With a capability in one of these sectors." })
  sectors?: Sector[] | null;
  @Field(() => Boolean, { defaultValue: false, description: "Those that an adviser dismissed as well." })
  includeDismissed: boolean;
  @Field(() => Int, {
    nullable: true,
    description:
      "Holds candidates back that have so many open introductions or more. For advisers, analysts and the attaché.",
  })
  holdBackFrom?: number | null;
}

@InputType("SuggestPartnersInput", {
  description: "A need that nobody has saved; text or requirements must be there.",
})
export class SuggestPartnersInput {
  @Field(() => String, { nullable: true, description: "Short title." }) title?: string | null;
  @Field(() => String, {
    nullable: true,
    description: "The need in one's own words, up to 20,000 characters.",
  })
  text?: string | null;
  @Field(() => LanguageEnum, {
    nullable: true,
    description: "Language of the text; detected when it is left out.",
  })
  language?: Language | null;
  @Field(() => [RequirementInput], { nullable: true, description: "Checkable parts, 50 at most." })
  requirements?: RequirementInput[] | null;
  @Field(() => ID, {
    nullable: true,
    description: "On whose behalf: it is left out, its region decides the default partner region.",
  })
  organisationId?: string | null;
  @Field(() => RegionEnum, {
    nullable: true,
    description: "Where partners are sought. Without it and organisationId, in both regions.",
  })
  partnerRegion?: Region | null;
  @Field(() => [SectorEnum], {
    nullable: true,
    description: "Sectors in which an answer is sought: a signal, never a gate.",
  })
  sectors?: Sector[] | null;
  @Field(() => [CooperationKindEnum], { nullable: true, description: "Kinds of cooperation wanted." })
  cooperationKinds?: CooperationKind[] | null;
  @Field(() => SuggestionWeightsInput, {
    nullable: true,
    description: "Other weights than the default ones.",
  })
  weights?: SuggestionWeightsInput | null;
  @Field(() => Boolean, {
    defaultValue: false,
    nullable: true,
    description: "Those that an adviser dismissed as well; no verdict stands on an unsaved need.",
  })
  includeDismissed?: boolean | null;
}

@ObjectType("VerdictPayload", { description: "The pair after a verdict.", simpleResolvers: true })
export class VerdictPayload {
  @Field(() => NeedType, { description: "The need." }) need: NeedType;
  @Field(() => OrganisationType, { description: "The organisation." }) organisation: OrganisationType;
  @Field(() => SuggestionVerdictType, {
    nullable: true,
    description: "What now stands; null after it was undone.",
  })
  verdict: SuggestionVerdictType | null;
}

@InputType("ShortlistSuggestionInput", { description: "A suggestion worth an introduction." })
export class ShortlistSuggestionInput {
  @Field(() => ID, { description: "The need." }) needId: string;
  @Field(() => ID, { description: "The suggested organisation." }) organisationId: string;
  @Field(() => String, { nullable: true, description: "The adviser's own words." }) comment?: string | null;
}

@InputType("DismissSuggestionInput", { description: "A suggestion that is none for this need." })
export class DismissSuggestionInput {
  @Field(() => ID, { description: "The need." }) needId: string;
  @Field(() => ID, { description: "The suggested organisation." }) organisationId: string;
  @Field(() => DismissalReasonEnum, { description: "Why." }) reason: DismissalReason;
  @Field(() => String, { nullable: true, description: "The adviser's own words; needed for OTHER." })
  comment?: string | null;
}

@InputType("UndoVerdictInput", { description: "A verdict to take back." })
export class UndoVerdictInput {
  @Field(() => ID, { description: "The need." }) needId: string;
  @Field(() => ID, { description: "The organisation." }) organisationId: string;
}
