import { v7 as uuidv7 } from "uuid";
import { ENGINE_VERSION } from "../../../matching";
import type { JobQueue } from "../../../persistence/job-queue";
import type { Actor, Store, Transaction } from "../../../persistence/store";
import type { Clock } from "../../shared/clock";
import type { NeedRecord, NeedRepository } from "../needs/need.repository";
import { MatchRun } from "./match-run.entity";
import type { MatchRunRanking, RankedNeed } from "./match-run-ranking";
import type { MatchRunRepository } from "./match-run.repository";
import { isUnfinished, MOST_FAILURES, SILENT_AFTER_MS } from "./match-run.rules";
import { MATCH_RUN_QUEUE } from "./match-run.service";

/** Needs of one transaction: what a killed worker has done in vain at most, and what is held in memory. */
const BATCH = 25;
const SWEEP_MS = 60_000;
const BEFORE_ALL = "00000000-0000-0000-0000-000000000000";
const SYSTEM: Actor = { personId: null, roles: [] };

export interface MatchRunWorkerParts {
  readonly store: Store;
  readonly repository: MatchRunRepository;
  readonly needs: NeedRepository;
  readonly ranking: MatchRunRanking;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

/**
 * Does runs batch by batch. A batch's results and the place from which the run goes on are one transaction, so a killed
 * worker's run goes on where it stood and nothing is pinned twice. Who works on a run stands in its row: a worker that
 * finds another name there, or another state, stops.
 */
export class MatchRunWorker {
  private timer: NodeJS.Timeout | undefined;
  private isStopping = false;
  private working: Promise<void> = Promise.resolve();

  constructor(
    jobs: JobQueue,
    private readonly parts: MatchRunWorkerParts,
  ) {
    jobs.handle(MATCH_RUN_QUEUE, (data) => {
      this.working = this.run((data as { runId: string }).runId);
      return this.working;
    });
  }

  start(): void {
    const sweep = () => {
      this.sweep().catch(this.parts.onError);
    };
    sweep();
    this.timer = setInterval(sweep, SWEEP_MS);
    this.timer.unref();
  }

  /** Ends after the batch that is being ranked, and leaves the rest to whoever starts next. */
  async stop(): Promise<void> {
    this.isStopping = true;
    clearInterval(this.timer);
    await this.working.catch(() => undefined);
  }

  /** Puts runs whose worker is silent back into the queue. */
  async sweep(): Promise<void> {
    const { store, repository, clock } = this.parts;
    const silent = new Date(clock.now().getTime() - SILENT_AFTER_MS);
    for (const id of await repository.silentSince(silent))
      await store.transaction(SYSTEM, async (tx) => {
        const [freed] = await tx.query(
          `update match_run set worker = null, seen_at = $2
            where id = $1 and state = 'RUNNING' and seen_at < $3 returning id`,
          [id, tx.now, silent],
        );
        if (freed) await tx.enqueue({ queue: MATCH_RUN_QUEUE, data: { runId: id } });
      });
  }

  async run(runId: string): Promise<void> {
    const worker = uuidv7();
    if (!(await this.claim(runId, worker))) return;
    try {
      while (!this.isStopping) if (!(await this.advance(runId, worker))) return;
      await this.release(runId, worker);
    } catch (error) {
      this.parts.onError(error);
      await this.fail(runId, worker);
    }
  }

  /** Makes the run this worker's, unless somebody works on it or it is over. */
  async claim(runId: string, worker: string): Promise<boolean> {
    const rows = await this.parts.store.transaction(SYSTEM, (tx) =>
      tx.query(
        `update match_run set state = 'RUNNING', worker = $2, seen_at = $3, started_at = coalesce(started_at, $3),
                engine_version = coalesce(engine_version, $4), lexicon_version = coalesce(lexicon_version, $5)
          where id = $1 and state in ('QUEUED', 'RUNNING') and worker is null returning id`,
        [runId, worker, tx.now, ENGINE_VERSION, this.parts.ranking.lexiconVersion],
      ),
    );
    return rows.length > 0;
  }

  /** One batch; false when the run is over or somebody else's. */
  async advance(runId: string, worker: string): Promise<boolean> {
    const { repository, needs, ranking, store } = this.parts;
    const [run] = await repository.ofIds([runId]);
    if (run?.worker !== worker || !isUnfinished(run.state)) return false;
    const page = await needs.published(run.lastNeedId ?? BEFORE_ALL, BATCH);
    const last = page.at(-1);
    const asked = page.filter((need) => isAsked(run, need));
    const ranked = await ranking.of(asked, run.partnersPerNeed);
    return store.transaction(SYSTEM, async (tx) => {
      if (!last) return this.finish(tx, runId, worker);
      if (!(await moveOn(tx, runId, worker, last.id, ranked.length))) return false;
      await pin(tx, runId, ranked);
      return true;
    });
  }

  private async finish(tx: Transaction, runId: string, worker: string): Promise<false> {
    const run = await tx.manager.findOne(MatchRun, {
      where: { id: runId, worker, state: "RUNNING" },
      lock: { mode: "pessimistic_write" },
    });
    if (!run) return false;
    Object.assign(run, { state: "DONE", endedAt: tx.now, worker: null, seenAt: tx.now });
    await tx.manager.save(run);
    await tx.record({ operation: "finishMatchRun", subjectType: "MatchRun", subjectId: runId, after: run });
    return false;
  }

  private async release(runId: string, worker: string): Promise<void> {
    await this.parts.store.transaction(SYSTEM, async (tx) => {
      const [freed] = await tx.query(
        "update match_run set worker = null, seen_at = $3 where id = $1 and worker = $2 returning id",
        [runId, worker, tx.now],
      );
      if (freed) await tx.enqueue({ queue: MATCH_RUN_QUEUE, data: { runId } });
    });
  }

  /** Tries again a little later, some times. */
  private async fail(runId: string, worker: string): Promise<void> {
    await this.parts.store.transaction(SYSTEM, async (tx) => {
      const [run] = await tx.query<{ failures: number }>(
        `update match_run set worker = null, seen_at = $3, failures = failures + 1,
                state = case when failures + 1 < $4 then state else 'FAILED' end,
                ended_at = case when failures + 1 < $4 then ended_at else $3 end
          where id = $1 and worker = $2 returning failures`,
        [runId, worker, tx.now, MOST_FAILURES],
      );
      if (!run || run.failures >= MOST_FAILURES) return;
      const startAfter = new Date(tx.now.getTime() + run.failures * SILENT_AFTER_MS);
      await tx.enqueue({ queue: MATCH_RUN_QUEUE, data: { runId }, startAfter });
    });
  }
}

/** Needs that were published since it was asked for are the next run's. */
function isAsked({ region, requestedAt }: MatchRun, need: NeedRecord): boolean {
  if (region !== null && need.organisationRegion !== region) return false;
  return need.publishedAt !== null && need.publishedAt <= requestedAt;
}

/** False when the run was cancelled, or given to another worker, while the batch was being ranked. */
async function moveOn(
  tx: Transaction,
  runId: string,
  worker: string,
  lastNeedId: string,
  ranked: number,
): Promise<boolean> {
  const rows = await tx.query(
    `update match_run set last_need_id = $3, needs_ranked = needs_ranked + $4, seen_at = $5, failures = 0
      where id = $1 and worker = $2 and state = 'RUNNING' returning id`,
    [runId, worker, lastNeedId, ranked, tx.now],
  );
  return rows.length > 0;
}

async function pin(tx: Transaction, runId: string, ranked: readonly RankedNeed[]): Promise<void> {
  await tx.query(
    `insert into match_run_need (run_id, need_id, need_version, ranked_at)
     select $1, n.id, n.version, $4 from unnest($2::uuid[], $3::int[]) n(id, version)`,
    [runId, ranked.map(({ needId }) => needId), ranked.map(({ needVersion }) => needVersion), tx.now],
  );
  const rows = ranked.flatMap(({ needId, candidates }) => candidates.map((one) => ({ needId, ...one })));
  await tx.query(
    `insert into match_run_result (run_id, need_id, organisation_id, capability_id, rank, score, excluded)
     select $1, c.* from unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::smallint[], $6::numeric[], $7::text[]) c`,
    [
      runId,
      rows.map(({ needId }) => needId),
      rows.map(({ organisationId }) => organisationId),
      rows.map(({ capabilityId }) => capabilityId),
      rows.map(({ rank }) => rank),
      rows.map(({ score }) => score),
      rows.map(({ excluded }) => excluded),
    ],
  );
}
