import type { MatchNeed, MatchRequirement, RequirementCoverage } from "../../../matching";
import type { Viewer } from "../../../security/viewer";
import { badInput } from "../../shared/domain-error";
import type { NeedRecord } from "../needs/need.repository";
import type { BlockedPairRepository } from "../pairs/blocked-pair.repository";
import { type ConsortiumCandidate, type ConsortiumLimits, smallestConsortia } from "./consortium.rules";
import { partnerRegionOf } from "../suggestions/suggestion.rules";
import {
  type RankedQuestion,
  type Suggestion,
  type SuggestionService,
  toSuggestion,
} from "../suggestions/suggestion.service";

/** What one member contributes to one requirement. */
export interface ConsortiumProof {
  readonly member: Suggestion;
  readonly covered: RequirementCoverage;
}

export interface ConsortiumRequirement {
  readonly requirement: MatchRequirement;
  /** The members that meet it; more than one where they overlap. */
  readonly coveredBy: readonly ConsortiumProof[];
}

export interface Consortium {
  readonly members: readonly Suggestion[];
  readonly requirements: readonly ConsortiumRequirement[];
}

/** A requirement that nobody meets, and how near the nearest candidate comes. */
export interface UnmetRequirement {
  readonly requirement: MatchRequirement;
  readonly nearest: RequirementCoverage;
}

export interface Consortia {
  readonly consortia: readonly Consortium[];
  readonly unmet: readonly UnmetRequirement[];
  readonly candidates: number;
}

interface Candidate extends ConsortiumCandidate {
  readonly suggestion: Suggestion;
  /** In the order of the wanted requirements. */
  readonly coverage: readonly RequirementCoverage[];
}

/** The best for the whole need, and the best for each requirement alone: who answers one may say nothing of the rest. */
const PLACES_OF_NEED = 60;
const PLACES_OF_REQUIREMENT = 20;

/** Finds candidates that together meet what none of them meets alone. */
export class ConsortiumService {
  constructor(
    private readonly suggestions: SuggestionService,
    private readonly pairs: BlockedPairRepository,
  ) {}

  async forNeed(viewer: Viewer, need: NeedRecord, limits: ConsortiumLimits): Promise<Consortia> {
    const question = await this.suggestions.ofNeed(viewer, need);
    const musts = (question.need.requirements ?? []).filter(({ level }) => level === "MUST");
    if (musts.length === 0)
      throw badInput(
        "needId",
        "The need has no requirement of level MUST. Write down what partners have to meet together.",
      );
    const candidates = await this.candidates(viewer, question, need, musts);
    const areApart = await this.apart(viewer, candidates);
    const found = smallestConsortia(candidates, musts.length, limits, areApart);
    return {
      consortia: found.consortia.map((members) => consortiumOf(members, musts)),
      unmet: found.unmet.flatMap((place) => unmetOf(place, musts, candidates)),
      candidates: candidates.length,
    };
  }

  private async candidates(
    viewer: Viewer,
    question: RankedQuestion,
    need: NeedRecord,
    musts: readonly MatchRequirement[],
  ): Promise<Candidate[]> {
    const alone = musts.map((requirement) => askedAlone(question.need, requirement));
    const [ofNeed = []] = await this.suggestions.firstOf(
      viewer,
      question,
      need,
      [question.need],
      PLACES_OF_NEED,
    );
    const ofEach = await this.suggestions.firstOf(viewer, question, need, alone, PLACES_OF_REQUIREMENT);
    const owners = [...new Set([...ofNeed, ...ofEach.flat()])];
    const region = partnerRegionOf(null, need.organisationRegion) ?? null;
    const hits = owners.flatMap(
      (owner) => this.suggestions.score(question, need.organisationId, owner) ?? [],
    );
    return hits
      .sort((a, b) => b.score - a.score || (a.owner < b.owner ? -1 : 1))
      .map((hit, index) => this.candidate(toSuggestion(question, hit, region, index + 1), musts));
  }

  private candidate(suggestion: Suggestion, musts: readonly MatchRequirement[]): Candidate {
    const { question, organisationId, score } = suggestion;
    const all = this.suggestions.engine(question).coverRequirements(question.need, organisationId);
    const byId = new Map(all.map((covered) => [covered.requirementId, covered]));
    const coverage = musts.flatMap(({ id }) => byId.get(id) ?? []);
    const meets = placesWhere(coverage, (one) => one.coverage === "MET");
    const proven = meets.filter((place) => coverage[place]?.evidenced === true);
    return { id: organisationId, score, meets, proven, suggestion, coverage };
  }

  /** Pairs that advisers keep apart: known to those alone who may know of them, for an absence would tell. */
  private async apart(viewer: Viewer, candidates: readonly Candidate[]) {
    const pairs = viewer.readsCatalogue ? await this.pairs.standingAmong(candidates.map(({ id }) => id)) : [];
    const keys = new Set(
      pairs.flatMap(({ oneId, otherId }) => [`${oneId} ${otherId}`, `${otherId} ${oneId}`]),
    );
    return (one: string, other: string): boolean => keys.has(`${one} ${other}`);
  }
}

function askedAlone({ lang }: MatchNeed, { text }: MatchRequirement): MatchNeed {
  return { text, ...(lang ? { lang } : {}) };
}

function placesWhere<T>(all: readonly T[], holds: (one: T) => boolean): number[] {
  return all.flatMap((one, place) => (holds(one) ? [place] : []));
}

function consortiumOf(members: readonly Candidate[], musts: readonly MatchRequirement[]): Consortium {
  return {
    members: members.map(({ suggestion }) => suggestion),
    requirements: musts.map((requirement, place) => ({
      requirement,
      coveredBy: members.flatMap(({ suggestion, coverage, meets }) => {
        const covered = coverage[place];
        return covered && meets.includes(place) ? [{ member: suggestion, covered }] : [];
      }),
    })),
  };
}

function unmetOf(
  place: number,
  musts: readonly MatchRequirement[],
  candidates: readonly Candidate[],
): UnmetRequirement[] {
  const requirement = musts[place];
  if (!requirement) return [];
  const nothing = {
    requirementId: requirement.id,
    level: requirement.level,
    coverage: "UNMET",
    share: 0,
  } as const;
  const nearest = candidates
    .flatMap(({ coverage }) => coverage[place] ?? [])
    .reduce<RequirementCoverage>((best, one) => (one.share > best.share ? one : best), nothing);
  return [{ requirement, nearest }];
}
