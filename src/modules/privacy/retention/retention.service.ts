import type { JobQueue } from "../../../persistence/job-queue";
import type { Actor, Store, Transaction } from "../../../persistence/store";
import type { Identification } from "../../../security/identification";
import type { Clock } from "../../shared/clock";
import type { SubjectKind } from "../register/declaration";
import type { DataSubjects } from "../persons-data/data-subject";
import type { PersonsDataRepository } from "../persons-data/persons-data.repository";
import {
  keptUntil,
  nextRun,
  type RetentionCode,
  type RetentionRule,
  retentionRules,
} from "./retention.rules";
import { retentionStatements } from "./retention.statements";

const QUEUE = "retention";
const SYSTEM: Actor = { personId: null, roles: [] };
/** Rows of one transaction: others wait for none of them long. */
const ROWS_AT_ONCE = 500;

/** What one rule finds, and what was done about it. */
export interface RetentionOutcome {
  readonly rule: RetentionRule;
  readonly keptUntil: Date;
  /** Records that have been kept long enough. */
  readonly due: number;
  /** Records that were deleted or erased; 0 in a dry run. */
  readonly done: number;
}

export interface RetentionParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly subjects: DataSubjects;
  readonly repository: PersonsDataRepository;
  readonly identification: Identification;
}

/** Deletes what has been kept long enough: shown first by a dry run, done by a person, a command or the nightly job. */
export class RetentionService {
  constructor(
    private readonly parts: RetentionParts,
    jobs: JobQueue,
  ) {
    jobs.handle(QUEUE, async () => {
      await this.apply(SYSTEM);
      await this.schedule();
    });
  }

  /** A dry run: what would be done. */
  async report(): Promise<RetentionOutcome[]> {
    const outcomes: RetentionOutcome[] = [];
    for (const rule of retentionRules) outcomes.push(await this.outcome(rule, 0));
    return outcomes;
  }

  async apply(actor: Actor, codes: readonly RetentionCode[] | null = null): Promise<RetentionOutcome[]> {
    const outcomes: RetentionOutcome[] = [];
    for (const rule of retentionRules.filter(({ code }) => codes === null || codes.includes(code))) {
      const outcome = await this.outcome(rule, 0);
      outcomes.push({ ...outcome, done: outcome.due > 0 ? await this.applyRule(actor, rule) : 0 });
    }
    this.parts.identification.forget();
    return outcomes;
  }

  /** Asks for the next night's run; of several that ask, one is heard. */
  async schedule(): Promise<void> {
    await this.parts.store.transaction(SYSTEM, (tx) =>
      tx.enqueue({ queue: QUEUE, data: {}, startAfter: nextRun(tx.now) }),
    );
  }

  private async outcome(rule: RetentionRule, done: number): Promise<RetentionOutcome> {
    const { table, isOver } = retentionStatements[rule.code];
    const until = keptUntil(rule, this.parts.clock.now());
    const [row] = await this.parts.store.read<{ due: number }>(
      `retention-${rule.code}`,
      `select count(*)::int as due from "${table}" t where ${isOver}`,
      [until],
    );
    return { rule, keptUntil: until, due: row?.due ?? 0, done };
  }

  /** Some rows a transaction, until there are no more. */
  private async applyRule(actor: Actor, rule: RetentionRule): Promise<number> {
    let done = 0;
    for (;;) {
      const count = await this.parts.store.transaction(actor, async (tx) => {
        const some = await this.applyOnce(tx, rule);
        if (some > 0) await recordRun(tx, rule, some);
        return some;
      });
      done += count;
      if (count < ROWS_AT_ONCE) return done;
    }
  }

  private async applyOnce(tx: Transaction, rule: RetentionRule): Promise<number> {
    const { table, key, isOver, children = [], erases, keepsRows } = retentionStatements[rule.code];
    const rows = await tx.query<{ key: string }>(
      `select t.${key}::text as key from "${table}" t where ${isOver} limit ${String(ROWS_AT_ONCE)} for update`,
      [keptUntil(rule, tx.now)],
    );
    const keys = rows.map((row) => row.key);
    if (keys.length === 0) return 0;
    if (erases) return this.erase(tx, erases, keys);
    if (keepsRows) return this.parts.repository.replacePersonal(tx, table, key, keys);
    for (const child of children)
      await tx.query(`delete from "${child.table}" where "${child.column}"::text = any($1)`, [keys]);
    await tx.query(`delete from "${table}" t where t.${key}::text = any($1)`, [keys]);
    return keys.length;
  }

  /** Like somebody who asked for it: the same tables, the same replacements. */
  private async erase(tx: Transaction, kind: SubjectKind, ids: readonly string[]): Promise<number> {
    for (const id of ids) {
      const subject = await this.parts.subjects.findIn(tx, kind, id);
      if (subject) await this.parts.repository.erase(tx, subject);
    }
    return ids.length;
  }
}

async function recordRun(tx: Transaction, { code, days }: RetentionRule, rows: number): Promise<void> {
  await tx.record({
    operation: "applyRetention",
    subjectType: "RetentionRule",
    subjectId: code,
    after: { days, rows },
  });
}
