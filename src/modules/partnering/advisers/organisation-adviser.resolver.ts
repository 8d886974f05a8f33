import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { globalId, readIdOf } from "../../../graphql/global-id";
import { groupLoader } from "../../../graphql/loading";
import { Reads } from "../../../graphql/look-ahead";
import type { RequestContext } from "../../../graphql/request-context";
import type { Region } from "../../shared/region";
import { RegionEnum } from "../../shared/shared.types";
import type { Organisation } from "../organisations/organisation.entity";
import { OrganisationPayload, OrganisationType } from "../organisations/organisation.types";
import { readsAsTeam } from "../team.rules";
import type {
  AdviserRecord,
  OrganisationAdviserRecord,
  OrganisationAdviserRepository,
} from "./organisation-adviser.repository";
import type { OrganisationAdviserService } from "./organisation-adviser.service";
import {
  AdviserType,
  AssignOrganisationAdviserInput,
  HandOverOrganisationInput,
  OrganisationAdviserType,
} from "./organisation-adviser.types";

type Payload = Promise<{ organisation: Organisation }>;

@Resolver(() => AdviserType)
export class AdviserResolver {
  constructor(
    private readonly service: OrganisationAdviserService,
    private readonly repository: OrganisationAdviserRepository,
  ) {}

  @Query(() => [AdviserType], { description: "Advisers of the programme by name, 100 at most." })
  advisers(
    @Arg("region", () => RegionEnum, { nullable: true, description: "Of this region." })
    region: Region | null,
  ): Promise<AdviserRecord[]> {
    return this.repository.advisers(region);
  }

  @Mutation(() => OrganisationPayload, {
    description: "Says which adviser of its region looks after an organisation that nobody looks after yet.",
  })
  async assignOrganisationAdviser(
    @Arg("input", () => AssignOrganisationAdviserInput) input: AssignOrganisationAdviserInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    const adviserId = input.adviserId ? person(input.adviserId) : (viewer.personId ?? "");
    const organisationId = readIdOf("Organisation", input.organisationId, "input.organisationId");
    return { organisation: await this.service.assign(viewer, { ...input, organisationId, adviserId }) };
  }

  @Mutation(() => OrganisationPayload, {
    description: "Gives an organisation to another adviser of its region, with what is open.",
  })
  async handOverOrganisation(
    @Arg("input", () => HandOverOrganisationInput) input: HandOverOrganisationInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    const adviserId = person(input.adviserId);
    const organisationId = readIdOf("Organisation", input.organisationId, "input.organisationId");
    return { organisation: await this.service.handOver(viewer, { ...input, organisationId, adviserId }) };
  }

  @FieldResolver(() => ID)
  id(@Root() { id }: AdviserRecord): string {
    return globalId("Person", id);
  }
}

@Resolver(() => OrganisationAdviserType)
export class OrganisationAdviserResolver {
  @FieldResolver(() => ID)
  adviserId(@Root() { adviserId }: OrganisationAdviserRecord): string {
    return globalId("Person", adviserId);
  }
}

@Resolver(() => OrganisationType)
export class OrganisationAdvisersResolver {
  private readonly advisersOf;

  constructor(repository: OrganisationAdviserRepository) {
    this.advisersOf = groupLoader(
      (ids) => repository.of(ids),
      ({ organisationId }) => organisationId,
    );
  }

  @Reads("id")
  @FieldResolver(() => OrganisationAdviserType, {
    nullable: true,
    description:
      "The adviser who looks after the organisation. For advisers, analysts and the attaché who do not belong to it.",
  })
  async adviser(@Root() { id }: Organisation, @Ctx() context: RequestContext) {
    const advisers = await this.of(id, context);
    return advisers?.find(({ endedAt }) => endedAt === null) ?? null;
  }

  @Reads("id")
  @FieldResolver(() => [OrganisationAdviserType], {
    nullable: true,
    description:
      "Advisers who looked after it before, newest first. For advisers, analysts and the attaché who do not belong to it.",
  })
  async formerAdvisers(@Root() { id }: Organisation, @Ctx() context: RequestContext) {
    const advisers = await this.of(id, context);
    return advisers?.filter(({ endedAt }) => endedAt !== null) ?? null;
  }

  private async of(id: string, context: RequestContext) {
    return readsAsTeam(context.viewer, [id]) ? this.advisersOf(context).load(id) : null;
  }
}

function person(id: string): string {
  return readIdOf("Person", id, "input.adviserId");
}
