import { poolOf } from "../persistence/database";
import { FeedState } from "../persistence/feed-state";
import { JobQueue } from "../persistence/job-queue";
import { Outbox } from "../persistence/outbox";
import { Store } from "../persistence/store";
import { AuditSealer } from "../security/audit/audit-sealer";
import { ReadLog } from "../security/audit/read-log";
import { BearerTokens } from "../security/bearer-tokens";
import type { ApplicationOptions } from "./application-options";

/** What every module is built on. */
export interface Foundations {
  readonly store: Store;
  readonly feed: FeedState;
  readonly jobs: JobQueue;
  readonly outbox: Outbox;
  readonly sealer: AuditSealer;
  readonly tokens: BearerTokens;
  readonly readLog: ReadLog;
}

export function assembleFoundations(options: ApplicationOptions): Foundations {
  const { dataSource, clock, onError } = options;
  const jobs = new JobQueue(poolOf(dataSource), onError);
  const store = new Store(dataSource, clock, jobs, {
    namedStatements: options.namedStatements ?? true,
    auditKey: options.auditKey,
  });
  return {
    store,
    feed: new FeedState(store, clock),
    jobs,
    outbox: new Outbox(store, options.mailCarrier, clock, onError),
    sealer: new AuditSealer(dataSource, clock, options.auditKey, onError),
    readLog: new ReadLog(store, clock),
    tokens: new BearerTokens(options.tokenSecret, clock),
  };
}
