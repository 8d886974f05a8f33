import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
  Subscription,
} from "type-graphql";
import { ConnectionArguments, pageOf, readPage } from "../../../graphql/connections";
import { globalId, readIdOf } from "../../../graphql/global-id";
import type { RequestContext } from "../../../graphql/request-context";
import { badInput } from "../../shared/domain-error";
import type { CapabilityLoader } from "../capabilities/capability.loader";
import type { NeedLoader } from "../needs/need.loader";
import type { OrganisationLoader } from "../organisations/organisation.loader";
import { adHocNeedOf } from "../suggestions/suggestion.resolver";
import type { SavedSearch, SavedSearchCandidate } from "./saved-search.entity";
import type { SavedSearchRepository } from "./saved-search.repository";
import type { NewSavedSearch, SavedSearchService } from "./saved-search.service";
import {
  RemoveSavedSearchInput,
  RemoveSavedSearchPayload,
  SavedSearchCandidateConnection,
  SavedSearchCandidateType,
  SavedSearchPayload,
  SavedSearchType,
  SaveSearchInput,
  SuggestionArrivedType,
  UpdateSavedSearchInput,
} from "./saved-search.types";

@Resolver(() => SavedSearchType)
export class SavedSearchResolver {
  constructor(
    private readonly service: SavedSearchService,
    private readonly repository: SavedSearchRepository,
    private readonly needs: NeedLoader,
  ) {}

  @Query(() => [SavedSearchType], { description: "The viewer's own saved searches, 20 at most." })
  savedSearches(@Ctx() { viewer }: RequestContext): Promise<SavedSearch[]> {
    return this.service.list(viewer);
  }

  @Mutation(() => SavedSearchPayload, {
    description:
      "Saves a search. Whoever reaches the threshold from now on is told by subscription and, if wished, by mail.",
  })
  async saveSearch(
    @Arg("input", () => SaveSearchInput) input: SaveSearchInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<{ savedSearch: SavedSearch }> {
    return { savedSearch: await this.service.save(viewer, newSearchOf(input)) };
  }

  @Mutation(() => SavedSearchPayload, { description: "Changes a search of the viewer's own." })
  async updateSavedSearch(
    @Arg("input", () => UpdateSavedSearchInput) input: UpdateSavedSearchInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<{ savedSearch: SavedSearch }> {
    return { savedSearch: await this.service.update(viewer, { ...input, ...targetOf(input) }) };
  }

  @Mutation(() => RemoveSavedSearchPayload, {
    description: "Removes a search of the viewer's own, with what it found.",
  })
  async removeSavedSearch(
    @Arg("input", () => RemoveSavedSearchInput) input: RemoveSavedSearchInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<{ savedSearches: SavedSearch[] }> {
    await this.service.remove(viewer, { ...input, ...targetOf(input) });
    return { savedSearches: await this.service.list(viewer) };
  }

  @Subscription(() => SuggestionArrivedType, {
    topics: "suggestionArrived",
    topicId: ({ args, context }) => ({
      viewer: (context as RequestContext).viewer,
      savedSearchId: idIn((args as { savedSearchId?: string | null }).savedSearchId),
    }),
    description: "New candidates of the viewer's saved searches, as they reach the threshold.",
  })
  suggestionArrived(
    @Root() candidate: SavedSearchCandidate,
    @Arg("savedSearchId", () => ID, { nullable: true, description: "Of this search alone. Default: of all." })
    _savedSearchId: string | null | undefined,
  ) {
    return { candidate };
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: SavedSearch): string {
    return globalId("SavedSearch", id);
  }

  @FieldResolver()
  need(@Root() { needId }: SavedSearch, @Ctx() context: RequestContext) {
    return needId === null ? null : this.needs.byId(context).load(needId);
  }

  @FieldResolver()
  text(@Root() { question }: SavedSearch): string | null {
    return question.need?.text ?? null;
  }

  @FieldResolver()
  async digestStoppedAt(@Root() { digest, personId }: SavedSearch): Promise<Date | null> {
    if (digest === "NONE") return null;
    return (await this.repository.undeliverableSince(personId))?.since ?? null;
  }

  @FieldResolver(() => SavedSearchCandidateConnection, {
    description: "Whom it has found since it was saved, newest first.",
  })
  async candidates(@Root() { id }: SavedSearch, @Args(() => ConnectionArguments) args: ConnectionArguments) {
    const page = readPage(args, { list: "savedSearchCandidates", values: ["MOMENT", "ID"] });
    const rows = await this.service.candidates(id, page);
    return pageOf(rows, page, (row) => [row.foundAt.toISOString(), row.organisationId]);
  }
}

@Resolver(() => SavedSearchCandidateType)
export class SavedSearchCandidateResolver {
  constructor(
    private readonly organisations: OrganisationLoader,
    private readonly capabilities: CapabilityLoader,
  ) {}

  @FieldResolver()
  organisation(@Root() { organisationId }: SavedSearchCandidate, @Ctx() context: RequestContext) {
    return this.organisations.byId(context).load(organisationId);
  }

  @FieldResolver()
  capability(@Root() { capabilityId }: SavedSearchCandidate, @Ctx() context: RequestContext) {
    return this.capabilities.byId(context).load(capabilityId);
  }
}

@Resolver(() => SuggestionArrivedType)
export class SuggestionArrivedResolver {
  constructor(private readonly service: SavedSearchService) {}

  @FieldResolver()
  async savedSearch(
    @Root() { candidate }: { candidate: SavedSearchCandidate },
    @Ctx() { viewer }: RequestContext,
  ): Promise<SavedSearch | null> {
    return (await this.service.findMany(viewer, [candidate.savedSearchId]))[0] ?? null;
  }
}

function newSearchOf({ needId, filter, search, ...rest }: SaveSearchInput): NewSavedSearch {
  if (Boolean(needId) === Boolean(search))
    throw badInput("input.needId", "Name either a published need or a search of its own.");
  if (search) {
    if (filter)
      throw badInput("input.filter", "A search of its own says itself which candidates it is about.");
    const { need, organisationId, partnerRegion, weights } = adHocNeedOf(search, "input.search");
    const question = { need, options: { partnerRegion, weights } };
    return { ...rest, needId: null, organisationId: organisationId ?? null, question };
  }
  return {
    ...rest,
    needId: readIdOf("Need", needId ?? "", "input.needId"),
    organisationId: null,
    question: { need: null, options: { ...filter } },
  };
}

function idIn(savedSearchId: string | null | undefined): string | null {
  return savedSearchId ? readIdOf("SavedSearch", savedSearchId, "savedSearchId") : null;
}

function targetOf({ savedSearchId }: { savedSearchId: string }) {
  return { savedSearchId: readIdOf("SavedSearch", savedSearchId, "input.savedSearchId") };
}
