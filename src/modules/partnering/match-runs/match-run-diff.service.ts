import type { Viewer } from "../../../security/viewer";
import { notFound } from "../../shared/domain-error";
import type { PageRequest } from "../../shared/page";
import type { MatchRun } from "./match-run.entity";
import type { DiffQuestion, MatchRunChange, MatchRunDiffRepository } from "./match-run-diff.repository";
import { refuseComparing } from "./match-run.rules";
import type { MatchRunService } from "./match-run.service";

export interface MatchRunDiff {
  readonly from: MatchRun;
  readonly to: MatchRun;
  readonly appeared: number;
  readonly left: number;
  readonly stayed: number;
}

/** Two runs side by side: who is new, who left, and why. */
export class MatchRunDiffService {
  constructor(
    private readonly repository: MatchRunDiffRepository,
    private readonly runs: MatchRunService,
  ) {}

  async of(viewer: Viewer, fromId: string, toId: string): Promise<MatchRunDiff> {
    const [from, to] = [await this.runs.find(viewer, fromId), await this.runs.find(viewer, toId)];
    if (!from) throw notFound("match run", "from");
    if (!to) throw notFound("match run", "to");
    refuseComparing(from, to);
    return { from, to, ...(await this.repository.counts(from, to)) };
  }

  changes(question: DiffQuestion, page: PageRequest): Promise<MatchRunChange[]> {
    return this.repository.changes(question, page);
  }
}
