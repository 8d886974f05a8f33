import "reflect-metadata";
import type { FastifyInstance } from "fastify";
import pino, { type Logger } from "pino";
import type { DataSource } from "typeorm";
import { v7 as uuidv7 } from "uuid";
import { type Application, type ApplicationOptions, createApplication } from "../../src/app";
import { errorFormatter } from "../../src/graphql/errors";
import { readIdOf } from "../../src/graphql/global-id";
import type { LexiconConcept } from "../../src/matching";
import { Person } from "../../src/modules/accounts/people/person.entity";
import { RoleAssignment } from "../../src/modules/accounts/people/role-assignment.entity";
import { ownLexiconFrom } from "../../src/modules/partnering/lexicon/own-lexicon";
import { entities } from "../../src/modules/entities";
import type { Region } from "../../src/modules/shared/region";
import { closeOwner, type DatabaseTarget, openDatabase } from "../../src/persistence/database";
import type { OutgoingMail } from "../../src/persistence/outbox";
import type { Role } from "../../src/security/role";
import { registerGraphql } from "../../src/server/graphql-server";
import { createHttpServer } from "../../src/server/http-server";
import { changeLimits, type Limits } from "../../src/server/limits/limits";
import type { PersistedOptions } from "../../src/server/limits/persisted-documents";
import { registerStatus, schemaReaders } from "../../src/server/status.routes";
import { loadDemoData } from "../../src/seeding/demo/demo-data";
import { loadDemoPeople } from "../../src/seeding/demo/demo-people";
import { readDemoPeople } from "../../src/server/demo-people";
import { loadOwnLexicon } from "../../src/server/own-lexicon";
import { Caller } from "./caller";
import { TestClock } from "./test-clock";
import { openTestDatabase } from "./test-database";

export interface PasserelleOptions {
  readonly lexicon?: readonly LexiconConcept[];
  readonly compiled?: boolean;
  readonly publicCatalogue?: boolean;
  /** Loads the demo organisations and sign-ins first. */
  readonly demo?: boolean;
  /** Other limits than the usual ones. */
  readonly limits?: Partial<Limits>;
  /** Analysts have some of their own. */
  readonly analystLimits?: Partial<Limits>;
  /** Parts of the application that a story replaces. */
  readonly parts?: Partial<ApplicationOptions>;
  /** Where the log is written; nowhere unless a story reads it. */
  readonly log?: Logger;
  /** Introspection for anonymous visitors. */
  readonly introspection?: boolean;
  readonly persisted?: PersistedOptions;
}

export interface RoleOptions {
  readonly region?: Region;
  /** Global id, as the API gives it. */
  readonly organisationId?: string;
  /** How long the sign-in lasts, for stories that go over months. Default: an hour. */
  readonly hours?: number;
}

export const AUDIT_KEY = "an-audit-key-for-tests-that-is-long-enough";
const HOUR_SECONDS = 3_600;
/** Stories ask more in a second than a person does, and the machines that run them may be slow: neither is what they are about. */
const UNHURRIED: Partial<Limits> = { costCapacity: 1_000_000_000, operationMs: 60_000 };

/** A whole Passerelle on a database of its own, spoken to through its HTTP interface. */
export class Passerelle {
  readonly mails: OutgoingMail[] = [];
  /** Errors that were masked as internal ones: a story that ends with some has found a bug. */
  readonly internalErrors: unknown[] = [];
  application: Application;
  http: FastifyInstance;
  dataSource: DataSource;
  /** Where the database is, for stories that look behind the application. */
  target: DatabaseTarget;
  private closeDatabase: () => Promise<void>;
  private people = 0;

  private constructor(readonly clock: TestClock) {}

  static async start(options: PasserelleOptions = {}): Promise<Passerelle> {
    const passerelle = new Passerelle(new TestClock());
    const database = await openTestDatabase();
    passerelle.closeDatabase = () => database.close();
    passerelle.target = database.target;
    passerelle.dataSource = await openDatabase(database.target, { entities, as: "application" });
    const ownLexicon = ownLexiconFrom(options.lexicon ?? []);
    if (options.lexicon)
      await passerelle.asOwner((owner) => loadOwnLexicon(owner, ownLexicon, { now: passerelle.clock.now() }));
    if (options.demo) await passerelle.asOwner((owner) => passerelle.loadDemo(owner));
    passerelle.application = createApplication({
      dataSource: passerelle.dataSource,
      clock: passerelle.clock,
      tokenSecret: "a-secret-for-tests-that-is-long-enough",
      auditKey: AUDIT_KEY,
      ownLexicon,
      cacheFolder: undefined,
      mailCarrier: (mail) => {
        passerelle.mails.push(mail);
        return Promise.resolve();
      },
      demoPeopleMaySignIn: true,
      publicCatalogue: options.publicCatalogue ?? false,
      onError: (error) => passerelle.internalErrors.push(error),
      ...options.parts,
    });
    await passerelle.application.follower.load();
    passerelle.http = await passerelle.openHttp(options);
    return passerelle;
  }

  async stop(): Promise<void> {
    await this.http.close();
    await this.application.jobs.stop();
    await this.application.outbox.stop();
    await this.application.follower.stop();
    await this.dataSource.destroy();
    await this.closeDatabase();
  }

  /** Does something as the tables' owner, around the application. */
  async asOwner<T>(work: (owner: DataSource) => Promise<T>): Promise<T> {
    const owner = await openDatabase(this.target, { entities, as: "owner" });
    try {
      return await work(owner);
    } finally {
      await closeOwner(owner, this.target);
    }
  }

  /** An anonymous visitor. */
  get visitor(): Caller {
    return new Caller(this.http, undefined);
  }

  /** A new person who holds one role. */
  async someone(role: Role, { region, organisationId, hours = 1 }: RoleOptions = {}): Promise<Caller> {
    const id = uuidv7();
    const number = (this.people += 1);
    await this.dataSource.manager.insert(Person, {
      id,
      email: `person${String(number)}@test.example`,
      name: `Person ${String(number)}`,
      language: "EN",
      isDemo: false,
      deactivatedAt: null,
      createdAt: this.clock.now(),
      version: 1,
    });
    await this.dataSource.manager.insert(RoleAssignment, {
      id: uuidv7(),
      personId: id,
      role,
      bodyId: null,
      region: region ?? null,
      organisationId:
        organisationId === undefined ? null : readIdOf("Organisation", organisationId, "organisationId"),
      validFrom: this.clock.now(),
      validUntil: null,
    });
    return new Caller(this.http, await this.application.tokens.issue(id, hours * HOUR_SECONDS));
  }

  adviser(region: Region): Promise<Caller> {
    return this.someone("ADVISER", { region });
  }

  /** One of the ready-made sign-ins, by e-mail. */
  async demoPerson(email: string): Promise<Caller> {
    const people = await readDemoPeople(this.application);
    const person = people.find((one) => one.email === email);
    if (!person) throw new Error(`The demo has nobody called ${email}.`);
    return new Caller(this.http, person.token);
  }

  private async loadDemo(owner: DataSource): Promise<void> {
    await loadDemoData(owner, this.clock.now());
    await loadDemoPeople(owner, this.clock.now());
  }

  private async openHttp(options: PasserelleOptions): Promise<FastifyInstance> {
    const { schema, readersSchema, identification, follower, readLog } = this.application;
    const formatError = errorFormatter((id, error) => {
      this.internalErrors.push(error);
      options.log?.error({ id, err: error }, "internal error");
    });
    const limits = changeLimits(
      { ...UNHURRIED, ...options.limits },
      { ...UNHURRIED, ...options.analystLimits },
    );
    const http = await createHttpServer({
      logger: options.log ?? pino({ level: "silent" }),
      allowedOrigins: [],
      formatError,
      limits: limits.everyone,
    });
    await registerGraphql(http, {
      schema,
      readersSchema,
      identification,
      readLog,
      formatError,
      compiled: options.compiled ?? true,
      // Stories ask a thing once, and the compiled executor is the one in use.
      compiledFromSight: 1,
      introspection: options.introspection ?? true,
      limits,
      ...(options.persisted ? { persisted: options.persisted } : {}),
    });
    registerStatus(
      http,
      schema,
      () =>
        Promise.resolve({
          database: true,
          migrations: true,
          indexLoaded: follower.state.loaded,
          indexLagMs: follower.state.lagMs,
          draining: false,
        }),
      schemaReaders(identification, options.introspection ?? true),
    );
    await http.ready();
    return http;
  }
}
