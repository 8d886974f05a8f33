import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import type { RequirementCoverage, Signal } from "../../../matching";
import { ConnectionArguments, readPage } from "../../../graphql/connections";
import { readIdOf } from "../../../graphql/global-id";
import type { RequestContext } from "../../../graphql/request-context";
import type { FeedState } from "../../../persistence/feed-state";
import type { Viewer } from "../../../security/viewer";
import { notFound } from "../../shared/domain-error";
import { inLanguage } from "../../shared/language";
import type { CapabilityLoader } from "../capabilities/capability.loader";
import type { NeedRecord } from "../needs/need.repository";
import type { NeedService } from "../needs/need.service";
import { NeedType } from "../needs/need.types";
import { readConceptsOf } from "../needs/requirement.inputs";
import type { Organisation } from "../organisations/organisation.entity";
import type { OrganisationLoader } from "../organisations/organisation.loader";
import type { OrganisationService } from "../organisations/organisation.service";
import type { CandidateQuotaLoader } from "./candidate-quota.loader";
import { matchLanguage } from "./index-profiles";
import type { NeedSuggestionService } from "./need-suggestion.service";
import type { OpenIntroductionsLoader } from "./open-introductions.loader";
import { type CoveredRequirement, shownShare, type SuggestionExplainer } from "./suggestion-explainer";
import { suggestionCursors, suggestionPage } from "./suggestion-page";
import { ABSENCE_REASONS, changeSentence, flagSentence } from "./suggestion-sentences";
import { checkCompared, checkWeights } from "./suggestion.rules";
import type { AdHocNeed, Explained, Suggestion, SuggestionService } from "./suggestion.service";
import { ExplainedSuggestion, SuggestedChange } from "./explained-suggestion.types";
import { SuggestionExplanation } from "./suggestion-explanation.types";
import { SuggestionFilterInput, SuggestionWeightsInput, SuggestPartnersInput } from "./suggestion.inputs";
import { PartnerCard, SuggestionConnection, SuggestionType } from "./suggestion.types";

@Resolver()
export class SuggestionQueries {
  constructor(
    private readonly suggestions: SuggestionService,
    private readonly needs: NeedService,
    private readonly organisations: OrganisationService,
  ) {}

  @Query(() => SuggestionConnection, { description: "Ranked partners for a need that nobody has saved." })
  async suggestPartners(
    @Ctx() { viewer }: RequestContext,
    @Arg("input", () => SuggestPartnersInput, { description: "The need." }) input: SuggestPartnersInput,
    @Arg("first", () => Int, { nullable: true, defaultValue: 20, description: "How many: 1 to 100." })
    first: number | null,
    @Arg("after", () => String, { nullable: true, description: "Only what comes after this cursor." })
    after: string | null,
  ) {
    const page = readPage({ first, after }, suggestionCursors);
    const found = await this.suggestions.forText(viewer, adHocNeedOf(input, "input"));
    return suggestionPage(found, page);
  }

  @Query(() => ExplainedSuggestion, {
    description:
      "Where one organisation stands for a need, also when it is not listed: why not, and what it lacks.",
  })
  async explainSuggestion(
    @Ctx() { viewer }: RequestContext,
    @Arg("needId", () => ID, { description: "The need." }) needId: string,
    @Arg("organisationId", () => ID, { description: "The organisation." }) organisationId: string,
  ): Promise<Explained> {
    const need = await this.need(viewer, needId);
    const organisation = await this.organisation(viewer, organisationId, "organisationId");
    return this.suggestions.explain(viewer, need, organisation);
  }

  @Query(() => [ExplainedSuggestion], {
    description: "Two to five organisations side by side for one need, in the order in which they are named.",
  })
  async compareSuggestions(
    @Ctx() { viewer }: RequestContext,
    @Arg("needId", () => ID, { description: "The need." }) needId: string,
    @Arg("organisationIds", () => [ID], { description: "Two to five different organisations." })
    organisationIds: string[],
  ): Promise<Explained[]> {
    checkCompared(organisationIds);
    const need = await this.need(viewer, needId);
    const organisations = await Promise.all(
      organisationIds.map((id, index) => this.organisation(viewer, id, `organisationIds.${String(index)}`)),
    );
    return this.suggestions.compare(viewer, need, organisations);
  }

  private async need(viewer: Viewer, id: string): Promise<NeedRecord> {
    const need = await this.needs.find(viewer, readIdOf("Need", id, "needId"));
    if (!need) throw notFound("need", "needId");
    return need;
  }

  private async organisation(viewer: Viewer, id: string, field: string): Promise<Organisation> {
    const organisation = await this.organisations.find(viewer, readIdOf("Organisation", id, field));
    if (!organisation) throw notFound("organisation", field);
    return organisation;
  }
}

@Resolver(() => NeedType)
export class NeedSuggestionsResolver {
  constructor(
    private readonly suggestions: SuggestionService,
    private readonly feed: FeedState,
  ) {}

  @FieldResolver(() => SuggestionConnection, {
    nullable: true,
    description: "Ranked partners, from the opposite region unless the filter says otherwise. Level 1.",
  })
  async partnerSuggestions(
    @Root() need: NeedRecord,
    @Ctx() context: RequestContext,
    @Arg("filter", () => SuggestionFilterInput, { nullable: true, description: "Which candidates." })
    filter: SuggestionFilterInput | null,
    @Arg("weights", () => SuggestionWeightsInput, {
      nullable: true,
      description: "Other weights than the default ones.",
    })
    weights: SuggestionWeightsInput | null,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
  ) {
    const page = readPage(args, suggestionCursors);
    const options = { ...filter, weights: checkWeights(weightsOf(weights), "weights") };
    const feed = this.feed.during(context);
    const found = await this.suggestions.forNeed(context.viewer, need, options, feed);
    return suggestionPage(found, page);
  }
}

@Resolver(() => SuggestionType)
export class SuggestionResolver {
  constructor(
    private readonly organisations: OrganisationLoader,
    private readonly capabilities: CapabilityLoader,
    private readonly introductions: OpenIntroductionsLoader,
    private readonly needSuggestions: NeedSuggestionService,
  ) {}

  @FieldResolver()
  async card(@Root() suggestion: Suggestion, @Ctx() context: RequestContext): Promise<PartnerCard> {
    const capability = await this.capabilities.byId(context).load(suggestion.hit.profileId);
    return {
      id: suggestion.question.opaqueId(suggestion.organisationId),
      region: capability?.organisationRegion ?? null,
      sectors: capability?.sectors ?? [],
      sizeClass: capability?.organisationSizeClass ?? null,
      summary: capability?.summaryClearedAt ? capability.summary : null,
    };
  }

  @FieldResolver()
  organisation(@Root() { organisationId }: Suggestion, @Ctx() context: RequestContext) {
    return this.organisations.byId(context).load(organisationId);
  }

  @FieldResolver()
  capability(@Root() { hit }: Suggestion, @Ctx() context: RequestContext) {
    return this.capabilities.byId(context).load(hit.profileId);
  }

  @FieldResolver()
  explanation(@Root() suggestion: Suggestion): Suggestion {
    return suggestion;
  }

  @FieldResolver()
  verdict(@Root() { question, organisationId }: Suggestion) {
    return question.verdicts.get(organisationId) ?? null;
  }

  @FieldResolver()
  openIntroductions(
    @Root() { organisationId }: Suggestion,
    @Ctx() context: RequestContext,
  ): Promise<number> | null {
    return context.viewer.readsCatalogue ? this.introductions.of(context).load(organisationId) : null;
  }

  @FieldResolver()
  async isMutualBest(
    @Root() { rank, organisationId, question }: Suggestion,
    @Ctx() context: RequestContext,
  ): Promise<boolean | null> {
    const { id } = question.need;
    if (!context.viewer.readsCatalogue || id === undefined) return null;
    if (rank !== 1) return false;
    const organisation = await this.organisations.byId(context).load(organisationId);
    return organisation !== null && this.needSuggestions.isBestNeed(context.viewer, organisation, id);
  }
}

@Resolver(() => SuggestionExplanation)
export class SuggestionExplanationResolver {
  constructor(
    private readonly explainer: SuggestionExplainer,
    private readonly capabilities: CapabilityLoader,
    private readonly organisations: OrganisationLoader,
    private readonly quota: CandidateQuotaLoader,
  ) {}

  @FieldResolver()
  contributions(@Root() suggestion: Suggestion, @Ctx() { language }: RequestContext) {
    return this.explainer.contributions(suggestion, language);
  }

  @FieldResolver()
  async requirements(@Root() suggestion: Suggestion, @Ctx() context: RequestContext) {
    const coverage = this.explainer.coverage(suggestion);
    const proofs = await this.proofs(coverage, context);
    return coverage.map(({ requirement, covered }, index) => {
      const capability = proofs[index] ?? null;
      return {
        requirement,
        status: covered.coverage,
        share: shownShare(covered.share),
        capability,
        evidence: capability && (capability.evidenced ? "EVIDENCED" : "CLAIMED"),
      };
    });
  }

  @FieldResolver()
  async matchedTerms(@Root() suggestion: Suggestion, @Ctx() context: RequestContext) {
    const [capability, organisation] = await this.shown(suggestion, context);
    if (!capability || !organisation) return [];
    // To readers of the catalogue the terms are words of the organisation's own texts.
    context.reads.note(context.viewer, 1, capability);
    return this.explainer.matchedTerms(suggestion, capability, organisation);
  }

  @FieldResolver()
  async flags(@Root() suggestion: Suggestion, @Ctx() context: RequestContext) {
    return (await this.flagged(suggestion, context)).flags;
  }

  @FieldResolver()
  async flagNotes(@Root() suggestion: Suggestion, @Ctx() context: RequestContext) {
    const { flags, nextTripOn } = await this.flagged(suggestion, context);
    return flags.map((flag) => ({ flag, sentence: flagSentence(flag, nextTripOn, context.language) }));
  }

  private async flagged(suggestion: Suggestion, context: RequestContext) {
    const [capability, organisation] = await this.shown(suggestion, context);
    const nextTripOn = await this.quota.nextTripOn(organisation, context);
    const facts = capability &&
      organisation && {
        evidenced: capability.evidenced,
        profileConfirmedOn: organisation.profileConfirmedOn,
      };
    return { flags: this.explainer.flags(suggestion, facts ?? undefined, nextTripOn), nextTripOn };
  }

  /** The capabilities that cover the requirements, for those who may know whose they are. */
  private async proofs(coverage: readonly CoveredRequirement[], context: RequestContext) {
    if (!context.viewer.readsCatalogue) return [];
    const capabilities = this.capabilities.byId(context);
    const load = ({ profileId }: RequirementCoverage) =>
      profileId === undefined ? Promise.resolve(null) : capabilities.load(profileId);
    return Promise.all(coverage.map(({ covered }) => load(covered)));
  }

  /** The best capability, and whose it is. */
  private shown({ hit, organisationId }: Suggestion, context: RequestContext) {
    return Promise.all([
      this.capabilities.byId(context).load(hit.profileId),
      this.organisations.byId(context).load(organisationId),
    ]);
  }
}

@Resolver(() => ExplainedSuggestion)
export class ExplainedSuggestionResolver {
  @FieldResolver()
  reasons(@Root() { reasons }: Explained, @Ctx() { language }: RequestContext) {
    return reasons.map((reason) => ({ reason, sentence: inLanguage(ABSENCE_REASONS[reason], language) }));
  }

  @FieldResolver()
  missingPoints(@Root() { rank, suggestion, lastListed }: Explained): number | null {
    if (rank !== null) return 0;
    if (!suggestion || !lastListed) return null;
    return Math.max(0, shownShare(lastListed.score - suggestion.score));
  }

  @FieldResolver()
  place(@Root() { rank, standing }: Explained): number | null {
    return rank ?? standing?.rank ?? null;
  }

  @FieldResolver()
  missing(@Root() { standing }: Explained) {
    return standing?.missing ?? [];
  }

  @FieldResolver()
  change(
    @Root() { need, standing, reasons }: Explained,
    @Ctx() { language }: RequestContext,
  ): SuggestedChange | null {
    const change = standing?.change;
    // No word changes the region or a dismissal.
    if (!change || reasons.some((reason) => reason !== "OUTRANKED" && reason !== "NO_COMMON_WORDS"))
      return null;
    const required = need.requirements?.find(({ id }) => id === change.requirementId);
    return {
      kind: change.kind,
      sentence: changeSentence(change.kind, language),
      terms: [...(change.terms ?? [])],
      requirement: required?.text ?? null,
      score: change.score,
    };
  }
}

/** A need that nobody has saved, as it is asked; `path`: the argument that holds it. */
export function adHocNeedOf(input: SuggestPartnersInput, path: string): AdHocNeed {
  const { title, text, language, requirements, sectors, cooperationKinds, organisationId } = input;
  return {
    need: {
      ...(title ? { title } : {}),
      ...(text ? { text } : {}),
      ...(language ? { lang: matchLanguage(language) } : {}),
      requirements: readConceptsOf(requirements ?? []).map((one, index) => ({
        ...one,
        conceptIds: one.conceptIds ?? [],
        id: String(index),
      })),
      sectors: sectors ?? [],
      cooperationKinds: cooperationKinds ?? [],
    },
    path,
    organisationId: organisationId
      ? readIdOf("Organisation", organisationId, `${path}.organisationId`)
      : null,
    partnerRegion: input.partnerRegion,
    weights: checkWeights(weightsOf(input.weights), `${path}.weights`),
  };
}

function weightsOf(weights: SuggestionWeightsInput | null | undefined): Partial<Record<Signal, number>> {
  const given = Object.entries(weights ?? {}).filter(
    (entry): entry is [string, number] => typeof entry[1] === "number",
  );
  return Object.fromEntries(given.map(([signal, weight]) => [signal.toUpperCase(), weight]));
}
