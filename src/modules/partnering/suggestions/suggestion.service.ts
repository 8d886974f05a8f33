import { createHash, createHmac } from "node:crypto";
import type { Hit, MatchNeed, ProfileFacts, RankOptions, Signal, Standing } from "../../../matching";
import type { Viewer } from "../../../security/viewer";
import { type Clock, dayOf } from "../../shared/clock";
import { badInput, notFound, refuse } from "../../shared/domain-error";
import type { Region } from "../../shared/region";
import { textProblems } from "../../shared/text";
import type { NeedRecord, NeedRepository } from "../needs/need.repository";
import { requirementProblems } from "../needs/requirement.rules";
import type { Organisation } from "../organisations/organisation.entity";
import type { OrganisationService } from "../organisations/organisation.service";
import type { Sector } from "../sectors/sector";
import { type Audience, questionOf } from "./index-profiles";
import type { PartnerIndex } from "./partner-index";
import { ReciprocalInterest } from "./reciprocal-interest";
import { partnerRegionOf } from "./suggestion.rules";
import type { AbsenceReason } from "./suggestion-sentences";
import type { SuggestionVerdict } from "./verdict.entity";
import type { VerdictRepository } from "./verdict.repository";

/** The longest ranking; further pages end there. */
export const RANKED_AT_MOST = 200;

export interface SuggestionOptions {
  readonly partnerRegion?: Region | null | undefined;
  readonly sectors?: readonly Sector[] | null | undefined;
  readonly weights?: Partial<Record<Signal, number>> | undefined;
  readonly includeDismissed?: boolean | null | undefined;
}

/** A need that nobody has saved. */
export interface AdHocNeed extends SuggestionOptions {
  readonly need: MatchNeed;
  readonly organisationId?: string | null | undefined;
}

/** One question as it was ranked, with all that its explanations need. */
export interface RankedQuestion {
  readonly audience: Audience;
  readonly need: MatchNeed;
  readonly today: string;
  readonly verdicts: ReadonlyMap<string, SuggestionVerdict>;
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

export class SuggestionService {
  private readonly interest: ReciprocalInterest;

  constructor(
    private readonly index: PartnerIndex,
    private readonly needs: NeedRepository,
    private readonly organisations: OrganisationService,
    private readonly verdicts: VerdictRepository,
    private readonly clock: Clock,
    /** Keys the opaque identifiers of cards. */
    private readonly secret: string,
  ) {
    this.interest = new ReciprocalInterest(index);
  }

  /** Partners for a saved need, best first. */
  async forNeed(viewer: Viewer, need: NeedRecord, options: SuggestionOptions = {}): Promise<Suggestions> {
    const asked = questionOf(need, await this.needs.requirementsOf([need.id]));
    const verdicts = viewer.readsCatalogue ? await this.verdicts.standingOn(need.id) : [];
    const region = partnerRegionOf(options.partnerRegion, need.organisationRegion);
    const question = this.question(viewer, asked, verdicts);
    return this.rank(question, { ...options, region, own: need.organisationId });
  }

  /** Partners for a need that is only a text, best first. */
  async forText(viewer: Viewer, { need, organisationId, ...options }: AdHocNeed): Promise<Suggestions> {
    refuseEmpty(need);
    const own = organisationId ? await this.organisations.find(viewer, organisationId) : null;
    if (organisationId && !own) throw notFound("organisation", "input.organisationId");
    const region = partnerRegionOf(options.partnerRegion, own?.region);
    return this.rank(this.question(viewer, need, []), { ...options, region, own: own?.id });
  }

  /** Where one organisation stands for a need, listed or not. */
  async explain(viewer: Viewer, need: NeedRecord, organisation: Organisation): Promise<Explained> {
    const { question, suggestions } = await this.forNeed(viewer, need);
    const listed = suggestions.find(({ organisationId }) => organisationId === organisation.id);
    const region = partnerRegionOf(null, need.organisationRegion);
    const options = this.rankOptions(question, { region, own: need.organisationId });
    const standing = this.engine(question).standing(question.need, organisation.id, options);
    const known = { need: question.need, standing, lastListed: suggestions.at(-1) ?? null };
    if (listed) return { ...known, rank: listed.rank, reasons: [], suggestion: listed };
    const hit = standing?.hit;
    return {
      ...known,
      rank: null,
      reasons: absenceReasons(need, organisation, question, hit),
      suggestion: hit ? toSuggestion(question, hit, organisation.region, 0) : null,
    };
  }

  engine(question: Pick<RankedQuestion, "audience">) {
    return this.index.of(question.audience).capabilities;
  }

  private question(viewer: Viewer, need: MatchNeed, verdicts: readonly SuggestionVerdict[]): RankedQuestion {
    const audience: Audience = viewer.readsCatalogue ? "INTERNAL" : "PUBLIC";
    const scope = `${viewer.personId ?? "anonymous"}:${need.id ?? digestOf(need)}`;
    return {
      audience,
      need,
      today: dayOf(this.clock.now()),
      verdicts: new Map(verdicts.map((verdict) => [verdict.organisationId, verdict])),
      // To strangers the version would tell that something changed which they may not read.
      indexVersion: audience === "PUBLIC" ? 0 : this.index.of(audience).capabilities.indexVersion,
      opaqueId: (owner) =>
        createHmac("sha256", this.secret).update(`${scope}:${owner}`).digest("base64url").slice(0, 22),
    };
  }

  private rank(question: RankedQuestion, request: RankRequest): Suggestions {
    const { hits } = this.engine(question).rank(question.need, this.rankOptions(question, request));
    return {
      question,
      suggestions: hits.map((hit, index) => toSuggestion(question, hit, request.region ?? null, index + 1)),
    };
  }

  private rankOptions(question: RankedQuestion, request: RankRequest): RankOptions {
    const { own, weights } = request;
    return {
      limit: RANKED_AT_MOST,
      today: question.today,
      accept: filterOf(question, request),
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

/** Hard filters: never the asker itself, the partner region, the sectors asked for, nothing that was dismissed. */
function filterOf(question: RankedQuestion, { region, own, sectors, includeDismissed }: RankRequest) {
  return (profile: ProfileFacts): boolean =>
    profile.owner !== own &&
    (region === undefined || profile.region === region) &&
    (!sectors?.length || sectors.some((sector) => profile.sectors?.includes(sector))) &&
    (includeDismissed === true || question.verdicts.get(profile.owner)?.kind !== "DISMISSED");
}

function toSuggestion(question: RankedQuestion, hit: Hit, region: Region | null, rank: number): Suggestion {
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
  question: RankedQuestion,
  hit: Hit | undefined,
): AbsenceReason[] {
  const reasons: AbsenceReason[] = [];
  if (organisation.id === need.organisationId) reasons.push("OWN_ORGANISATION");
  const region = partnerRegionOf(null, need.organisationRegion);
  if (region !== undefined && organisation.region !== region) reasons.push("OTHER_REGION");
  if (question.verdicts.get(organisation.id)?.kind === "DISMISSED") reasons.push("DISMISSED");
  if (organisation.archivedAt !== null || hit === undefined) reasons.push("NOTHING_TO_RANK");
  if (reasons.length === 0) reasons.push(hit && hit.score > 0 ? "OUTRANKED" : "NO_COMMON_WORDS");
  return reasons;
}

function refuseEmpty(need: MatchNeed): void {
  const requirements = need.requirements ?? [];
  const text = need.text ?? "";
  if (text.trim() === "" && requirements.length === 0)
    throw badInput("input.text", "Say what is needed: give a text or requirements.");
  refuse([
    ...(text === "" ? [] : textProblems(text, "text", "input.text")),
    ...(need.title ? textProblems(need.title, "title", "input.title") : []),
    ...requirementProblems(requirements),
  ]);
}
