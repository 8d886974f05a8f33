import type { MatchNeed, MatchText } from "../../../matching";
import type { Viewer } from "../../../security/viewer";
import { oppositeRegion, type Region } from "../../shared/region";
import { maySeeNeed, type NeedRecord, type NeedRepository } from "../needs/need.repository";
import type { Requirement } from "../needs/requirement.entity";
import type { Organisation } from "../organisations/organisation.entity";
import type { CandidateEligibility } from "./candidate-eligibility";
import type { ExclusionReason } from "./candidate-exclusion.rules";
import type { ExclusionRepository } from "./exclusion.repository";
import {
  audienceOf,
  capabilityWordings,
  needWordingOf,
  questionOf,
  type RankedCapability,
} from "./index-profiles";
import type { IndexRepository } from "./index.repository";
import type { PartnerIndex } from "./partner-index";
import { type Suggestion, type SuggestionService, toSuggestion } from "./suggestion.service";
import { NOTHING_KNOWN } from "./candidate-standing";
import type { SuggestionVerdict } from "./verdict.entity";
import type { VerdictRepository } from "./verdict.repository";

/** A need that an organisation could answer, with the suggestion that the need's own list would show. */
export interface NeedSuggestion extends Suggestion {
  readonly need: NeedRecord;
}

export interface NeedSuggestions {
  readonly organisation: Organisation;
  readonly region: Region | undefined;
  readonly suggestions: readonly NeedSuggestion[];
  readonly removed: ReadonlyMap<ExclusionReason, number>;
}

type NeedExclusion = (need: NeedRecord, verdict?: SuggestionVerdict) => ExclusionReason | undefined;

/** Needs that are near what an organisation says, with all that their scoring and the hard filters ask. */
export interface GatheredNeeds {
  readonly organisation: Organisation;
  readonly region: Region | undefined;
  readonly needs: readonly NeedRecord[];
  readonly exclusions: NeedExclusion;
  readonly verdicts: ReadonlyMap<string, SuggestionVerdict>;
  readonly requirements: readonly Requirement[];
}

export interface NeedSuggestionSources {
  readonly index: PartnerIndex;
  readonly capabilities: IndexRepository;
  readonly needs: NeedRepository;
  readonly exclusions: ExclusionRepository;
  readonly verdicts: VerdictRepository;
  readonly eligibility: CandidateEligibility;
  readonly suggestions: SuggestionService;
}

/** So many needs are scored one by one: those of the organisations whose best need is worded nearest. */
const NEEDS_SCORED = 60;

/** Needs that an organisation could answer: found by its own words, scored as the needs' own lists score it. */
export class NeedSuggestionService {
  constructor(private readonly sources: NeedSuggestionSources) {}

  async forOrganisation(
    viewer: Viewer,
    organisation: Organisation,
    seekerRegion?: Region | null,
  ): Promise<NeedSuggestions> {
    const capabilities = await this.sources.capabilities.capabilitiesOf([organisation.id]);
    return this.score(viewer, await this.gather(viewer, organisation, capabilities, seekerRegion));
  }

  /** All that is read before the needs that are near some capabilities of the organisation are scored. */
  async gather(
    viewer: Viewer,
    organisation: Organisation,
    capabilities: readonly RankedCapability[],
    seekerRegion?: Region | null,
  ): Promise<GatheredNeeds> {
    const region = seekerRegion ?? (organisation.region ? oppositeRegion(organisation.region) : undefined);
    const needs = await this.near(viewer, organisation.id, capabilities, region);
    const exclusions = await this.exclusions(viewer, organisation.id, needs);
    const verdicts = await this.verdicts(viewer, organisation.id);
    const requirements = await this.sources.needs.requirementsOf(needs.map(({ id }) => id));
    return { organisation, region, needs, exclusions, verdicts, requirements };
  }

  /** Scores the organisation, as the index has it at this moment, for each of the needs. */
  score(viewer: Viewer, gathered: GatheredNeeds): NeedSuggestions {
    const { organisation, region, needs, exclusions, verdicts, requirements } = gathered;
    const removed = new Map<ExclusionReason, number>();
    const scored = needs.flatMap(
      (need) => this.scored(viewer, need, organisation, requirements, verdicts.get(need.id)) ?? [],
    );
    const kept = scored.filter(({ need }) => {
      const reason = exclusions(need, verdicts.get(need.id));
      if (reason !== undefined) removed.set(reason, (removed.get(reason) ?? 0) + 1);
      return reason === undefined;
    });
    return { organisation, region, suggestions: kept.sort(byScore).map(ranked), removed };
  }

  /** Whether the need is the first of those that the organisation could answer. */
  async isBestNeed(viewer: Viewer, organisation: Organisation, needId: string): Promise<boolean> {
    const { suggestions } = await this.forOrganisation(viewer, organisation);
    return suggestions[0]?.need.id === needId;
  }

  /** Published needs of other organisations that use the organisation's words. */
  private async near(
    viewer: Viewer,
    organisationId: string,
    capabilities: readonly RankedCapability[],
    region: Region | undefined,
  ): Promise<NeedRecord[]> {
    const [first, ...others] = capabilities.flatMap(capabilityWordings);
    if (!first) return [];
    const { needs } = this.sources.index.of(audienceOf(viewer));
    const { hits } = needs.rank(wordsOf(first, others), {
      limit: NEEDS_SCORED,
      accept: (need) => region === undefined || need.region === region,
    });
    const ids = hits.flatMap(({ owner }) => needs.idsOf(owner)).slice(0, NEEDS_SCORED);
    const found = await this.sources.needs.findMany(ids);
    return found.filter((need) => need.organisationId !== organisationId && maySeeNeed(viewer, need));
  }

  private async exclusions(
    viewer: Viewer,
    organisationId: string,
    needs: readonly NeedRecord[],
  ): Promise<NeedExclusion> {
    if (!viewer.readsCatalogue) return () => undefined;
    const [excluded, failing] = await Promise.all([
      this.sources.exclusions.excluded(viewer, [organisationId]),
      this.sources.eligibility.knownToFail(viewer, [...new Set(needs.map((need) => need.organisationId))]),
    ]);
    const apart = new Map(
      excluded(organisationId)
        .filter(({ reason }) => reason === "BLOCKED" || reason === "OWN_GROUP")
        .map(({ organisationId: id, reason }) => [id, reason]),
    );
    return ({ organisationId: id }, verdict) => {
      if (failing.has(id)) return "INELIGIBLE";
      return apart.get(id) ?? (verdict?.kind === "DISMISSED" ? "DISMISSED" : undefined);
    };
  }

  private async verdicts(viewer: Viewer, organisationId: string) {
    const standing = viewer.readsCatalogue ? await this.sources.verdicts.standingFor(organisationId) : [];
    return new Map(standing.map((verdict) => [verdict.needId, verdict]));
  }

  private scored(
    viewer: Viewer,
    need: NeedRecord,
    organisation: Organisation,
    requirements: readonly Requirement[],
    verdict: SuggestionVerdict | undefined,
  ): NeedSuggestion | undefined {
    const asked = viewer.readsCatalogue
      ? questionOf(
          need,
          requirements.filter(({ needId }) => needId === need.id),
        )
      : needWordingOf(need, "PUBLIC");
    if (!asked) return undefined;
    const verdicts = new Map(verdict ? [[organisation.id, verdict]] : []);
    const question = this.sources.suggestions.question(viewer, asked, { ...NOTHING_KNOWN, verdicts });
    const hit = this.sources.suggestions.score(question, need.organisationId, organisation.id);
    return hit && hit.score > 0
      ? { ...toSuggestion(question, hit, organisation.region, 0), need }
      : undefined;
  }
}

function wordsOf(first: MatchText, others: readonly MatchText[]): MatchNeed {
  return { ...first, translations: others };
}

/** Equal scores by the need's identifier, so that the order never depends on anything else. */
function byScore(a: NeedSuggestion, b: NeedSuggestion): number {
  return b.score - a.score || (a.need.id < b.need.id ? -1 : 1);
}

function ranked(suggestion: NeedSuggestion, index: number): NeedSuggestion {
  return { ...suggestion, rank: index + 1 };
}
