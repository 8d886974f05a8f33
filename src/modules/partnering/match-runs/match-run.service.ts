import { v7 as uuidv7 } from "uuid";
import { onlyOnce } from "../../../persistence/idempotency";
import type { Store, Transaction } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import { DomainError, notFound } from "../../shared/domain-error";
import type { PageRequest } from "../../shared/page";
import type { Region } from "../../shared/region";
import { MatchRun } from "./match-run.entity";
import type { ListedResult, MatchRunRepository } from "./match-run.repository";
import { checkPartners, refuseCancelling, USUAL_PARTNERS } from "./match-run.rules";

export const MATCH_RUN_QUEUE = "match-run";

export interface NewMatchRun {
  readonly region?: Region | null | undefined;
  readonly partnersPerNeed?: number | null | undefined;
  readonly idempotencyKey?: string | null | undefined;
}

/** Runs over all published needs: asked for by advisers and analysts, read by all of them, done by a job. */
export class MatchRunService {
  constructor(
    private readonly store: Store,
    private readonly repository: MatchRunRepository,
  ) {}

  async find(viewer: Viewer, id: string): Promise<MatchRun | null> {
    return (await this.repository.findMany(viewer, [id]))[0] ?? null;
  }

  page(page: PageRequest): Promise<MatchRun[]> {
    return this.repository.page(page);
  }

  results(runId: string, needId: string | null, page: PageRequest): Promise<ListedResult[]> {
    return this.repository.results(runId, needId, page);
  }

  async start(viewer: Viewer, input: NewMatchRun): Promise<MatchRun> {
    const partnersPerNeed = input.partnersPerNeed ?? USUAL_PARTNERS;
    checkPartners(partnersPerNeed);
    const region = input.region ?? null;
    const needsTotal = await this.repository.publishedNeeds(region);
    return this.store.transaction(viewer.actor, async (tx) => {
      const id = await onlyOnce(tx, "startMatchRun", input, () =>
        this.write(tx, viewer, { region, partnersPerNeed, needsTotal }),
      );
      return tx.manager.findOneByOrFail(MatchRun, { id });
    });
  }

  /** By whoever started it. The batch that is being ranked comes to nothing; what is pinned stays. */
  cancel(viewer: Viewer, id: string): Promise<MatchRun> {
    return this.store.transaction(viewer.actor, async (tx) => {
      const run = await tx.manager.findOne(MatchRun, { where: { id }, lock: { mode: "pessimistic_write" } });
      if (!run) throw notFound("match run", "input.matchRunId");
      if (run.startedBy !== viewer.personId)
        throw new DomainError(
          "FORBIDDEN",
          "A run is cancelled by whoever started it. Start one of your own.",
          {
            field: "input.matchRunId",
          },
        );
      refuseCancelling(run);
      const before = { ...run };
      Object.assign(run, { state: "CANCELLED", endedAt: tx.now, cancelledBy: viewer.personId, worker: null });
      await tx.manager.save(run);
      const subject = { subjectType: "MatchRun", subjectId: id };
      await tx.record({ operation: "cancelMatchRun", ...subject, before, after: run });
      return run;
    });
  }

  private async write(
    tx: Transaction,
    viewer: Viewer,
    wishes: Pick<MatchRun, "region" | "partnersPerNeed" | "needsTotal">,
  ): Promise<string> {
    const startedBy = viewer.personId ?? "";
    await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`match-run:${startedBy}`]);
    await refuseSecond(tx, startedBy);
    const run = tx.manager.create(MatchRun, {
      ...wishes,
      id: uuidv7(),
      state: "QUEUED",
      startedBy,
      requestedAt: tx.now,
      startedAt: null,
      endedAt: null,
      cancelledBy: null,
      needsRanked: 0,
      lastNeedId: null,
      engineVersion: null,
      lexiconVersion: null,
      failures: 0,
      worker: null,
      seenAt: null,
    });
    await tx.manager.insert(MatchRun, run);
    await tx.enqueue({ queue: MATCH_RUN_QUEUE, data: { runId: run.id } });
    const subject = { subjectType: "MatchRun", subjectId: run.id };
    await tx.record({ operation: "startMatchRun", ...subject, after: run });
    return run.id;
  }
}

/** Everybody has one at a time: a run keeps a core busy. */
async function refuseSecond(tx: Transaction, startedBy: string): Promise<void> {
  const [unfinished] = await tx.query<{ needsRanked: number; needsTotal: number }>(
    `select needs_ranked as "needsRanked", needs_total as "needsTotal" from match_run
      where started_by = $1 and state in ('QUEUED', 'RUNNING')`,
    [startedBy],
  );
  if (!unfinished) return;
  const { needsRanked, needsTotal } = unfinished;
  throw new DomainError(
    "CONFLICT",
    `You have a run that is not over (${String(needsRanked)} of ${String(needsTotal)} needs). Wait for its end or cancel it first.`,
  );
}
