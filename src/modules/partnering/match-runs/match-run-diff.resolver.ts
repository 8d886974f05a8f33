import { Arg, Args, type ClassType, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { ConnectionArguments, pageOf, readPage } from "../../../graphql/connections";
import { readIdOf } from "../../../graphql/global-id";
import type { RequestContext } from "../../../graphql/request-context";
import type { CapabilityLoader } from "../capabilities/capability.loader";
import type { NeedLoader } from "../needs/need.loader";
import type { OrganisationLoader } from "../organisations/organisation.loader";
import type { MatchRunChange } from "./match-run-diff.repository";
import type { MatchRunChangeKind } from "./match-run-diff.rules";
import type { MatchRunDiff, MatchRunDiffService } from "./match-run-diff.service";
import type { MatchRunResult } from "./match-run.entity";
import {
  MatchRunChangeConnection,
  MatchRunChangeKindEnum,
  MatchRunChangeType,
  MatchRunDiffType,
  MatchRunResultType,
} from "./match-run.types";

/** Records that a result or a difference names. */
export interface RunLoaders {
  readonly needs: NeedLoader;
  readonly organisations: OrganisationLoader;
  readonly capabilities: CapabilityLoader;
}

type Named = Pick<MatchRunResult, "needId" | "organisationId" | "capabilityId">;

/** Results and differences name the same records. */
function namedRecordsOf(type: () => ClassType) {
  @Resolver(type)
  class NamedRecordsResolver {
    constructor(readonly loaders: RunLoaders) {}

    @FieldResolver()
    need(@Root() { needId }: Named, @Ctx() context: RequestContext) {
      return this.loaders.needs.byId(context).load(needId);
    }

    @FieldResolver()
    organisation(@Root() { organisationId }: Named, @Ctx() context: RequestContext) {
      return this.loaders.organisations.byId(context).load(organisationId);
    }

    @FieldResolver()
    capability(@Root() { capabilityId }: Named, @Ctx() context: RequestContext) {
      return this.loaders.capabilities.byId(context).load(capabilityId);
    }
  }
  return NamedRecordsResolver;
}

export const MatchRunResultResolver = namedRecordsOf(() => MatchRunResultType);
export const MatchRunChangeResolver = namedRecordsOf(() => MatchRunChangeType);

@Resolver(() => MatchRunDiffType)
export class MatchRunDiffResolver {
  constructor(private readonly service: MatchRunDiffService) {}

  @Query(() => MatchRunDiffType, {
    description: "Compares two runs that are done, over the same needs: who is new, who left, and why.",
  })
  matchRunDiff(
    @Ctx() { viewer }: RequestContext,
    @Arg("from", () => ID, { description: "The earlier run." }) from: string,
    @Arg("to", () => ID, { description: "The later run." }) to: string,
  ): Promise<MatchRunDiff> {
    return this.service.of(viewer, readIdOf("MatchRun", from, "from"), readIdOf("MatchRun", to, "to"));
  }

  @FieldResolver()
  isEngineChanged(@Root() { from, to }: MatchRunDiff): boolean {
    return from.engineVersion !== to.engineVersion;
  }

  @FieldResolver()
  isLexiconChanged(@Root() { from, to }: MatchRunDiff): boolean {
    return from.lexiconVersion !== to.lexiconVersion;
  }

  @FieldResolver(() => MatchRunChangeConnection, { description: "The differences, need by need." })
  async changes(
    @Root() { from, to }: MatchRunDiff,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Arg("kind", () => MatchRunChangeKindEnum, { nullable: true, description: "Only these." })
    kind: MatchRunChangeKind | null | undefined,
    @Arg("needId", () => ID, { nullable: true, description: "Differences of this need alone." })
    needId: string | null | undefined,
  ) {
    const page = readPage(args, { list: "matchRunChanges", values: ["ID", "ID"] });
    const question = { from, to, kind, needId: needId ? readIdOf("Need", needId, "needId") : null };
    const rows: MatchRunChange[] = await this.service.changes(question, page);
    return pageOf(rows, page, (row) => [row.needId, row.organisationId]);
  }
}
