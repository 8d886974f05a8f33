import type { Viewer } from "../../../security/viewer";
import { DomainError } from "../../shared/domain-error";
import type { NeedService } from "../needs/need.service";
import type { SuggestionService, Suggestions } from "../suggestions/suggestion.service";
import type { SavedSearch } from "./saved-search.entity";
import type { Passing } from "./saved-search.repository";

type Asked = Pick<SavedSearch, "needId" | "organisationId" | "question" | "threshold">;

/** Who answers a saved search at present, as its owner may know it. */
export class SavedSearchRanking {
  constructor(
    private readonly needs: NeedService,
    private readonly suggestions: SuggestionService,
  ) {}

  /** Undefined while the search rests: its need is not published, or it is no longer the owner's to ask. */
  async passing(viewer: Viewer, search: Asked): Promise<Passing[] | undefined> {
    const found = await this.ranked(viewer, search);
    return found?.suggestions
      .filter(({ score }) => score >= Number(search.threshold))
      .map(({ hit, score }) => ({ organisationId: hit.owner, capabilityId: hit.profileId, score }));
  }

  private async ranked(viewer: Viewer, search: Asked): Promise<Suggestions | undefined> {
    const { options, need: asked } = search.question;
    if (search.needId === null)
      return this.suggestions.forText(viewer, {
        ...options,
        path: "input.search",
        need: asked ?? {},
        organisationId: search.organisationId,
      });
    const need = await this.needs.find(viewer, search.needId);
    return need?.status === "PUBLISHED" ? this.suggestions.forNeed(viewer, need, options) : undefined;
  }
}

/** What could not be asked any more, such as on behalf of an organisation that is gone. */
export function isRefusal(error: unknown): boolean {
  return error instanceof DomainError;
}
