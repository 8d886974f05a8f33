import PgBoss from "pg-boss";
import type { Pool } from "pg";
import type { JobRequest, JobSender } from "./store";

type Worker = (data: object) => Promise<void>;

/** Seconds between two looks of a worker into its queue. */
const POLL_SECONDS = 1;
const RETRIES = 5;

/** Jobs in the database itself (pg-boss): enqueued in the use case's transaction, run at least once, retried. */
export class JobQueue implements JobSender {
  private readonly boss: PgBoss;
  private readonly workers = new Map<string, Worker>();
  private started = false;

  constructor(pool: Pool, onError: (error: Error) => void) {
    this.boss = new PgBoss({
      db: { executeSql: (text, values) => pool.query(text, values as unknown[]) },
      migrate: false,
      schedule: false,
    });
    this.boss.on("error", onError);
  }

  /** Registers the worker of a queue; call before `start`. */
  handle(queue: string, worker: Worker): void {
    this.workers.set(queue, worker);
  }

  async start(): Promise<void> {
    await this.boss.start();
    this.started = true;
    for (const [queue, worker] of this.workers) {
      const id = await this.boss.work(queue, { pollingIntervalSeconds: POLL_SECONDS }, async (jobs) => {
        for (const job of jobs) await worker(job.data as object);
        // Where there was one there may be more: a look is a job, and without this it would be one a second.
        this.boss.notifyWorker(id);
      });
    }
  }

  async send(
    job: JobRequest,
    query: (sql: string, values: unknown[]) => Promise<{ rows: unknown[] }>,
  ): Promise<void> {
    await this.boss.send(job.queue, job.data, {
      retryLimit: RETRIES,
      retryBackoff: true,
      ...(job.startAfter ? { startAfter: job.startAfter } : {}),
      db: { executeSql: (sql, values) => query(sql, values as unknown[]) },
    });
  }

  async stop(): Promise<void> {
    if (this.started) await this.boss.stop({ graceful: true, timeout: 5_000, wait: true, close: false });
  }
}
