import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { ConnectionArguments, readPage } from "../../../graphql/connections";
import type { RequestContext } from "../../../graphql/request-context";
import type { Region } from "../../shared/region";
import { RegionEnum } from "../../shared/shared.types";
import type { Organisation } from "../organisations/organisation.entity";
import { OrganisationType } from "../organisations/organisation.types";
import { rankedPage } from "./suggestion-page";
import type { SuggestionService } from "./suggestion.service";
import type { NeedSuggestion, NeedSuggestionService } from "./need-suggestion.service";
import { NeedSuggestionConnection, NeedSuggestionType } from "./need-suggestion.types";

const cursors = { list: "need suggestions", values: ["NUMBER", "ID"] } as const;

@Resolver(() => OrganisationType)
export class OrganisationNeedSuggestionsResolver {
  constructor(private readonly service: NeedSuggestionService) {}

  @FieldResolver(() => NeedSuggestionConnection, {
    nullable: true,
    description:
      "Published needs that it could answer, best first: the sixty nearest by wording, of the opposite region unless another is named. For its own people and the readers of the catalogue.",
  })
  async needSuggestions(
    @Root() organisation: Organisation,
    @Ctx() { viewer }: RequestContext,
    @Arg("region", () => RegionEnum, { nullable: true, description: "Needs of this region." })
    region: Region | null,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
  ) {
    if (!viewer.readsCatalogue && !viewer.belongsTo(organisation.id)) return null;
    const page = readPage(args, cursors);
    const found = await this.service.forOrganisation(viewer, organisation, region);
    const keyOf = ({ score, need }: NeedSuggestion): [number, string] => [score, need.id];
    return { ...rankedPage(found.suggestions, page, keyOf, found.suggestions.length), found };
  }
}

@Resolver(() => NeedSuggestionType)
export class NeedSuggestionResolver {
  constructor(private readonly suggestions: SuggestionService) {}

  @FieldResolver()
  explanation(@Root() suggestion: NeedSuggestion): NeedSuggestion {
    return suggestion;
  }

  @FieldResolver()
  verdict(@Root() { question, organisationId }: NeedSuggestion) {
    return question.verdicts.get(organisationId) ?? null;
  }

  @FieldResolver()
  async isMutualBest(
    @Root() { rank, need, organisationId }: NeedSuggestion,
    @Ctx() { viewer }: RequestContext,
  ): Promise<boolean | null> {
    if (!viewer.readsCatalogue) return null;
    if (rank !== 1) return false;
    const { suggestions } = await this.suggestions.forNeed(viewer, need);
    return suggestions[0]?.organisationId === organisationId;
  }
}
