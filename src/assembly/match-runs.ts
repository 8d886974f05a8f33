import {
  MatchRunChangeResolver,
  MatchRunDiffResolver,
  MatchRunResultResolver,
} from "../modules/partnering/match-runs/match-run-diff.resolver";
import { MatchRunDiffRepository } from "../modules/partnering/match-runs/match-run-diff.repository";
import { MatchRunDiffService } from "../modules/partnering/match-runs/match-run-diff.service";
import { MatchRunRanking } from "../modules/partnering/match-runs/match-run-ranking";
import { MatchRunWorker } from "../modules/partnering/match-runs/match-run-worker";
import { MatchRunRepository } from "../modules/partnering/match-runs/match-run.repository";
import { MatchRunResolver } from "../modules/partnering/match-runs/match-run.resolver";
import { MatchRunService } from "../modules/partnering/match-runs/match-run.service";
import type { SuggestionService } from "../modules/partnering/suggestions/suggestion.service";
import type { Viewer } from "../security/viewer";
import type { ApplicationOptions } from "./application-options";
import type { Foundations } from "./foundations";
import type { Catalogue } from "./partnering";

/** Runs over all published needs: asked for, done by a job, read and compared. */
export function assembleMatchRuns(
  { clock, onError }: ApplicationOptions,
  { store, jobs }: Foundations,
  { repositories: { needs }, loaders }: Catalogue,
  suggestions: SuggestionService,
) {
  const repository = new MatchRunRepository(store);
  const service = new MatchRunService(store, repository);
  const ranking = new MatchRunRanking(suggestions);
  return {
    worker: new MatchRunWorker(jobs, { store, repository, needs, ranking, clock, onError }),
    finders: { MatchRun: (viewer: Viewer, ids: readonly string[]) => repository.findMany(viewer, ids) },
    resolvers: [
      new MatchRunResolver(service),
      new MatchRunResultResolver(loaders),
      new MatchRunChangeResolver(loaders),
      new MatchRunDiffResolver(new MatchRunDiffService(new MatchRunDiffRepository(store), service)),
    ],
  };
}
