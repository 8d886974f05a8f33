import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { readIdOf } from "../../../graphql/global-id";
import type { RequestContext } from "../../../graphql/request-context";
import { mayRead } from "../../../security/disclosure";
import { notFound } from "../../shared/domain-error";
import type { CapabilityLoader } from "../capabilities/capability.loader";
import type { NeedService } from "../needs/need.service";
import { checkConsortium, MOST_MEMBERS } from "./consortium.rules";
import type {
  Consortia,
  ConsortiumProof,
  ConsortiumRequirement,
  ConsortiumService,
  UnmetRequirement,
} from "./consortium.service";
import {
  ConsortiumProofType,
  ConsortiumRequirementType,
  ConsortiumSuggestions,
  UnmetRequirementType,
} from "./consortium.types";

@Resolver(() => ConsortiumSuggestions)
export class ConsortiumResolver {
  constructor(
    private readonly service: ConsortiumService,
    private readonly needs: NeedService,
  ) {}

  @Query(() => ConsortiumSuggestions, {
    description:
      "The smallest sets of candidates that together meet all requirements of level MUST, by the hard filters of suggestions; candidates that advisers keep apart are in no set together.",
  })
  async suggestConsortium(
    @Ctx() { viewer, reads }: RequestContext,
    @Arg("needId", () => ID, { description: "The need." }) needId: string,
    @Arg("members", () => Int, {
      defaultValue: MOST_MEMBERS,
      description: "Members of a consortium at most: 1 to 4.",
    })
    members: number,
    @Arg("first", () => Int, { defaultValue: 10, description: "How many consortia: 1 to 50." }) first: number,
  ): Promise<Consortia> {
    checkConsortium(members, first);
    const need = await this.needs.find(viewer, readIdOf("Need", needId, "needId"));
    // Suggestions for a need are level 1, like its words.
    if (!need || !mayRead(viewer, 1, need)) throw notFound("need", "needId");
    reads.note(viewer, 1, need);
    return this.service.forNeed(viewer, need, { most: members, limit: first });
  }
}

@Resolver(() => ConsortiumRequirementType)
export class ConsortiumRequirementResolver {
  @FieldResolver()
  isCoveredTwice(@Root() { coveredBy }: ConsortiumRequirement): boolean {
    return coveredBy.length > 1;
  }
}

@Resolver(() => ConsortiumProofType)
export class ConsortiumProofResolver {
  constructor(private readonly capabilities: CapabilityLoader) {}

  @FieldResolver()
  share(@Root() { covered }: ConsortiumProof): number {
    return shownShare(covered.share);
  }

  @FieldResolver()
  capability(@Root() proof: ConsortiumProof, @Ctx() context: RequestContext) {
    return this.readable(proof, context);
  }

  @FieldResolver()
  async evidence(@Root() proof: ConsortiumProof, @Ctx() context: RequestContext) {
    const capability = await this.readable(proof, context);
    return capability && (capability.evidenced ? "EVIDENCED" : "CLAIMED");
  }

  /** Known to those who may know whose it is. */
  private readable({ covered: { profileId } }: ConsortiumProof, context: RequestContext) {
    if (!context.viewer.readsCatalogue || profileId === undefined) return null;
    return this.capabilities.byId(context).load(profileId);
  }
}

@Resolver(() => UnmetRequirementType)
export class UnmetRequirementResolver {
  @FieldResolver()
  status(@Root() { nearest }: UnmetRequirement) {
    return nearest.coverage;
  }

  @FieldResolver()
  share(@Root() { nearest }: UnmetRequirement): number {
    return shownShare(nearest.share);
  }
}

function shownShare(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
