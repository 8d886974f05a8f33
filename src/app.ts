import type { GraphQLSchema } from "graphql";
import type { DataSource } from "typeorm";
import { buildGuardedSchema } from "./graphql/build-schema";
import type { LexiconConcept } from "./matching";
import { AuditRepository } from "./modules/accounts/audit/audit.repository";
import { AuditResolver } from "./modules/accounts/audit/audit.resolver";
import { AccountMails } from "./modules/accounts/account-mails";
import { BodyRepository } from "./modules/accounts/bodies/body.repository";
import { BodyResolver } from "./modules/accounts/bodies/body.resolver";
import { BodyService } from "./modules/accounts/bodies/body.service";
import { ExternalIdentities } from "./modules/accounts/external-identities/external-identities";
import { InvitationRepository } from "./modules/accounts/invitations/invitation.repository";
import {
  InvitationAcceptanceResolver,
  InvitationResolver,
} from "./modules/accounts/invitations/invitation.resolver";
import { InvitationService } from "./modules/accounts/invitations/invitation.service";
import { MachineKeyTokens } from "./modules/accounts/machine-keys/machine-key-tokens";
import { MachineKeyRepository } from "./modules/accounts/machine-keys/machine-key.repository";
import { MachineKeyResolver } from "./modules/accounts/machine-keys/machine-key.resolver";
import { MachineKeyService } from "./modules/accounts/machine-keys/machine-key.service";
import { PersonLoader } from "./modules/accounts/people/person.loader";
import { PersonRepository } from "./modules/accounts/people/person.repository";
import { PersonResolver, RoleAssignmentResolver } from "./modules/accounts/people/person.resolver";
import { PersonService } from "./modules/accounts/people/person.service";
import { AccountRepository } from "./modules/accounts/sign-in/account.repository";
import { PasswordResetService } from "./modules/accounts/sign-in/password-reset.service";
import { SessionRepository } from "./modules/accounts/sign-in/session.repository";
import { SessionService } from "./modules/accounts/sign-in/session.service";
import { SignInResolver } from "./modules/accounts/sign-in/sign-in.resolver";
import { SignInService } from "./modules/accounts/sign-in/sign-in.service";
import { ViewerResolver } from "./modules/accounts/viewer.resolver";
import { disclosureTable } from "./modules/disclosure-table";
import { LabelResolver } from "./modules/labels/label.resolver";
import { NodeFinders, NodeResolver } from "./modules/node.resolver";
import { CapabilityLoader } from "./modules/partnering/capabilities/capability.loader";
import { CapabilityRepository } from "./modules/partnering/capabilities/capability.repository";
import {
  CapabilityResolver,
  EvidenceResolver,
  OrganisationCapabilitiesResolver,
} from "./modules/partnering/capabilities/capability.resolver";
import { CapabilityService } from "./modules/partnering/capabilities/capability.service";
import { GapResolver } from "./modules/partnering/gaps/gap.resolver";
import { GapService } from "./modules/partnering/gaps/gap.service";
import { NeedLoader } from "./modules/partnering/needs/need.loader";
import { NeedRepository } from "./modules/partnering/needs/need.repository";
import {
  NeedResolver,
  OrganisationNeedsResolver,
  RequirementResolver,
} from "./modules/partnering/needs/need.resolver";
import { NeedService } from "./modules/partnering/needs/need.service";
import { OrganisationChange } from "./modules/partnering/organisations/organisation-change";
import { OrganisationMutations } from "./modules/partnering/organisations/organisation-mutations.resolver";
import { OrganisationPartsRepository } from "./modules/partnering/organisations/organisation-parts.repository";
import { OrganisationPartsService } from "./modules/partnering/organisations/organisation-parts.service";
import { OrganisationLoader } from "./modules/partnering/organisations/organisation.loader";
import { OrganisationRepository } from "./modules/partnering/organisations/organisation.repository";
import {
  ContactResolver,
  EstablishmentResolver,
  FinancialYearResolver,
  OrganisationResolver,
  OwnerResolver,
} from "./modules/partnering/organisations/organisation.resolver";
import { OrganisationService } from "./modules/partnering/organisations/organisation.service";
import { SearchResolver } from "./modules/partnering/search/search.resolver";
import { SearchService } from "./modules/partnering/search/search.service";
import { SectorResolver } from "./modules/partnering/sectors/sector.resolver";
import { IndexFollower } from "./modules/partnering/suggestions/index-follower";
import { IndexRepository } from "./modules/partnering/suggestions/index.repository";
import { PartnerIndex } from "./modules/partnering/suggestions/partner-index";
import { SuggestionExplainer } from "./modules/partnering/suggestions/suggestion-explainer";
import {
  ExplainedSuggestionResolver,
  NeedSuggestionsResolver,
  SuggestionExplanationResolver,
  SuggestionQueries,
  SuggestionResolver,
} from "./modules/partnering/suggestions/suggestion.resolver";
import { SuggestionService } from "./modules/partnering/suggestions/suggestion.service";
import { VerdictRepository } from "./modules/partnering/suggestions/verdict.repository";
import { VerdictResolver } from "./modules/partnering/suggestions/verdict.resolver";
import { VerdictService } from "./modules/partnering/suggestions/verdict.service";
import type { Clock } from "./modules/shared/clock";
import { ChangeFeed } from "./persistence/change-feed";
import { poolOf } from "./persistence/database";
import { JobQueue } from "./persistence/job-queue";
import { type MailCarrier, Outbox } from "./persistence/outbox";
import { Store } from "./persistence/store";
import { AuditSealer } from "./security/audit/audit-sealer";
import { AttemptThrottle } from "./security/attempt-throttle";
import { BearerTokens } from "./security/bearer-tokens";
import { Identification } from "./security/identification";
import { OpenIdConnect, type OpenIdConnectSettings } from "./security/open-id-connect";
import { EmailPseudonyms } from "./security/opaque-token";
import { PasswordHashing } from "./security/password-hashing";
import { permissions } from "./security/permissions";

export interface ApplicationOptions {
  /** Connections that serve; opened and closed by the caller. */
  readonly dataSource: DataSource;
  readonly clock: Clock;
  readonly tokenSecret: string;
  /** Proves that audit entries were written by the application. */
  readonly auditKey: string;
  readonly lexicon: readonly LexiconConcept[];
  /** Where what was learnt from the lexicon is kept. */
  readonly cacheFolder: string | undefined;
  readonly mailCarrier: MailCarrier;
  readonly demoPeopleMaySignIn: boolean;
  /** Pages of a front-end that mails about accounts link to. */
  readonly accountPagesUrl?: string | undefined;
  /** A provider whose bearer tokens are accepted beside our own. */
  readonly openIdConnect?: OpenIdConnectSettings | undefined;
  readonly publicCatalogue: boolean;
  /** Off where two clients share the embedded database's one session. */
  readonly namedStatements?: boolean;
  readonly onError: (error: unknown) => void;
}

export interface Application {
  readonly schema: GraphQLSchema;
  readonly store: Store;
  readonly tokens: BearerTokens;
  readonly identification: Identification;
  readonly index: PartnerIndex;
  readonly follower: IndexFollower;
  readonly jobs: JobQueue;
  readonly sealer: AuditSealer;
  readonly needs: NeedService;
  readonly organisations: OrganisationService;
  readonly suggestions: SuggestionService;
  readonly invitations: InvitationService;
  readonly accountMails: AccountMails;
}

/** Puts the application together from its parts: the only place where they are made. */
export function createApplication(options: ApplicationOptions): Application {
  const { dataSource, clock } = options;
  const jobs = new JobQueue(poolOf(dataSource), options.onError);
  const store = new Store(dataSource, clock, jobs, {
    namedStatements: options.namedStatements ?? true,
    auditKey: options.auditKey,
  });
  const sealer = new AuditSealer(dataSource, clock, options.onError);
  new Outbox(store, jobs, options.mailCarrier, clock);
  const tokens = new BearerTokens(options.tokenSecret, clock);
  const keyRepository = new MachineKeyRepository(store);
  const invitationRepository = new InvitationRepository(store);
  const identification = new Identification(tokens, store, clock, options.demoPeopleMaySignIn, [
    new MachineKeyTokens(store, keyRepository, clock),
    ...externalIdentities(options, store, invitationRepository),
  ]);
  const accounts = accountServices(options, { store, tokens, identification, invitationRepository });
  jobs.handle("password-reset", (data) => accounts.resets.sendCode((data as { email: string }).email));

  const organisationRepository = new OrganisationRepository(store);
  const partsRepository = new OrganisationPartsRepository(store);
  const needRepository = new NeedRepository(store);
  const capabilityRepository = new CapabilityRepository(store, clock);
  const verdictRepository = new VerdictRepository(store);
  const indexRepository = new IndexRepository(store, needRepository, clock);

  const index = new PartnerIndex({ lexicon: options.lexicon, cacheFolder: options.cacheFolder });
  const follower = new IndexFollower(index, indexRepository, new ChangeFeed(store), options.onError);
  store.onCommit((changes) => follower.apply(changes));

  const change = new OrganisationChange(store, organisationRepository);
  const organisations = new OrganisationService(store, organisationRepository, change, clock);
  const findOrganisationOf = (part: string, id: string) => partsRepository.organisationOf(part, id);
  const parts = new OrganisationPartsService(change, findOrganisationOf, clock);
  const needs = new NeedService(store, needRepository);
  const capabilities = new CapabilityService(store, capabilityRepository, clock);
  const suggestions = new SuggestionService(
    index,
    needRepository,
    organisations,
    verdictRepository,
    clock,
    options.tokenSecret,
  );
  const verdicts = new VerdictService(store, needs, organisations, suggestions);
  const search = new SearchService(index, organisationRepository, needRepository, capabilityRepository);
  const gaps = new GapService(store, indexRepository, suggestions);

  const organisationLoader = new OrganisationLoader(organisationRepository, partsRepository);
  const needLoader = new NeedLoader(needRepository);
  const capabilityLoader = new CapabilityLoader(capabilityRepository);
  const explainer = new SuggestionExplainer(suggestions);
  const finders = new NodeFinders({
    Organisation: (viewer, ids) => organisations.findMany(viewer, ids),
    Need: (viewer, ids) => needs.findMany(viewer, ids),
    Capability: (viewer, ids) => capabilities.findMany(viewer, ids),
  });

  const schema = schemaOf(options.publicCatalogue, [
    new ViewerResolver(organisationLoader),
    new BodyResolver(new BodyRepository(store), new BodyService(store)),
    new SignInResolver(accounts.signIns, accounts.sessions, accounts.resets, identification),
    new InvitationResolver(accounts.invitations),
    new InvitationAcceptanceResolver(accounts.invitations, identification),
    new PersonResolver(accounts.people, new PersonLoader(accounts.personRepository)),
    new RoleAssignmentResolver(),
    new MachineKeyResolver(new MachineKeyService(store, keyRepository, identification, clock)),
    new AuditResolver(new AuditRepository(store)),
    new NodeResolver(finders),
    new SectorResolver(),
    new LabelResolver(),
    new OrganisationResolver(organisations, organisationLoader),
    new OrganisationMutations(organisations, parts),
    new EstablishmentResolver(),
    new ContactResolver(),
    new OwnerResolver(),
    new FinancialYearResolver(),
    new NeedResolver(needs, needLoader, organisationLoader),
    new RequirementResolver(),
    new OrganisationNeedsResolver(needs, needLoader),
    new CapabilityResolver(capabilities, capabilityLoader, organisationLoader),
    new EvidenceResolver(),
    new OrganisationCapabilitiesResolver(capabilities, capabilityLoader),
    new SuggestionQueries(suggestions, needs, organisations),
    new NeedSuggestionsResolver(suggestions),
    new SuggestionResolver(organisationLoader, capabilityLoader),
    new SuggestionExplanationResolver(explainer, capabilityLoader, organisationLoader),
    new ExplainedSuggestionResolver(),
    new VerdictResolver(verdicts, needLoader, organisationLoader),
    new SearchResolver(search),
    new GapResolver(gaps),
  ]);
  return {
    schema,
    store,
    tokens,
    identification,
    index,
    follower,
    jobs,
    sealer,
    needs,
    organisations,
    suggestions,
    invitations: accounts.invitations,
    accountMails: accounts.mails,
  };
}

interface AccountFoundations {
  readonly store: Store;
  readonly tokens: BearerTokens;
  readonly identification: Identification;
  readonly invitationRepository: InvitationRepository;
}

function accountServices(options: ApplicationOptions, foundations: AccountFoundations) {
  const { dataSource, clock, tokenSecret, accountPagesUrl } = options;
  const { store, tokens, identification, invitationRepository } = foundations;
  const accounts = new AccountRepository(store);
  const sessionRepository = new SessionRepository(store);
  const personRepository = new PersonRepository(store);
  const passwords = new PasswordHashing();
  const throttle = new AttemptThrottle(poolOf(dataSource));
  const pseudonyms = new EmailPseudonyms(tokenSecret);
  const mails = new AccountMails(accountPagesUrl);
  const sessions = new SessionService(store, sessionRepository, tokens, identification);
  const shared = { store, accounts, passwords, throttle, mails, identification, clock };
  return {
    mails,
    sessions,
    personRepository,
    signIns: new SignInService(store, accounts, sessions, passwords, throttle, pseudonyms),
    resets: new PasswordResetService({ ...shared, sessions: sessionRepository, pseudonyms }),
    invitations: new InvitationService({ ...shared, sessions, repository: invitationRepository }),
    people: new PersonService({ ...shared, sessions: sessionRepository, repository: personRepository }),
  };
}

/** People of a provider, where one is configured. */
function externalIdentities(
  { openIdConnect, clock, onError }: ApplicationOptions,
  store: Store,
  invitations: InvitationRepository,
): ExternalIdentities[] {
  if (!openIdConnect) return [];
  return [new ExternalIdentities(store, new OpenIdConnect(openIdConnect, clock, onError), invitations)];
}

type Resolver = object;

function schemaOf(publicCatalogue: boolean, resolvers: readonly [Resolver, ...Resolver[]]): GraphQLSchema {
  const byClass = new Map<unknown, Resolver>(resolvers.map((resolver) => [resolver.constructor, resolver]));
  const classes = [...byClass.keys()] as [new (...services: never[]) => object];
  return buildGuardedSchema({
    resolvers: classes,
    container: { get: (resolverClass: unknown) => byClass.get(resolverClass) },
    permissions,
    disclosure: disclosureTable,
    publicCatalogue,
  });
}
