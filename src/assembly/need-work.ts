import { CheckedNeedResolver, NeedCheckResolver } from "../modules/partnering/need-check/need-check.resolver";
import { NeedCheckService } from "../modules/partnering/need-check/need-check.service";
import type { BlockedPairRepository } from "../modules/partnering/pairs/blocked-pair.repository";
import {
  ConsortiumProofResolver,
  ConsortiumRequirementResolver,
  ConsortiumResolver,
  UnmetRequirementResolver,
} from "../modules/partnering/consortia/consortium.resolver";
import { ConsortiumService } from "../modules/partnering/consortia/consortium.service";
import type { IndexFollower } from "../modules/partnering/suggestions/index-follower";
import type { IndexRepository } from "../modules/partnering/suggestions/index.repository";
import type { NeedSuggestionService } from "../modules/partnering/suggestions/need-suggestion.service";
import { SuggestionPreviewResolver } from "../modules/partnering/previews/suggestion-preview.resolver";
import { SuggestionPreviewService } from "../modules/partnering/previews/suggestion-preview.service";
import type { SuggestionService } from "../modules/partnering/suggestions/suggestion.service";
import type { Catalogue } from "./partnering";

interface Searching {
  readonly suggestions: SuggestionService;
  readonly needSuggestions: NeedSuggestionService;
  readonly follower: IndexFollower;
  readonly indexRepository: IndexRepository;
  readonly pairs: BlockedPairRepository;
}

/** What is asked while a need or a profile is worked on: what is weak in it, what an edit would change, who could answer together. */
export function needWorkResolvers(
  { repositories, services, loaders }: Catalogue,
  { suggestions, needSuggestions, follower, indexRepository: index, pairs }: Searching,
) {
  const { needs, capabilities, organisations } = services;
  const preview = new SuggestionPreviewService({
    ...{ needs, capabilities, organisations },
    ...{ suggestions, needSuggestions, index, follower },
  });
  return [
    new CheckedNeedResolver(),
    new NeedCheckResolver(new NeedCheckService(repositories.needs, repositories.identities, suggestions)),
    new SuggestionPreviewResolver(preview),
    new ConsortiumResolver(new ConsortiumService(suggestions, pairs), needs),
    new ConsortiumRequirementResolver(),
    new ConsortiumProofResolver(loaders.capabilities),
    new UnmetRequirementResolver(),
  ];
}
