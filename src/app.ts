import { assembleAccounts } from "./assembly/accounts";
import type { ApplicationOptions } from "./assembly/application-options";
import { assembleFoundations } from "./assembly/foundations";
import { assemblePartnering } from "./assembly/partnering";
import { assemblePrivacy } from "./assembly/privacy";
import { assembleProgramme } from "./assembly/programme";
import { buildSchema, type EventSources } from "./graphql/build-schema";
import { type GuardedSchemas, guardSchema } from "./graphql/guards";
import type { AccountMails } from "./modules/accounts/account-mails";
import type { InvitationService } from "./modules/accounts/invitations/invitation.service";
import { disclosureTable } from "./modules/disclosure-table";
import { NodeFinders, NodeResolver } from "./modules/node.resolver";
import type { IntroductionDeadlines } from "./modules/partnering/introductions/introduction-deadlines";
import type { JudgedSet } from "./modules/partnering/judgements/judged-set";
import type { MatchRunWorker } from "./modules/partnering/match-runs/match-run-worker";
import type { IntroductionFollowUps } from "./modules/partnering/introductions/introduction-follow-ups";
import type { NeedExpiry } from "./modules/partnering/needs/need-expiry";
import type { LexiconKeeper } from "./modules/partnering/lexicon/lexicon-keeper";
import type { NeedService } from "./modules/partnering/needs/need.service";
import type { OrganisationService } from "./modules/partnering/organisations/organisation.service";
import type { SavedSearchDigests } from "./modules/partnering/saved-searches/saved-search-digests";
import type { SavedSearchWatch } from "./modules/partnering/saved-searches/saved-search-watch";
import type { IndexFollower } from "./modules/partnering/suggestions/index-follower";
import type { PartnerIndex } from "./modules/partnering/suggestions/partner-index";
import type { SuggestionService } from "./modules/partnering/suggestions/suggestion.service";
import type { PersonsDataService } from "./modules/privacy/persons-data/persons-data.service";
import type { RetentionService } from "./modules/privacy/retention/retention.service";
import type { AgreementFollowUps } from "./modules/programme/agreements/agreement-follow-ups";
import { TaskResolver, ViewerTasksResolver } from "./modules/tasks/task.resolver";
import { TaskService } from "./modules/tasks/task.service";
import type { JobQueue } from "./persistence/job-queue";
import type { Outbox } from "./persistence/outbox";
import type { Store } from "./persistence/store";
import type { AuditSealer } from "./security/audit/audit-sealer";
import type { ReadLog } from "./security/audit/read-log";
import type { BearerTokens } from "./security/bearer-tokens";
import type { Identification } from "./security/identification";
import { permissions } from "./security/permissions";

export type { ApplicationOptions };

export interface Application extends GuardedSchemas {
  readonly store: Store;
  readonly tokens: BearerTokens;
  readonly identification: Identification;
  readonly index: PartnerIndex;
  readonly follower: IndexFollower;
  readonly lexicon: LexiconKeeper;
  readonly jobs: JobQueue;
  readonly outbox: Outbox;
  readonly sealer: AuditSealer;
  readonly readLog: ReadLog;
  readonly needs: NeedService;
  readonly organisations: OrganisationService;
  readonly suggestions: SuggestionService;
  readonly judgedSet: JudgedSet;
  readonly introductionDeadlines: IntroductionDeadlines;
  readonly introductionFollowUps: IntroductionFollowUps;
  readonly agreementFollowUps: AgreementFollowUps;
  readonly needExpiry: NeedExpiry;
  readonly matchRuns: MatchRunWorker;
  readonly savedSearches: { readonly watch: SavedSearchWatch; readonly digests: SavedSearchDigests };
  readonly invitations: InvitationService;
  readonly accountMails: AccountMails;
  readonly personsData: PersonsDataService;
  readonly retention: RetentionService;
}

/** Puts the application together from its parts; each file in `assembly/` makes the parts of one group of modules. */
export function createApplication(options: ApplicationOptions): Application {
  const foundations = assembleFoundations(options);
  const accounts = assembleAccounts(options, foundations);
  const partnering = assemblePartnering(options, foundations, accounts.identification);
  const programme = assembleProgramme(options, foundations, partnering);
  const finders = new NodeFinders({ ...partnering.finders, ...programme.finders });
  const tasks = new TaskService(
    [partnering.tasks, partnering.savedSearches.tasks, programme.tasks],
    options.clock,
  );
  const privacy = assemblePrivacy(options, foundations, accounts.identification);
  const { organisations, needs, suggestions, index, follower, lexicon, introductionDeadlines, needExpiry } =
    partnering;
  return {
    ...foundations,
    ...schemasOf(options.publicCatalogue, partnering.events, [
      new NodeResolver(finders),
      new ViewerTasksResolver(tasks),
      new TaskResolver(tasks, finders),
      ...accounts.resolvers,
      ...partnering.resolvers,
      ...programme.resolvers,
      ...privacy.resolvers,
    ]),
    identification: accounts.identification,
    invitations: accounts.invitations,
    accountMails: accounts.mails,
    personsData: privacy.personsData,
    retention: privacy.retention,
    index,
    follower,
    lexicon,
    needs,
    organisations,
    suggestions,
    judgedSet: partnering.judgedSet,
    introductionDeadlines,
    introductionFollowUps: partnering.introductionFollowUps,
    agreementFollowUps: programme.agreementFollowUps,
    needExpiry,
    matchRuns: partnering.matchRuns,
    savedSearches: partnering.savedSearches,
  };
}

type Resolver = object;

function schemasOf(
  publicCatalogue: boolean,
  events: EventSources,
  resolvers: readonly [Resolver, ...Resolver[]],
): GuardedSchemas {
  const byClass = new Map<unknown, Resolver>(resolvers.map((resolver) => [resolver.constructor, resolver]));
  const classes = [...byClass.keys()] as [new (...services: never[]) => object];
  const schema = buildSchema({
    resolvers: classes,
    container: { get: (resolverClass: unknown) => byClass.get(resolverClass) },
    events,
  });
  return guardSchema(schema, { permissions, disclosure: disclosureTable, publicCatalogue });
}
