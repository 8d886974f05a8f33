import { Arrivals } from "../modules/partnering/saved-searches/arrival-stream";
import { SavedSearchDigests } from "../modules/partnering/saved-searches/saved-search-digests";
import { SavedSearchMails } from "../modules/partnering/saved-searches/saved-search-mails";
import { SavedSearchRanking } from "../modules/partnering/saved-searches/saved-search-ranking";
import { SavedSearchTasks } from "../modules/partnering/saved-searches/saved-search-tasks";
import { SavedSearchWatch } from "../modules/partnering/saved-searches/saved-search-watch";
import { SavedSearchRepository } from "../modules/partnering/saved-searches/saved-search.repository";
import {
  SavedSearchCandidateResolver,
  SavedSearchResolver,
  SuggestionArrivedResolver,
} from "../modules/partnering/saved-searches/saved-search.resolver";
import { SavedSearchService } from "../modules/partnering/saved-searches/saved-search.service";
import type { Identification } from "../security/identification";
import type { Viewer } from "../security/viewer";
import type { ApplicationOptions } from "./application-options";
import type { Foundations } from "./foundations";
import type { assembleMatching } from "./matching";
import type { Catalogue } from "./partnering";

/** Searches that are saved, watched, and told of by subscription and by mail. */
export function assembleSavedSearches(
  { clock, accountPagesUrl, onError }: ApplicationOptions,
  { store }: Foundations,
  identification: Identification,
  { services, loaders }: Catalogue,
  { suggestions, index, follower }: ReturnType<typeof assembleMatching>,
) {
  const repository = new SavedSearchRepository(store);
  const ranking = new SavedSearchRanking(services.needs, suggestions);
  const service = new SavedSearchService(store, repository, services.needs, ranking);
  const arrivals = new Arrivals(repository, clock);
  follower.onFollowed("SAVED_SEARCH", () => {
    arrivals.wake();
  });
  const viewerOf = (personId: string) => identification.viewerOf(personId);
  const mails = new SavedSearchMails(accountPagesUrl);
  return {
    arrivals,
    watch: new SavedSearchWatch({ store, repository, ranking, index, viewerOf, onError }),
    digests: new SavedSearchDigests({ store, repository, mails, clock, viewerOf, onError }),
    tasks: new SavedSearchTasks(repository),
    finders: { SavedSearch: (viewer: Viewer, ids: readonly string[]) => service.findMany(viewer, ids) },
    resolvers: [
      new SavedSearchResolver(service, repository, loaders.needs),
      new SavedSearchCandidateResolver(loaders.organisations, loaders.capabilities),
      new SuggestionArrivedResolver(service),
    ],
  };
}
