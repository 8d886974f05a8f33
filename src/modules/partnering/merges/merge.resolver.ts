import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from "type-graphql";
import { globalId, readIdOf } from "../../../graphql/global-id";
import { groupLoader } from "../../../graphql/loading";
import { Reads } from "../../../graphql/look-ahead";
import type { RequestContext } from "../../../graphql/request-context";
import type { Organisation } from "../organisations/organisation.entity";
import { OrganisationType } from "../organisations/organisation.types";
import { readsAsTeam } from "../team.rules";
import type { MergeRecord, MergeRepository } from "./merge.repository";
import type { MergeService, Parted } from "./merge.service";
import {
  MergeOrganisationsInput,
  MergeOrganisationsPayload,
  OrganisationMergeType,
  UnmergeOrganisationsInput,
  UnmergeOrganisationsPayload,
} from "./merge.types";

@Resolver(() => OrganisationMergeType)
export class MergeResolver {
  private readonly recordsOf;

  constructor(
    private readonly service: MergeService,
    repository: MergeRepository,
  ) {
    this.recordsOf = groupLoader(
      (ids) => repository.recordsOf(ids),
      ({ mergeId }) => mergeId,
    );
  }

  @Mutation(() => MergeOrganisationsPayload, {
    description:
      "Makes one organisation of two entries. The second is no longer found, suggested or listed; what came from it is kept, so that the merge can be undone.",
  })
  async mergeOrganisations(
    @Arg("input", () => MergeOrganisationsInput) input: MergeOrganisationsInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<{ organisation: Organisation }> {
    const survivorId = readIdOf("Organisation", input.survivorId, "input.survivorId");
    const mergedId = readIdOf("Organisation", input.mergedId, "input.mergedId");
    return { organisation: await this.service.merge(viewer, { ...input, survivorId, mergedId }) };
  }

  @Mutation(() => UnmergeOrganisationsPayload, {
    description:
      "Parts two organisations again: each has what it had, and what was added since stays with the one that went on.",
  })
  unmergeOrganisations(
    @Arg("input", () => UnmergeOrganisationsInput) input: UnmergeOrganisationsInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<Parted> {
    const mergeId = readIdOf("OrganisationMerge", input.mergeId, "input.mergeId");
    return this.service.unmerge(viewer, { ...input, mergeId });
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: MergeRecord): string {
    return globalId("OrganisationMerge", id);
  }

  @FieldResolver()
  records(@Root() { id }: MergeRecord, @Ctx() context: RequestContext) {
    return this.recordsOf(context).load(id);
  }
}

@Resolver(() => OrganisationType)
export class OrganisationMergesResolver {
  private readonly mergesOf;

  constructor(repository: MergeRepository) {
    this.mergesOf = groupLoader(
      (ids) => repository.standingOf(ids),
      ({ survivorId }) => survivorId,
    );
  }

  @Reads("id")
  @FieldResolver(() => [OrganisationMergeType], {
    nullable: true,
    description:
      "Entries that were merged into it, newest first. For advisers, analysts and the attaché who do not belong to it.",
  })
  mergedFrom(@Root() { id }: Organisation, @Ctx() context: RequestContext) {
    return readsAsTeam(context.viewer, [id]) ? this.mergesOf(context).load(id) : null;
  }
}
