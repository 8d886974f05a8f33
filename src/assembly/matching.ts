import { JudgedSet } from "../modules/partnering/judgements/judged-set";
import { VerdictReplayResolver } from "../modules/partnering/judgements/verdict-replay.resolver";
import { VerdictReplayService } from "../modules/partnering/judgements/verdict-replay.service";
import { GapResolver } from "../modules/partnering/gaps/gap.resolver";
import { GapService } from "../modules/partnering/gaps/gap.service";
import {
  OrganisationSimilarResolver,
  SimilarOrganisationResolver,
} from "../modules/partnering/gaps/similar-organisation.resolver";
import { SimilarOrganisationService } from "../modules/partnering/gaps/similar-organisation.service";
import { BlockedPairRepository } from "../modules/partnering/pairs/blocked-pair.repository";
import {
  BlockedPairResolver,
  OrganisationPairsResolver,
} from "../modules/partnering/pairs/blocked-pair.resolver";
import { BlockedPairService } from "../modules/partnering/pairs/blocked-pair.service";
import { SearchResolver } from "../modules/partnering/search/search.resolver";
import { SearchService } from "../modules/partnering/search/search.service";
import { CandidateEligibility } from "../modules/partnering/suggestions/candidate-eligibility";
import { CandidateQuota } from "../modules/partnering/suggestions/candidate-quota";
import { CandidateQuotaLoader } from "../modules/partnering/suggestions/candidate-quota.loader";
import { CandidateStanding } from "../modules/partnering/suggestions/candidate-standing";
import { ExclusionRepository } from "../modules/partnering/suggestions/exclusion.repository";
import { IndexFollower } from "../modules/partnering/suggestions/index-follower";
import { IndexRepository } from "../modules/partnering/suggestions/index.repository";
import {
  NeedSuggestionResolver,
  OrganisationNeedSuggestionsResolver,
} from "../modules/partnering/suggestions/need-suggestion.resolver";
import { NeedSuggestionService } from "../modules/partnering/suggestions/need-suggestion.service";
import { OpenIntroductionsLoader } from "../modules/partnering/suggestions/open-introductions.loader";
import { PartnerIndex } from "../modules/partnering/suggestions/partner-index";
import {
  NeedSuggestionExclusionsResolver,
  SuggestionExclusionsResolver,
} from "../modules/partnering/suggestions/suggestion-exclusions.resolver";
import { SuggestionExplainer } from "../modules/partnering/suggestions/suggestion-explainer";
import { MatchedTermResolver } from "../modules/partnering/suggestions/matched-term.resolver";
import {
  ExplainedSuggestionResolver,
  NeedSuggestionsResolver,
  SuggestionExplanationResolver,
  SuggestionQueries,
  SuggestionResolver,
} from "../modules/partnering/suggestions/suggestion.resolver";
import { SuggestionService } from "../modules/partnering/suggestions/suggestion.service";
import { VerdictRepository } from "../modules/partnering/suggestions/verdict.repository";
import {
  SuggestionVerdictResolver,
  VerdictResolver,
} from "../modules/partnering/suggestions/verdict.resolver";
import { VerdictService } from "../modules/partnering/suggestions/verdict.service";
import { ChangeFeed } from "../persistence/change-feed";
import type { Viewer } from "../security/viewer";
import type { ApplicationOptions } from "./application-options";
import { ConceptPaths } from "../modules/partnering/lexicon/concept-paths";
import { SnapshotFolder } from "../modules/partnering/suggestions/snapshot-folder";
import type { assembleLexicon } from "./lexicon";
import type { Foundations } from "./foundations";
import { needWorkResolvers } from "./need-work";
import type { Catalogue } from "./partnering";

/** The index in memory, and everything that is asked of it or decided on what it answers. */
export function assembleMatching(
  options: ApplicationOptions,
  foundations: Foundations,
  catalogue: Catalogue,
  lexicon: ReturnType<typeof assembleLexicon>,
) {
  const { clock, onError, tokenSecret } = options;
  const { store } = foundations;
  const { repositories, services } = catalogue;
  const verdictRepository = new VerdictRepository(store);
  const indexRepository = new IndexRepository(store, repositories.needs, clock);
  const index = new PartnerIndex();
  const { snapshotFolder } = options;
  const snapshots = snapshotFolder === undefined ? undefined : new SnapshotFolder(snapshotFolder);
  const feed = new ChangeFeed(store);
  const follower = new IndexFollower(index, indexRepository, feed, lexicon.keeper, snapshots, onError);
  store.onCommit((changes) => follower.apply(changes));
  const exclusions = new ExclusionRepository(store);
  const eligibility = new CandidateEligibility();
  const quota = new CandidateQuota();
  const standing = new CandidateStanding(exclusions, verdictRepository, indexRepository, eligibility);
  const { needs } = repositories;
  const { organisations } = services;
  const suggestions = new SuggestionService({
    ...{ index, needs, organisations, standing, clock },
    feedState: foundations.feed,
    secret: tokenSecret,
  });
  const needSuggestions = new NeedSuggestionService({
    ...{ index, needs, exclusions, eligibility, suggestions },
    capabilities: indexRepository,
    verdicts: verdictRepository,
  });
  const pairs = new BlockedPairRepository(store);
  const parts = {
    ...{ index, indexRepository, exclusions, suggestions, needSuggestions },
    ...{ pairs, verdictRepository, quota },
  };
  return {
    index,
    standing,
    verdictRepository,
    pairs,
    indexRepository,
    eligibility,
    quota,
    follower,
    suggestions,
    judgedSet: new JudgedSet(store, needs, indexRepository),
    finders: {
      SuggestionVerdict: (viewer: Viewer, ids: readonly string[]) => verdictRepository.findMany(viewer, ids),
    },
    resolvers: [
      ...resolversOf(foundations, catalogue, lexicon, parts),
      ...similarResolvers(index, indexRepository, catalogue),
      ...needWorkResolvers(catalogue, { ...parts, follower }),
    ],
  };
}

interface MatchingParts {
  readonly index: PartnerIndex;
  readonly indexRepository: IndexRepository;
  readonly exclusions: ExclusionRepository;
  readonly suggestions: SuggestionService;
  readonly needSuggestions: NeedSuggestionService;
  readonly pairs: BlockedPairRepository;
  readonly verdictRepository: VerdictRepository;
  readonly quota: CandidateQuota;
}

function resolversOf(
  { store, feed }: Foundations,
  { repositories, services, loaders }: Catalogue,
  lexicon: ReturnType<typeof assembleLexicon>,
  {
    index,
    indexRepository,
    exclusions,
    suggestions,
    needSuggestions,
    pairs,
    verdictRepository,
    quota,
  }: MatchingParts,
) {
  const { organisations } = services;
  const explainer = new SuggestionExplainer(suggestions);
  const verdictSources = { needs: services.needs, organisations, suggestions, index: indexRepository };
  const verdicts = new VerdictService(store, verdictSources);
  const search = new SearchService(
    index,
    repositories.organisations,
    repositories.needs,
    repositories.capabilities,
  );
  return [
    new SuggestionQueries(suggestions, services.needs, services.organisations),
    new NeedSuggestionsResolver(suggestions, feed),
    new SuggestionResolver(
      loaders.organisations,
      loaders.capabilities,
      new OpenIntroductionsLoader(exclusions),
      needSuggestions,
    ),
    new SuggestionExclusionsResolver(exclusions),
    new NeedSuggestionExclusionsResolver(exclusions),
    new OrganisationNeedSuggestionsResolver(needSuggestions),
    new NeedSuggestionResolver(suggestions),
    new BlockedPairResolver(new BlockedPairService(store, pairs, organisations), loaders.organisations),
    new OrganisationPairsResolver(pairs),
    new SuggestionExplanationResolver(
      explainer,
      loaders.capabilities,
      loaders.organisations,
      new CandidateQuotaLoader(quota),
    ),
    new MatchedTermResolver(new ConceptPaths(lexicon.loader)),
    new ExplainedSuggestionResolver(),
    new VerdictResolver(verdicts, loaders.needs, loaders.organisations),
    new SuggestionVerdictResolver(),
    new VerdictReplayResolver(
      new VerdictReplayService(verdictRepository, verdictSources),
      loaders.needs,
      loaders.organisations,
    ),
    new SearchResolver(search),
    new GapResolver(new GapService(store, indexRepository, suggestions)),
  ];
}

function similarResolvers(index: PartnerIndex, capabilities: IndexRepository, { repositories }: Catalogue) {
  const service = new SimilarOrganisationService(index, capabilities, repositories.organisations);
  return [new OrganisationSimilarResolver(service), new SimilarOrganisationResolver()];
}
