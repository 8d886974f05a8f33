import { createHash, createHmac } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { Hit, MatchNeed, ProfileFacts, RankOptions, Signal, Standing } from "../../../matching";
import type { FeedState } from "../../../persistence/feed-state";
import type { Viewer } from "../../../security/viewer";
import { type Clock, dayOf } from "../../shared/clock";
import { badInput, notFound, refuse } from "../../shared/domain-error";
import { grouped } from "../../shared/grouped";
import type { Region } from "../../shared/region";
import { textProblems } from "../../shared/text";
import type { NeedRecord, NeedRepository } from "../needs/need.repository";
import { requirementProblems } from "../needs/requirement.rules";
import type { Organisation } from "../organisations/organisation.entity";
import type { OrganisationService } from "../organisations/organisation.service";
import type { Sector } from "../sectors/sector";
import { type Audience, audienceOf, questionOf } from "./index-profiles";
import type { PartnerIndex } from "./partner-index";
import {
  type Excluded,
  type ExclusionReason,
  type Exclusions,
  type LeftOut,
  sieve,
  withExcluded,
} from "./candidate-exclusion.rules";
import {
  type CandidateStanding,
  type KnownOfCandidates,
  NOTHING_KNOWN,
  type StandingQuestion,
} from "./candidate-standing";
import { KeptLists } from "./kept-lists";
import { RecentRankings } from "./recent-rankings";
import { ReciprocalInterest } from "./reciprocal-interest";
import { checkHoldBack, partnerRegionOf } from "./suggestion.rules";
import type { AbsenceReason } from "./suggestion-sentences";

/** The longest list; further pages end there. */
export const RANKED_AT_MOST = 200;
/** The engine's longest ranking, from which those who are left out are taken. */
const RANKED_WITH_EXCLUDED = 1_000;
/** Who is ineligible is known after the ranking: a short list is taken from one that is longer by this factor. */
const WITH_INELIGIBLE = 3;

export interface SuggestionOptions {
  readonly partnerRegion?: Region | null | undefined;
  readonly sectors?: readonly Sector[] | null | undefined;
  readonly weights?: Partial<Record<Signal, number>> | undefined;
  readonly includeDismissed?: boolean | null | undefined;
  /** Leaves out candidates that have so many open introductions or more. */
  readonly holdBackFrom?: number | null | undefined;
  /** A list of so many, for work on many needs: the best of it are those of the longest list. */
  readonly atMost?: number | undefined;
}

/** A need that nobody has saved. */
export interface AdHocNeed extends SuggestionOptions {
  readonly need: MatchNeed;
  readonly organisationId?: string | null | undefined;
  /** The argument that holds it, for refusals. Default: input. */
  readonly path?: string | undefined;
}

/** One question as it was ranked, with all that its explanations need. */
export interface RankedQuestion extends KnownOfCandidates {
  readonly audience: Audience;
  readonly need: MatchNeed;
  readonly today: string;
  readonly indexVersion: number;
  /** An identifier for a candidate that means nothing to another viewer or for another need. */
  readonly opaqueId: (owner: string) => string;
}

/** A ranked candidate. Region and sectors are level 0; whom it is, the fields above that tell. */
export interface Suggestion {
  readonly rank: number;
  readonly score: number;
  readonly hit: Hit;
  readonly question: RankedQuestion;
  readonly organisationId: string;
  readonly organisationRegion: Region | null;
}

export interface Suggestions {
  readonly question: RankedQuestion;
  readonly suggestions: readonly Suggestion[];
  /** Whom the hard filters took out of it. */
  readonly leftOut: readonly LeftOut[];
  /** How many places of the list each hard filter made free. */
  readonly removed: ReadonlyMap<ExclusionReason, number>;
  readonly region: Region | undefined;
}

export interface Explained {
  /** Its place among the suggestions; null when it is not listed. */
  readonly rank: number | null;
  readonly reasons: readonly AbsenceReason[];
  readonly suggestion: Suggestion | null;
  readonly lastListed: Suggestion | null;
  readonly need: MatchNeed;
  /** What the engine tells of it; undefined when its index holds nothing of the organisation. */
  readonly standing: Standing | undefined;
}

/** Who has a need. */
export type Asker = Pick<NeedRecord, "organisationId" | "organisationRegion">;

export interface SuggestionSources {
  readonly index: PartnerIndex;
  readonly needs: NeedRepository;
  readonly organisations: OrganisationService;
  readonly standing: CandidateStanding;
  readonly feedState: FeedState;
  readonly clock: Clock;
  /** Keys the opaque identifiers of cards. */
  readonly secret: string;
}

export class SuggestionService {
  private readonly interest: ReciprocalInterest;
  private readonly rankings = new RecentRankings();
  private readonly lists: KeptLists;

  constructor(private readonly sources: SuggestionSources) {
    this.interest = new ReciprocalInterest(sources.index);
    this.lists = new KeptLists(sources.index);
  }

  /** Partners for a saved need, best first; `feed`: how far the feed has got, where the caller knows it. */
  async forNeed(
    viewer: Viewer,
    need: NeedRecord,
    options: SuggestionOptions = {},
    feed?: Promise<string>,
  ): Promise<Suggestions> {
    const make = async () => (await this.forNeeds(viewer, [need], options))[0] as Suggestions;
    // Short lists are those of runs and trials, which ask once: they leave the lists that people come back to alone.
    if (options.atMost !== undefined) return make();
    const state = await (feed ?? this.sources.feedState.current());
    return this.lists.get({ viewer, need, options }, state, make);
  }

  /** The lists of several needs, in their order; what the database says of them is asked of it once. */
  async forNeeds(
    viewer: Viewer,
    needs: readonly NeedRecord[],
    options: SuggestionOptions = {},
  ): Promise<Suggestions[]> {
    const questions = await this.ofNeeds(viewer, needs, options);
    const asked = needs.map((need, index) => ({
      question: questions[index] as RankedQuestion,
      request: requestOf(need, options),
    }));
    return this.rankEach(viewer, asked);
  }

  /** The list of a need that asks something else than what is saved of it. */
  async forQuestion(viewer: Viewer, question: RankedQuestion, need: Asker): Promise<Suggestions> {
    return this.rank(viewer, question, requestOf(need, {}));
  }

  /** Partners for a need that is only a text, best first. */
  async forText(viewer: Viewer, asked: AdHocNeed): Promise<Suggestions> {
    const { need, organisationId, path = "input", ...options } = asked;
    refuseEmpty(need, path);
    const own = organisationId ? await this.sources.organisations.find(viewer, organisationId) : null;
    if (organisationId && !own) throw notFound("organisation", `${path}.organisationId`);
    const region = partnerRegionOf(options.partnerRegion, own?.region);
    const [standing] = await this.standing(
      viewer,
      [{ needId: null, organisationId: own?.id ?? null }],
      options,
    );
    return this.rank(viewer, this.question(viewer, need, standing), { ...options, region, own: own?.id });
  }

  /** Who would come first if a need were put in each of these ways, by the hard filters of its own list. */
  async firstOf(
    viewer: Viewer,
    question: RankedQuestion,
    { organisationId: own, organisationRegion }: Asker,
    ways: readonly MatchNeed[],
    places: number,
  ): Promise<string[][]> {
    const request = { region: partnerRegionOf(null, organisationRegion), own, atMost: places };
    const lists = ways.map((need) => this.rankAll({ ...question, need }, request));
    const failing = await this.sources.standing.ineligible(viewer, ownersOf(lists));
    const exclusions = withExcluded(question.exclusions, failing);
    return lists.map((hits) => sieve(hits, exclusions, places).kept.map(({ owner }) => owner));
  }

  /** Where one organisation stands for a need, listed or not. */
  async explain(
    viewer: Viewer,
    need: NeedRecord,
    organisation: Organisation,
    options: SuggestionOptions = {},
  ): Promise<Explained> {
    return this.explainWithin(viewer, need, await this.forNeed(viewer, need, options), organisation);
  }

  /** Where each of several organisations stands for a need, by one ranking. */
  async compare(
    viewer: Viewer,
    need: NeedRecord,
    organisations: readonly Organisation[],
  ): Promise<Explained[]> {
    const ranked = await this.forNeed(viewer, need);
    return Promise.all(organisations.map((one) => this.explainWithin(viewer, need, ranked, one)));
  }

  /** The question that a saved need asks on behalf of this viewer. */
  async ofNeed(viewer: Viewer, need: NeedRecord): Promise<RankedQuestion> {
    return (await this.ofNeeds(viewer, [need], {}))[0] as RankedQuestion;
  }

  private async ofNeeds(
    viewer: Viewer,
    needs: readonly NeedRecord[],
    options: SuggestionOptions,
  ): Promise<RankedQuestion[]> {
    const asked = needs.map(({ id: needId, organisationId }) => ({ needId, organisationId }));
    const [requirements, standings] = await Promise.all([
      this.sources.needs.requirementsOf(needs.map(({ id }) => id)),
      this.standing(viewer, asked, options),
    ]);
    const ofNeed = grouped(requirements, ({ needId }) => needId);
    return needs.map((need, index) =>
      this.question(viewer, questionOf(need, ofNeed.get(need.id) ?? []), standings[index]),
    );
  }

  /** A question without a ranking: for looking at one pair. */
  question(viewer: Viewer, need: MatchNeed, known: KnownOfCandidates = NOTHING_KNOWN): RankedQuestion {
    const audience = audienceOf(viewer);
    const scope = `${viewer.personId ?? "anonymous"}:${need.id ?? digestOf(need)}`;
    return {
      ...known,
      audience,
      need,
      today: dayOf(this.sources.clock.now()),
      // To strangers the version would tell that something changed which they may not read.
      indexVersion: audience === "PUBLIC" ? 0 : this.sources.index.of(audience).capabilities.indexVersion,
      opaqueId: (owner) =>
        createHmac("sha256", this.sources.secret)
          .update(`${scope}:${owner}`)
          .digest("base64url")
          .slice(0, 22),
    };
  }

  /** One candidate's own numbers for the need of an asker; `undefined` when the index holds nothing of it. */
  score(question: RankedQuestion, own: string, organisationId: string): Hit | undefined {
    const options = this.rankOptions(question, { region: undefined, own });
    return this.engine(question).score(question.need, organisationId, options);
  }

  engine(question: Pick<RankedQuestion, "audience">) {
    return this.sources.index.of(question.audience).capabilities;
  }

  private standing(
    viewer: Viewer,
    questions: readonly StandingQuestion[],
    { holdBackFrom, includeDismissed }: SuggestionOptions,
  ): Promise<KnownOfCandidates[]> {
    checkHoldBack(viewer, holdBackFrom);
    return this.sources.standing.of(viewer, questions, {
      holdBackFrom: holdBackFrom ?? null,
      includeDismissed: includeDismissed ?? false,
    });
  }

  private async rank(viewer: Viewer, question: RankedQuestion, request: RankRequest): Promise<Suggestions> {
    return (await this.rankEach(viewer, [{ question, request }]))[0] as Suggestions;
  }

  /** Whoever asks meanwhile is let in between two rankings. */
  private async rankEach(viewer: Viewer, asked: readonly Asked[]): Promise<Suggestions[]> {
    const ranked: (Asked & { readonly hits: readonly Hit[] })[] = [];
    for (const one of asked) {
      if (ranked.length > 0) await setImmediate();
      ranked.push({ ...one, hits: this.rankAll(one.question, one.request) });
    }
    const failing = await this.sources.standing.ineligible(viewer, ownersOf(ranked.map(({ hits }) => hits)));
    return ranked.map(({ question, request, hits }) => listOf(question, request, hits, failing));
  }

  /**
   * Longer by those who will be left out, so that the list is as long as it can be. Short lists are those of runs and
   * trials, which ask once: they leave the rankings that people come back to alone.
   */
  private rankAll(question: RankedQuestion, request: RankRequest): readonly Hit[] {
    const wanted = request.atMost === undefined ? RANKED_AT_MOST : request.atMost * WITH_INELIGIBLE;
    const limit = Math.min(RANKED_WITH_EXCLUDED, wanted + question.exclusions.size);
    const { need } = question;
    const options = { ...this.rankOptions(question, request), limit };
    const engine = this.engine(question);
    if (request.atMost !== undefined) return engine.rank(need, options).hits;
    const { accept, reciprocal, ...plain } = options;
    const asked = { ...plain, need, region: request.region, inSectors: request.sectors ?? [] };
    return this.rankings.hits(engine, asked, {
      ...(accept && { accept }),
      ...(reciprocal && { reciprocal }),
    });
  }

  private async explainWithin(
    viewer: Viewer,
    need: NeedRecord,
    { question, suggestions }: Suggestions,
    organisation: Organisation,
  ): Promise<Explained> {
    const listed = suggestions.find(({ organisationId }) => organisationId === organisation.id);
    const region = partnerRegionOf(null, need.organisationRegion);
    const standing = this.engine(question).standing(question.need, organisation.id, {
      ...this.rankOptions(question, { region, own: need.organisationId }),
      withoutOwners: [need.organisationId, ...question.exclusions.keys()],
    });
    const known = { need: question.need, standing, lastListed: suggestions.at(-1) ?? null };
    if (listed) return { ...known, rank: listed.rank, reasons: [], suggestion: listed };
    const hit = standing?.hit;
    const failing = await this.sources.standing.ineligible(viewer, [organisation.id]);
    const all = withExcluded(question.exclusions, failing);
    return {
      ...known,
      rank: null,
      reasons: absenceReasons(need, organisation, all, hit),
      suggestion: hit ? toSuggestion(question, hit, organisation.region, 0) : null,
    };
  }

  private rankOptions(question: RankedQuestion, request: RankRequest): RankOptions {
    const { own, weights } = request;
    return {
      limit: RANKED_AT_MOST,
      today: question.today,
      accept: filterOf(request),
      ...(own !== undefined && { withoutOwners: [own] }),
      ...(weights ? { weights } : {}),
      ...(own === undefined ? {} : { reciprocal: this.interest.in(question.audience, own) }),
    };
  }
}

/** A need that nobody saved is told apart by all it says: its cards are its own, on each of its pages. */
function digestOf(need: MatchNeed): string {
  return createHash("sha256").update(JSON.stringify(need)).digest("base64url");
}

interface RankRequest extends SuggestionOptions {
  readonly region: Region | undefined;
  readonly own: string | undefined;
}

interface Asked {
  readonly question: RankedQuestion;
  readonly request: RankRequest;
}

function requestOf({ organisationId, organisationRegion }: Asker, options: SuggestionOptions): RankRequest {
  const region = partnerRegionOf(options.partnerRegion, organisationRegion);
  return { ...options, region, own: organisationId };
}

function ownersOf(lists: readonly (readonly Hit[])[]): string[] {
  return [...new Set(lists.flat().map(({ owner }) => owner))];
}

/** What is left of a ranking without those who are left out. */
function listOf(
  asked: RankedQuestion,
  { region, atMost }: RankRequest,
  hits: readonly Hit[],
  failing: readonly Excluded[],
): Suggestions {
  const exclusions = withExcluded(asked.exclusions, failing);
  const { kept, leftOut, removed } = sieve(hits, exclusions, atMost ?? RANKED_AT_MOST);
  const question = { ...asked, exclusions };
  const suggestions = kept.map((hit, index) => toSuggestion(question, hit, region ?? null, index + 1));
  return { question, leftOut, removed, region, suggestions };
}

/** Which candidates are compared at all besides the asker itself: those of the partner region and the sectors asked for. */
function filterOf({ region, sectors }: RankRequest) {
  return (profile: ProfileFacts): boolean =>
    (region === undefined || profile.region === region) &&
    (!sectors?.length || sectors.some((sector) => profile.sectors?.includes(sector)));
}

export function toSuggestion(
  question: RankedQuestion,
  hit: Hit,
  region: Region | null,
  rank: number,
): Suggestion {
  return {
    rank,
    score: hit.score,
    hit,
    question,
    organisationId: hit.owner,
    organisationRegion: region,
  };
}

function absenceReasons(
  need: NeedRecord,
  organisation: Organisation,
  exclusions: Exclusions,
  hit: Hit | undefined,
): AbsenceReason[] {
  const reasons: AbsenceReason[] = [];
  if (organisation.id === need.organisationId) reasons.push("OWN_ORGANISATION");
  const region = partnerRegionOf(null, need.organisationRegion);
  if (region !== undefined && organisation.region !== region) reasons.push("OTHER_REGION");
  const excluded = exclusions.get(organisation.id);
  if (excluded !== undefined && excluded !== "ARCHIVED" && excluded !== "EXPIRED") reasons.push(excluded);
  if (organisation.archivedAt !== null || hit === undefined) reasons.push("NOTHING_TO_RANK");
  if (reasons.length === 0) reasons.push(hit && hit.score > 0 ? "OUTRANKED" : "NO_COMMON_WORDS");
  return reasons;
}

function refuseEmpty(need: MatchNeed, path: string): void {
  const requirements = need.requirements ?? [];
  const text = need.text ?? "";
  if (text.trim() === "" && requirements.length === 0)
    throw badInput(`${path}.text`, "Say what is needed: give a text or requirements.");
  refuse([
    ...(text === "" ? [] : textProblems(text, "text", `${path}.text`)),
    ...(need.title ? textProblems(need.title, "title", `${path}.title`) : []),
    ...requirementProblems(requirements).map((one) => ({ ...one, field: one.field.replace(/^input/, path) })),
  ]);
}
