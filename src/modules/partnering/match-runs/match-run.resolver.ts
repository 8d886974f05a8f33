import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { ConnectionArguments, pageOf, readPage } from "../../../graphql/connections";
import { globalId, readIdOf } from "../../../graphql/global-id";
import type { RequestContext } from "../../../graphql/request-context";
import type { MatchRun } from "./match-run.entity";
import type { MatchRunService } from "./match-run.service";
import {
  CancelMatchRunInput,
  MatchRunConnection,
  MatchRunPayload,
  MatchRunResultConnection,
  MatchRunType,
  StartMatchRunInput,
} from "./match-run.types";

@Resolver(() => MatchRunType)
export class MatchRunResolver {
  constructor(private readonly service: MatchRunService) {}

  @Query(() => MatchRunType, { nullable: true, description: "A match run; null when there is no such run." })
  matchRun(
    @Ctx() { viewer }: RequestContext,
    @Arg("id", () => ID, { description: "The run." }) id: string,
  ): Promise<MatchRun | null> {
    return this.service.find(viewer, readIdOf("MatchRun", id, "id"));
  }

  @Query(() => MatchRunConnection, { description: "Match runs, newest first." })
  async matchRuns(@Args(() => ConnectionArguments) args: ConnectionArguments) {
    const page = readPage(args, { list: "matchRuns", values: ["ID"] });
    return pageOf(await this.service.page(page), page, ({ id }) => [id]);
  }

  @Mutation(() => MatchRunPayload, {
    description: "Has all published needs ranked against everyone, as a job. Everybody has one at a time.",
  })
  async startMatchRun(
    @Arg("input", () => StartMatchRunInput) input: StartMatchRunInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<{ matchRun: MatchRun }> {
    return { matchRun: await this.service.start(viewer, input) };
  }

  @Mutation(() => MatchRunPayload, { description: "Ends a run that the viewer started before it is done." })
  async cancelMatchRun(
    @Arg("input", () => CancelMatchRunInput) input: CancelMatchRunInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<{ matchRun: MatchRun }> {
    const id = readIdOf("MatchRun", input.matchRunId, "input.matchRunId");
    return { matchRun: await this.service.cancel(viewer, id) };
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: MatchRun): string {
    return globalId("MatchRun", id);
  }

  @FieldResolver()
  isOwn(@Root() { startedBy }: MatchRun, @Ctx() { viewer }: RequestContext): boolean {
    return startedBy === viewer.personId;
  }

  @FieldResolver()
  progress(@Root() { state, needsRanked, needsTotal }: MatchRun): number {
    return state === "DONE" ? 1 : Math.round((needsRanked / Math.max(1, needsTotal)) * 10_000) / 10_000;
  }

  @FieldResolver(() => MatchRunResultConnection, {
    description: "What it has found so far, need by need, best first.",
  })
  async results(
    @Root() { id }: MatchRun,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Arg("needId", () => ID, { nullable: true, description: "Results of this need alone." })
    needId: string | null | undefined,
  ) {
    const page = readPage(args, { list: "matchRunResults", values: ["ID", "NUMBER"] });
    const need = needId ? readIdOf("Need", needId, "needId") : null;
    const rows = await this.service.results(id, need, page);
    return pageOf(rows, page, (row) => [row.needId, row.rank]);
  }
}
