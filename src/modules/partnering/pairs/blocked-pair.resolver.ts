import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import { readIdOf } from "../../../graphql/global-id";
import { groupLoader } from "../../../graphql/loading";
import { Reads } from "../../../graphql/look-ahead";
import type { RequestContext } from "../../../graphql/request-context";
import type { Organisation } from "../organisations/organisation.entity";
import type { OrganisationLoader } from "../organisations/organisation.loader";
import { OrganisationType } from "../organisations/organisation.types";
import type { BlockedPairOf, BlockedPairRepository } from "./blocked-pair.repository";
import type { BlockedPairService, DecidedPair } from "./blocked-pair.service";
import { BlockedPairPayload, BlockedPairType, BlockPairInput, UnblockPairInput } from "./blocked-pair.types";

@Resolver(() => BlockedPairType)
export class BlockedPairResolver {
  constructor(
    private readonly service: BlockedPairService,
    private readonly organisations: OrganisationLoader,
  ) {}

  @Mutation(() => BlockedPairPayload, {
    description: "Keeps two organisations apart: neither is suggested or introduced to the other.",
  })
  blockPair(
    @Arg("input", () => BlockPairInput) input: BlockPairInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<DecidedPair> {
    return this.service.block(viewer, { ...input, ...pairOf(input) });
  }

  @Mutation(() => BlockedPairPayload, {
    description: "Lets two organisations be suggested to one another again.",
  })
  unblockPair(
    @Arg("input", () => UnblockPairInput) input: UnblockPairInput,
    @Ctx() { viewer }: RequestContext,
  ): Promise<DecidedPair> {
    return this.service.unblock(viewer, { ...input, ...pairOf(input) });
  }

  @FieldResolver()
  partner(@Root() { partnerId }: BlockedPairOf, @Ctx() context: RequestContext) {
    return this.organisations.byId(context).load(partnerId);
  }
}

@Resolver(() => OrganisationType)
export class OrganisationPairsResolver {
  private readonly pairs;

  constructor(repository: BlockedPairRepository) {
    this.pairs = groupLoader(
      (ids) => repository.standingOf(ids),
      ({ organisationId }) => organisationId,
    );
  }

  @Reads("id")
  @FieldResolver(() => [BlockedPairType], {
    nullable: true,
    description:
      "Organisations from which advisers keep this one apart, newest first. For advisers, analysts and the attaché.",
  })
  blockedPairs(@Root() { id }: Organisation, @Ctx() context: RequestContext) {
    return context.viewer.readsCatalogue ? this.pairs(context).load(id) : null;
  }
}

function pairOf({ organisationId, otherOrganisationId }: BlockPairInput | UnblockPairInput) {
  return {
    organisationId: readIdOf("Organisation", organisationId, "input.organisationId"),
    otherOrganisationId: readIdOf("Organisation", otherOrganisationId, "input.otherOrganisationId"),
  };
}
