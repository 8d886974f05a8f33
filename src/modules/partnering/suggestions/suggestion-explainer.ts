import type { Hit, MatchedTerm, MatchRequirement, RequirementCoverage } from "../../../matching";
import type { Day } from "../../shared/calendar";
import { profileOf, type RankedCapability } from "./index-profiles";
import { flagsOf, type SuggestionFlag } from "./suggestion.rules";
import type { Suggestion, SuggestionService } from "./suggestion.service";

export interface CoveredRequirement {
  readonly requirement: MatchRequirement;
  readonly covered: RequirementCoverage;
}

/** The terms of one version of a capability. */
interface Alignment {
  readonly capabilityId: string;
  readonly version: number;
  readonly terms: ReturnType<SuggestionExplainer["alignTerms"]>;
}

/** Tells why a suggestion stands where it stands, from the index that ranked it and no other. */
export class SuggestionExplainer {
  /** A hit is the answer to one question, and is kept for as long as the answer is. */
  private readonly coverages = new WeakMap<Hit, readonly CoveredRequirement[]>();
  private readonly alignments = new WeakMap<Hit, Alignment>();

  constructor(private readonly suggestions: SuggestionService) {}

  coverage(suggestion: Suggestion): readonly CoveredRequirement[] {
    let known = this.coverages.get(suggestion.hit);
    if (!known) {
      known = this.computeCoverage(suggestion);
      this.coverages.set(suggestion.hit, known);
    }
    return known;
  }

  /** The terms that met, in the capability as it stands in the database. */
  matchedTerms(suggestion: Suggestion, capability: RankedCapability) {
    const known = this.alignments.get(suggestion.hit);
    if (known?.capabilityId === capability.id && known.version === capability.version) return known.terms;
    const terms = this.alignTerms(suggestion, capability);
    this.alignments.set(suggestion.hit, { capabilityId: capability.id, version: capability.version, terms });
    return terms;
  }

  flags(
    suggestion: Suggestion,
    capability: RankedCapability | null,
    nextTripOn: Day | null,
  ): SuggestionFlag[] {
    const { question, hit } = suggestion;
    return flagsOf({
      hit,
      coverage: this.coverage(suggestion).map(({ covered }) => covered),
      facts: question.audience === "INTERNAL" && capability ? capability : undefined,
      quotaUsed: nextTripOn !== null,
      changedSinceDismissal: question.changedSinceDismissal.has(suggestion.organisationId),
      today: question.today,
    });
  }

  private alignTerms({ question }: Suggestion, capability: RankedCapability) {
    const profile = profileOf(capability, question.audience);
    if (!profile) return [];
    return this.suggestions
      .engine(question)
      .alignTerms(question.need, profile)
      .map((term) => ({
        shown: shownTerm(term),
        profile,
        meeting: { needRange: term.needRanges[0], profileRange: term.profileRanges[0] },
      }));
  }

  private computeCoverage({ question, hit }: Suggestion): readonly CoveredRequirement[] {
    const requirements = question.need.requirements ?? [];
    if (requirements.length === 0) return [];
    const covered = this.suggestions.engine(question).coverRequirements(question.need, hit.owner);
    return requirements.flatMap((requirement, index) => {
      const one = covered[index];
      return one ? [{ requirement, covered: one }] : [];
    });
  }
}

function shownTerm({ needTerm, profileTerm, kind, share, needRanges, profileRanges }: MatchedTerm) {
  return {
    needTerm,
    capabilityTerm: profileTerm,
    kind,
    share: Math.round(share * 10_000) / 10_000,
    needRanges: needRanges.map(shownRange),
    capabilityRanges: profileRanges.map(shownRange),
  };
}

function shownRange({ field, text, start, end }: MatchedTerm["needRanges"][number]) {
  return { field, wording: text, start, end };
}
