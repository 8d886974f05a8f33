import type {
  Contribution,
  Hit,
  MatchedTerm,
  MatchRequirement,
  RequirementCoverage,
} from "../../../matching";
import type { CapabilityRecord } from "../capabilities/capability.repository";
import type { Day } from "../../shared/calendar";
import type { Language } from "../../shared/language";
import { profileOf, type RankedCapability } from "./index-profiles";
import { sentenceOf } from "./suggestion-sentences";
import { type FlagFacts, flagsOf, type SuggestionFlag } from "./suggestion.rules";
import type { Suggestion, SuggestionService } from "./suggestion.service";

export interface CoveredRequirement {
  readonly requirement: MatchRequirement;
  readonly covered: RequirementCoverage;
}

type ToldContribution = Contribution & { readonly sentence: string };

/** The terms of one version of a capability. */
interface Alignment {
  readonly capabilityId: string;
  readonly version: number;
  readonly terms: ReturnType<SuggestionExplainer["alignTerms"]>;
}

/** Tells why a suggestion stands where it stands, from the index that ranked it and no other. */
export class SuggestionExplainer {
  /** A hit is the answer to one question, and is kept for as long as the answer is. */
  private readonly told = new WeakMap<Hit, Map<Language, readonly ToldContribution[]>>();
  private readonly coverages = new WeakMap<Hit, readonly CoveredRequirement[]>();
  private readonly alignments = new WeakMap<Hit, Alignment>();

  constructor(private readonly suggestions: SuggestionService) {}

  /** What each signal gave, in figures and in a sentence. */
  contributions({ hit }: Suggestion, language: Language): readonly ToldContribution[] {
    const known = this.told.get(hit) ?? new Map<Language, readonly ToldContribution[]>();
    const contributions = known.get(language) ?? hit.contributions.map((one) => tell(one, language));
    this.told.set(hit, known.set(language, contributions));
    return contributions;
  }

  coverage(suggestion: Suggestion): readonly CoveredRequirement[] {
    let known = this.coverages.get(suggestion.hit);
    if (!known) {
      known = this.computeCoverage(suggestion);
      this.coverages.set(suggestion.hit, known);
    }
    return known;
  }

  /** The terms that met, in the capability as it stands in the database. */
  matchedTerms(
    suggestion: Suggestion,
    capability: CapabilityRecord,
    confirmed: Pick<RankedCapability, "profileConfirmedOn">,
  ) {
    const { id: capabilityId, version } = capability;
    const known = this.alignments.get(suggestion.hit);
    if (known?.capabilityId === capabilityId && known.version === version) return known.terms;
    const { profileConfirmedOn } = confirmed;
    const terms = this.alignTerms(suggestion, { ...capability, profileConfirmedOn });
    this.alignments.set(suggestion.hit, { capabilityId, version, terms });
    return terms;
  }

  flags(suggestion: Suggestion, facts: FlagFacts["facts"], nextTripOn: Day | null): SuggestionFlag[] {
    const { question, hit } = suggestion;
    return flagsOf({
      hit,
      coverage: this.coverage(suggestion).map(({ covered }) => covered),
      facts: question.audience === "INTERNAL" ? facts : undefined,
      quotaUsed: nextTripOn !== null,
      changedSinceDismissal: question.changedSinceDismissal.has(suggestion.organisationId),
      today: question.today,
    });
  }

  private alignTerms({ question }: Suggestion, capability: RankedCapability) {
    const profile = profileOf(capability, question.audience);
    if (!profile) return [];
    const { need } = question;
    return this.suggestions
      .engine(question)
      .alignTerms(need, profile)
      .map((term) => ({
        ...shownTerm(term),
        need,
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

function tell(one: Contribution, language: Language): ToldContribution {
  const sentence = sentenceOf(one.signal, one.strength, language);
  return { ...one, strength: shownShare(one.strength), sentence };
}

/** Nobody reads more of a share than this. */
export function shownShare(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}

function shownTerm({ needTerm, profileTerm, kind, share, needRanges, profileRanges }: MatchedTerm) {
  return {
    needTerm,
    capabilityTerm: profileTerm,
    kind,
    share: shownShare(share),
    needRanges: needRanges.map(shownRange),
    capabilityRanges: profileRanges.map(shownRange),
  };
}

function shownRange({ field, text, start, end }: MatchedTerm["needRanges"][number]) {
  return { field, wording: text, start, end };
}
