import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../../graphql/request-context";
import type { ExclusionReason } from "./candidate-exclusion.rules";
import type { ExclusionRepository } from "./exclusion.repository";
import type { NeedSuggestions } from "./need-suggestion.service";
import { NeedSuggestionConnection } from "./need-suggestion.types";
import type { Suggestions } from "./suggestion.service";
import { SuggestionExclusionType } from "./suggestion-exclusion.types";
import { SuggestionConnection } from "./suggestion.types";

/** Counts tell of verdicts, pairs and introductions: only those who may know these are told. */
@Resolver(() => SuggestionConnection)
export class SuggestionExclusionsResolver {
  constructor(private readonly repository: ExclusionRepository) {}

  @FieldResolver(() => [SuggestionExclusionType], {
    nullable: true,
    description: "How many candidates each hard filter left out. For advisers, analysts and the attaché.",
  })
  async exclusions(
    @Root() { found }: { readonly found: Suggestions },
    @Ctx() { viewer }: RequestContext,
  ): Promise<SuggestionExclusionType[] | null> {
    if (!viewer.readsCatalogue) return null;
    const archived = await this.repository.archivedIn(found.region);
    return counted(found.removed, "ARCHIVED", archived);
  }
}

@Resolver(() => NeedSuggestionConnection)
export class NeedSuggestionExclusionsResolver {
  constructor(private readonly repository: ExclusionRepository) {}

  @FieldResolver(() => [SuggestionExclusionType], {
    nullable: true,
    description: "How many needs each hard filter left out. For advisers, analysts and the attaché.",
  })
  async exclusions(
    @Root() { found }: { readonly found: NeedSuggestions },
    @Ctx() { viewer }: RequestContext,
  ): Promise<SuggestionExclusionType[] | null> {
    if (!viewer.readsCatalogue) return null;
    const expired = await this.repository.expiredNeeds(found.region, found.organisation.id);
    return counted(found.removed, "EXPIRED", expired);
  }
}

function counted(
  removed: ReadonlyMap<ExclusionReason, number>,
  gone: ExclusionReason,
  count: number,
): SuggestionExclusionType[] {
  const all = [...removed, ...(count > 0 ? [[gone, count] as const] : [])];
  return all.map(([reason, number]) => ({ reason, count: number }));
}
