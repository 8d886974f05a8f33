import type { Pool } from "pg";
import type { DataSource, EntityManager } from "typeorm";
import { v7 as uuidv7 } from "uuid";
import type { Clock } from "../modules/shared/clock";
import { sortedJson } from "../modules/shared/sorted-json";
import {
  type AuditEntry,
  type AuditKind,
  entryMac,
  reasonDigest,
  stateDigest,
} from "../security/audit/audit-entry";
import { poolOf } from "./database";

/** Who acts, as the audit log keeps it: an identifier that stays meaningful when the person's name is erased. */
export interface Actor {
  readonly personId: string | null;
  readonly roles: readonly string[];
}

export interface AuditRecord {
  readonly kind?: AuditKind;
  /** The operation's name in the schema or on the command line. */
  readonly operation: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly reason?: string;
  /** State before and after; only keyed digests are kept. */
  readonly before?: unknown;
  readonly after?: unknown;
}

/** What other parts of the application follow: something that suggestions are made from has changed. */
export type FeedSubject =
  | "ORGANISATION"
  | "NEED"
  | "LEXICON"
  | "SAVED_SEARCH"
  /** Any row that lists are made of; told by the tables themselves. */
  | "RECORDS";

export interface Change {
  readonly subject: FeedSubject;
  readonly subjectId: string;
}

export interface JobRequest {
  readonly queue: string;
  readonly data: object;
  readonly startAfter?: Date;
}

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

type CommitListener = (changes: readonly Change[]) => Promise<void>;

export interface JobSender {
  send(
    job: JobRequest,
    query: (sql: string, values: unknown[]) => Promise<{ rows: unknown[] }>,
  ): Promise<void>;
}

/**
 * One use case's unit of work. Everything that must happen together goes through it: rows, the audit entry, the
 * change feed, jobs and mails. With a pool of one, a query outside its `manager` would wait for ever.
 */
export class Transaction {
  readonly changes: Change[] = [];

  constructor(
    readonly manager: EntityManager,
    readonly actor: Actor,
    readonly now: Date,
    private readonly jobs: JobSender,
    private readonly auditKey: string,
  ) {}

  async query<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
    const result: unknown = await this.manager.query(sql, values);
    // TypeORM answers [rows, count] for UPDATE and DELETE.
    const rows =
      Array.isArray(result) && Array.isArray(result[0]) && result.length === 2 ? result[0] : result;
    return rows as Row[];
  }

  /** Writes the audit entry of this use case; it is committed or lost together with what it tells of. */
  record(record: AuditRecord): Promise<void> {
    return this.recordAll([record]);
  }

  /** Several entries by one statement. */
  async recordAll(records: readonly AuditRecord[]): Promise<void> {
    const entries = records.map((record) => this.entryOf(record));
    const rows = entries.map((entry) => ({ ...entry, mac: entryMac(entry, this.auditKey) }));
    await this.query(
      `insert into audit_entry (id, at, kind, actor_id, actor_roles, operation, subject_type, subject_id, reason,
         reason_digest, before_hash, after_hash, mac)
       select e.id, e.at, e.kind, e."actorId", e."actorRoles", e.operation, e."subjectType", e."subjectId", e.reason,
              e."reasonDigest", e."beforeHash", e."afterHash", e.mac
         from json_to_recordset($1::json) as e (id uuid, at timestamptz, kind text, "actorId" uuid, "actorRoles" text[],
              operation text, "subjectType" text, "subjectId" text, reason text, "reasonDigest" text, "beforeHash" text,
              "afterHash" text, mac text)`,
      [JSON.stringify(rows)],
    );
    for (const [index, { reason }] of records.entries())
      if (reason !== undefined)
        await this.query("insert into audit_reason (entry_id, reason) values ($1, $2)", [
          entries[index]?.id,
          reason,
        ]);
  }

  private entryOf(record: AuditRecord): AuditEntry {
    const id = uuidv7();
    const { reason } = record;
    return {
      id,
      at: this.now,
      kind: record.kind ?? "CHANGE",
      actorId: this.actor.personId,
      actorRoles: this.actor.roles,
      operation: record.operation,
      subjectType: record.subjectType,
      subjectId: record.subjectId,
      reason: null,
      reasonDigest: reason === undefined ? null : reasonDigest(id, reason, this.auditKey),
      beforeHash: digestOf(record.before, this.auditKey),
      afterHash: digestOf(record.after, this.auditKey),
    };
  }

  /** Tells every node's index that something changed. */
  async announce(subject: FeedSubject, subjectId: string): Promise<void> {
    await this.query("insert into change_feed (subject, subject_id, changed_at) values ($1, $2, $3)", [
      subject,
      subjectId,
      this.now,
    ]);
    this.changes.push({ subject, subjectId });
  }

  /** Puts a job into the queue; no worker sees it before the commit. */
  async enqueue(job: JobRequest): Promise<void> {
    await this.jobs.send(job, async (sql, values) => ({ rows: await this.query(sql, values) }));
  }

  /** Puts a mail into the outbox; it is sent after the commit, at least once, always with the same message id. */
  async sendMail(mail: Mail): Promise<void> {
    await this.query(
      `insert into outbox_mail (id, recipient, subject, body, created_at, due_at) values ($1, $2, $3, $4, $5, $5)`,
      [uuidv7(), mail.to, mail.subject, mail.text, this.now],
    );
  }
}

export interface StoreOptions {
  /** Off where two clients share the embedded database's one session. */
  readonly namedStatements: boolean;
  /** Proves that audit entries were written by the application. */
  readonly auditKey: string;
}

/** The door to the database: named reads outside, and use cases inside, transactions. */
export class Store {
  private readonly pool: Pool;
  private readonly listeners: CommitListener[] = [];
  /** How many use cases have been committed on this node. */
  commits = 0;

  constructor(
    readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly jobs: JobSender,
    private readonly options: StoreOptions,
  ) {
    this.pool = poolOf(dataSource);
  }

  /** One prepared statement, planned once per connection and known by its name in the server's statistics. */
  async read<Row extends object>(
    name: string,
    text: string,
    values: readonly unknown[] = [],
  ): Promise<Row[]> {
    const statement = this.options.namedStatements ? { name, text } : { text };
    const { rows } = await this.pool.query<Row>({ ...statement, values: [...values] });
    return rows;
  }

  /** Runs one use case. Listeners (this node's index) hear of its changes after the commit, before it is answered. */
  async transaction<T>(actor: Actor, work: (tx: Transaction) => Promise<T>): Promise<T> {
    let changes: readonly Change[] = [];
    const result = await this.dataSource.transaction(async (manager) => {
      const tx = new Transaction(manager, actor, this.clock.now(), this.jobs, this.options.auditKey);
      const value = await work(tx);
      changes = tx.changes;
      return value;
    });
    this.commits += 1;
    if (changes.length > 0) for (const listener of this.listeners) await listener(changes);
    return result;
  }

  onCommit(listener: CommitListener): void {
    this.listeners.push(listener);
  }
}

function digestOf(state: unknown, key: string): string | null {
  return state === undefined ? null : stateDigest(sortedJson(state), key);
}
