import { AuditRepository } from "../modules/accounts/audit/audit.repository";
import { AuditResolver } from "../modules/accounts/audit/audit.resolver";
import { AccountMails } from "../modules/accounts/account-mails";
import { BodyRepository } from "../modules/accounts/bodies/body.repository";
import { BodyResolver } from "../modules/accounts/bodies/body.resolver";
import { BodyService } from "../modules/accounts/bodies/body.service";
import { ExternalIdentities } from "../modules/accounts/external-identities/external-identities";
import { InvitationRepository } from "../modules/accounts/invitations/invitation.repository";
import {
  InvitationAcceptanceResolver,
  InvitationResolver,
} from "../modules/accounts/invitations/invitation.resolver";
import { InvitationService } from "../modules/accounts/invitations/invitation.service";
import { MachineKeyTokens } from "../modules/accounts/machine-keys/machine-key-tokens";
import { MachineKeyRepository } from "../modules/accounts/machine-keys/machine-key.repository";
import { MachineKeyResolver } from "../modules/accounts/machine-keys/machine-key.resolver";
import { MachineKeyService } from "../modules/accounts/machine-keys/machine-key.service";
import { PersonLoader } from "../modules/accounts/people/person.loader";
import { PersonRepository } from "../modules/accounts/people/person.repository";
import { PersonResolver, RoleAssignmentResolver } from "../modules/accounts/people/person.resolver";
import { PersonService } from "../modules/accounts/people/person.service";
import { AccountRepository } from "../modules/accounts/sign-in/account.repository";
import { PasswordResetService } from "../modules/accounts/sign-in/password-reset.service";
import { SessionRepository } from "../modules/accounts/sign-in/session.repository";
import { SessionService } from "../modules/accounts/sign-in/session.service";
import { SignInResolver } from "../modules/accounts/sign-in/sign-in.resolver";
import { SignInService } from "../modules/accounts/sign-in/sign-in.service";
import { poolOf } from "../persistence/database";
import { Store } from "../persistence/store";
import { AttemptThrottle } from "../security/attempt-throttle";
import { BearerTokens } from "../security/bearer-tokens";
import { Identification } from "../security/identification";
import { OpenIdConnect } from "../security/open-id-connect";
import { EmailPseudonyms } from "../security/opaque-token";
import { PasswordHashing } from "../security/password-hashing";
import type { ApplicationOptions } from "./application-options";
import type { Foundations } from "./foundations";

/** People, roles, bodies, sessions, machine keys and the audit trail. */
export function assembleAccounts(options: ApplicationOptions, foundations: Foundations) {
  const { clock } = options;
  const { store, jobs, tokens } = foundations;
  const keyRepository = new MachineKeyRepository(store);
  const invitationRepository = new InvitationRepository(store);
  const identification = new Identification(tokens, store, clock, options.demoPeopleMaySignIn, [
    new MachineKeyTokens(store, keyRepository, clock),
    ...externalIdentities(options, store, invitationRepository),
  ]);
  const services = accountServices(options, { store, tokens, identification, invitationRepository });
  const { mails, sessions, signIns, resets, invitations, people, personRepository } = services;
  jobs.handle("password-reset", (data) => resets.sendCode((data as { email: string }).email));
  return {
    identification,
    invitations,
    mails,
    resolvers: [
      new BodyResolver(new BodyRepository(store), new BodyService(store)),
      new SignInResolver(signIns, sessions, resets, identification),
      new InvitationResolver(invitations),
      new InvitationAcceptanceResolver(invitations, identification),
      new PersonResolver(people, new PersonLoader(personRepository)),
      new RoleAssignmentResolver(),
      new MachineKeyResolver(new MachineKeyService(store, keyRepository, identification, clock)),
      new AuditResolver(new AuditRepository(store)),
    ],
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
