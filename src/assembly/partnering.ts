import { ViewerResolver } from "../modules/accounts/viewer.resolver";
import { LabelResolver } from "../modules/labels/label.resolver";
import { OrganisationAdviserRepository } from "../modules/partnering/advisers/organisation-adviser.repository";
import {
  AdviserResolver,
  OrganisationAdviserResolver,
  OrganisationAdvisersResolver,
} from "../modules/partnering/advisers/organisation-adviser.resolver";
import { OrganisationAdviserService } from "../modules/partnering/advisers/organisation-adviser.service";
import { CapabilityLoader } from "../modules/partnering/capabilities/capability.loader";
import { CapabilityRepository } from "../modules/partnering/capabilities/capability.repository";
import {
  CapabilityResolver,
  EvidenceResolver,
  OrganisationCapabilitiesResolver,
} from "../modules/partnering/capabilities/capability.resolver";
import { CapabilityService } from "../modules/partnering/capabilities/capability.service";
import { DuplicateRepository } from "../modules/partnering/duplicates/duplicate.repository";
import { DuplicateResolver } from "../modules/partnering/duplicates/duplicate.resolver";
import { DuplicateService } from "../modules/partnering/duplicates/duplicate.service";
import type { IntroductionService } from "../modules/partnering/introductions/introduction.service";
import { IdentityRepository } from "../modules/partnering/need-check/identity.repository";
import { NeedChange } from "../modules/partnering/needs/need-change";
import { NeedExpiry } from "../modules/partnering/needs/need-expiry";
import { NeedLifeService } from "../modules/partnering/needs/need-life.service";
import { NeedLoader } from "../modules/partnering/needs/need.loader";
import { NeedRepository } from "../modules/partnering/needs/need.repository";
import {
  NeedResolver,
  OrganisationNeedsResolver,
  RequirementResolver,
} from "../modules/partnering/needs/need.resolver";
import { NeedService } from "../modules/partnering/needs/need.service";
import { MergeRepository } from "../modules/partnering/merges/merge.repository";
import { MergeResolver, OrganisationMergesResolver } from "../modules/partnering/merges/merge.resolver";
import { MergeService } from "../modules/partnering/merges/merge.service";
import { NoteRepository } from "../modules/partnering/notes/note.repository";
import {
  IntroductionNotesResolver,
  NeedNotesResolver,
  NoteResolver,
  OrganisationNotesResolver,
} from "../modules/partnering/notes/note.resolver";
import { NoteService } from "../modules/partnering/notes/note.service";
import { OrganisationChange } from "../modules/partnering/organisations/organisation-change";
import { OrganisationMutations } from "../modules/partnering/organisations/organisation-mutations.resolver";
import { OrganisationPartsRepository } from "../modules/partnering/organisations/organisation-parts.repository";
import { OrganisationPartsService } from "../modules/partnering/organisations/organisation-parts.service";
import { OrganisationLoader } from "../modules/partnering/organisations/organisation.loader";
import { OrganisationRepository } from "../modules/partnering/organisations/organisation.repository";
import {
  ContactResolver,
  EstablishmentResolver,
  FinancialYearResolver,
  OrganisationResolver,
  OwnerResolver,
} from "../modules/partnering/organisations/organisation.resolver";
import { OrganisationService } from "../modules/partnering/organisations/organisation.service";
import { SectorResolver } from "../modules/partnering/sectors/sector.resolver";
import { PartneringTasks } from "../modules/partnering/tasks/partnering-tasks";
import { PartneringTasksRepository } from "../modules/partnering/tasks/partnering-tasks.repository";
import { assembleIntroductions } from "./introductions";
import { assembleLexicon, assembleLexiconQueries } from "./lexicon";
import { Store } from "../persistence/store";
import type { Identification } from "../security/identification";
import type { Viewer } from "../security/viewer";
import type { ApplicationOptions } from "./application-options";
import { assembleMatchRuns } from "./match-runs";
import { assembleMatching } from "./matching";
import { assembleSavedSearches } from "./saved-searches";
import type { FollowedSearch } from "../modules/partnering/saved-searches/arrival-stream";
import type { Foundations } from "./foundations";

/** Organisations, needs, capabilities, who could be whose partner, and how they are introduced. */
export function assemblePartnering(
  options: ApplicationOptions,
  foundations: Foundations,
  identification: Identification,
) {
  const { store } = foundations;
  const catalogue = assembleCatalogue(options, foundations);
  const lexicon = assembleLexicon(options, store);
  const matching = assembleMatching(options, foundations, catalogue, lexicon);
  const queries = assembleLexiconQueries(store, lexicon, matching.index, catalogue.services);
  const introductions = assembleIntroductions(options, foundations, identification, {
    ...catalogue,
    ...matching,
  });
  const matchRuns = assembleMatchRuns(options, foundations, catalogue, matching.suggestions);
  const savedSearches = assembleSavedSearches(options, foundations, identification, catalogue, matching);
  const merges = assembleMerges(store, catalogue, identification);
  const { organisations, needs } = catalogue.services;
  return {
    organisations,
    needs,
    parts: catalogue.repositories.parts,
    loaders: catalogue.loaders,
    organisationRepository: catalogue.repositories.organisations,
    index: matching.index,
    follower: matching.follower,
    suggestions: matching.suggestions,
    judgedSet: matching.judgedSet,
    introductions: introductions.service,
    candidateEligibility: matching.eligibility,
    candidateQuota: matching.quota,
    introductionDeadlines: introductions.deadlines,
    introductionFollowUps: introductions.followUps,
    needExpiry: needExpiryOf(options, catalogue),
    matchRuns: matchRuns.worker,
    savedSearches,
    /** What can be followed. */
    events: { suggestionArrived: (question: FollowedSearch) => savedSearches.arrivals.follow(question) },
    finders: {
      ...nodeFinders(catalogue),
      ...matching.finders,
      ...matchRuns.finders,
      ...savedSearches.finders,
      ...introductions.finders,
      ...queries.finders,
    },
    lexicon: lexicon.keeper,
    tasks: new PartneringTasks(new PartneringTasksRepository(store, options.clock), matching.indexRepository),
    merges: merges.service,
    resolvers: [
      ...merges.resolvers,
      ...recordResolvers(options, store, catalogue, introductions.service),
      ...matching.resolvers,
      ...matchRuns.resolvers,
      ...savedSearches.resolvers,
      introductions.resolver,
      ...introductions.partsResolvers,
      ...queries.resolvers,
    ],
  };
}

export type Partnering = ReturnType<typeof assemblePartnering>;
export type Catalogue = ReturnType<typeof assembleCatalogue>;

function assembleCatalogue({ clock }: ApplicationOptions, { store, feed }: Foundations) {
  const needs = new NeedRepository(store);
  const capabilities = new CapabilityRepository(store, clock);
  const inner = { needs: needs.ofOrganisation, capabilities: capabilities.ofOrganisation };
  const repositories = {
    organisations: new OrganisationRepository(store, feed, inner),
    parts: new OrganisationPartsRepository(store),
    needs,
    capabilities,
    identities: new IdentityRepository(store),
  };
  const needChange = new NeedChange(store, repositories.needs);
  const change = new OrganisationChange(store, repositories.organisations);
  const findOrganisationOf = (part: string, id: string) => repositories.parts.organisationOf(part, id);
  const services = {
    organisations: new OrganisationService(store, repositories.organisations, change, clock),
    parts: new OrganisationPartsService(change, findOrganisationOf, clock),
    needs: new NeedService(store, repositories.needs, needChange),
    needLife: new NeedLifeService(needChange, repositories.identities),
    capabilities: new CapabilityService(store, repositories.capabilities, repositories.identities, clock),
  };
  const loaders = {
    organisations: new OrganisationLoader(repositories.organisations, repositories.parts, feed),
    needs: new NeedLoader(repositories.needs, feed),
    capabilities: new CapabilityLoader(repositories.capabilities, feed),
  };
  return { repositories, services, loaders, change };
}

function nodeFinders({ services: { organisations, needs, capabilities } }: Catalogue) {
  return {
    Organisation: (viewer: Viewer, ids: readonly string[]) => organisations.findLeading(viewer, ids),
    Need: (viewer: Viewer, ids: readonly string[]) => needs.findMany(viewer, ids),
    Capability: (viewer: Viewer, ids: readonly string[]) => capabilities.findMany(viewer, ids),
  };
}

function catalogueResolvers({ services, loaders }: Catalogue) {
  const { organisations, parts, needs, needLife, capabilities } = services;
  return [
    new OrganisationResolver(organisations, loaders.organisations),
    new OrganisationMutations(organisations, parts),
    new EstablishmentResolver(),
    new ContactResolver(),
    new OwnerResolver(),
    new FinancialYearResolver(),
    new NeedResolver(needs, needLife, loaders.needs, loaders.organisations),
    new RequirementResolver(),
    new OrganisationNeedsResolver(needs, loaders.needs),
    new CapabilityResolver(capabilities, loaders.capabilities, loaders.organisations),
    new EvidenceResolver(),
    new OrganisationCapabilitiesResolver(capabilities, loaders.capabilities),
  ];
}

function needExpiryOf({ clock, onError }: ApplicationOptions, { repositories, services }: Catalogue) {
  return new NeedExpiry(repositories.needs, services.needLife, clock, onError);
}

/** The records of the catalogue, and what the team keeps beside them. */
function recordResolvers(
  options: ApplicationOptions,
  store: Store,
  catalogue: Catalogue,
  introductions: IntroductionService,
) {
  const duplicates = new DuplicateService(new DuplicateRepository(store));
  return [
    new ViewerResolver(catalogue.loaders.organisations),
    new SectorResolver(),
    new LabelResolver(),
    ...catalogueResolvers(catalogue),
    ...adviserResolvers(options, store, catalogue),
    new DuplicateResolver(duplicates, catalogue.loaders.organisations),
    ...noteResolvers(store, catalogue, introductions),
  ];
}

function noteResolvers(store: Store, { services, loaders }: Catalogue, introductions: IntroductionService) {
  const repository = new NoteRepository(store);
  const { organisations, needs } = services;
  return [
    new NoteResolver(
      new NoteService(store, { repository, organisations, needs, introductions }),
      loaders.organisations,
    ),
    new OrganisationNotesResolver(repository),
    new NeedNotesResolver(repository),
    new IntroductionNotesResolver(repository),
  ];
}

function adviserResolvers({ clock }: ApplicationOptions, store: Store, { repositories }: Catalogue) {
  const repository = new OrganisationAdviserRepository(store, clock);
  const service = new OrganisationAdviserService(store, repository, repositories.organisations);
  return [
    new AdviserResolver(service, repository),
    new OrganisationAdviserResolver(),
    new OrganisationAdvisersResolver(repository),
  ];
}

function assembleMerges(store: Store, { repositories, change }: Catalogue, identification: Identification) {
  const repository = new MergeRepository(store);
  const { organisations } = repositories;
  const service = new MergeService(store, { repository, organisations, change, identification });
  return {
    service,
    resolvers: [new MergeResolver(service, repository), new OrganisationMergesResolver(repository)],
  };
}
