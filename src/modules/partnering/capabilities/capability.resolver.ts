import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { ConnectionArguments, LARGEST_PAGE, pageOf, readPage } from "../../../graphql/connections";
import { globalId, readIdOf } from "../../../graphql/global-id";
import { whenThere } from "../../../graphql/loading";
import { Reads, WantedRecords } from "../../../graphql/look-ahead";
import type { RequestContext } from "../../../graphql/request-context";
import { embedded } from "../../../persistence/embedded-list";
import type { Wanted } from "../../shared/wanted";
import { NeedOrderInput } from "../needs/need.types";
import type { Organisation } from "../organisations/organisation.entity";
import type { OrganisationLoader } from "../organisations/organisation.loader";
import { OrganisationPayload, OrganisationType } from "../organisations/organisation.types";
import type { CapabilityLoader } from "./capability.loader";
import type { CapabilityRecord } from "./capability.repository";
import type { CapabilityStatus } from "./capability.rules";
import type { CapabilityService } from "./capability.service";
import {
  AddCapabilityInput,
  AddEvidenceInput,
  CapabilityConnection,
  CapabilityFilterInput,
  CapabilityPayload,
  CapabilityType,
  ClearCapabilitySummaryInput,
  EvidenceType,
  RemoveCapabilityInput,
  RemoveEvidenceInput,
  UpdateCapabilityInput,
} from "./capability.types";
import type { Evidence } from "./evidence.entity";

type Payload = Promise<{ capability: CapabilityRecord }>;

/** What the cursors of each list carry, by what the list is ordered by. */
const cursorShapes = {
  CREATED_AT: { list: "capabilities", values: ["ID"] },
  UPDATED_AT: { list: "capabilities by change", values: ["MOMENT", "ID"] },
  OF_ORGANISATION: { list: "capabilities of an organisation", values: ["ID"] },
} as const;

@Resolver(() => CapabilityType)
export class CapabilityResolver {
  constructor(
    private readonly service: CapabilityService,
    private readonly loader: CapabilityLoader,
    private readonly organisations: OrganisationLoader,
  ) {}

  @Query(() => CapabilityType, {
    nullable: true,
    description: "One capability; null when there is none that the viewer may see.",
  })
  capability(
    @Ctx() { viewer }: RequestContext,
    @Arg("id", () => ID, { description: "Its identifier." }) id: string,
  ): Promise<CapabilityRecord | null> {
    return this.service.find(viewer, readIdOf("Capability", id, "id"));
  }

  @Query(() => CapabilityConnection, { description: "Capabilities that the viewer may see." })
  async capabilities(
    @Ctx() { viewer }: RequestContext,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Arg("filter", () => CapabilityFilterInput, { nullable: true, description: "Which ones." })
    input: CapabilityFilterInput | null,
    @Arg("orderBy", () => NeedOrderInput, {
      nullable: true,
      description: "In which order. Default: as they were entered.",
    })
    orderBy: NeedOrderInput | null,
    @WantedRecords() wanted: Wanted,
  ) {
    const field = orderBy?.field ?? "CREATED_AT";
    const page = readPage(args, cursorShapes[field]);
    const organisationId = input?.organisationId
      ? readIdOf("Organisation", input.organisationId, "filter.organisationId")
      : null;
    const filter = { ...input, organisationId };
    const order = { field, descending: orderBy?.direction === "DESC" };
    const rows = await this.service.page(viewer, filter, order, page, wanted);
    return {
      ...pageOf(rows, page, ({ id, updatedAt }) =>
        field === "CREATED_AT" ? [id] : [updatedAt.toISOString(), id],
      ),
      totalCount: () => this.service.count(viewer, filter, order),
    };
  }

  @Mutation(() => CapabilityPayload, { description: "Writes a new capability down." })
  async addCapability(
    @Arg("input", () => AddCapabilityInput) input: AddCapabilityInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    const organisationId = readIdOf("Organisation", input.organisationId, "input.organisationId");
    return payload(this.service.add(viewer, { ...input, organisationId }));
  }

  @Mutation(() => CapabilityPayload, { description: "Changes what a capability says." })
  async updateCapability(
    @Arg("input", () => UpdateCapabilityInput) input: UpdateCapabilityInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    const { capabilityId: _, expectedVersion: __, ...change } = input;
    return payload(this.service.update(viewer, target(input), change));
  }

  @Mutation(() => OrganisationPayload, { description: "Takes a capability away." })
  async removeCapability(
    @Arg("input", () => RemoveCapabilityInput) input: RemoveCapabilityInput,
    @Ctx() context: RequestContext,
  ) {
    const organisationId = await this.service.remove(context.viewer, target(input));
    return { organisation: await this.organisations.byId(context).load(organisationId) };
  }

  @Mutation(() => CapabilityPayload, { description: "Clears the summary that strangers may read." })
  async clearCapabilitySummary(
    @Arg("input", () => ClearCapabilitySummaryInput) input: ClearCapabilitySummaryInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.service.clearSummary(viewer, target(input), input));
  }

  @Mutation(() => CapabilityPayload, { description: "Adds a proof to a capability." })
  async addEvidence(
    @Arg("input", () => AddEvidenceInput) input: AddEvidenceInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    const capabilityId = readIdOf("Capability", input.capabilityId, "input.capabilityId");
    return payload(this.service.addEvidence(viewer, { ...input, capabilityId }));
  }

  @Mutation(() => CapabilityPayload, { description: "Takes a proof away." })
  async removeEvidence(
    @Arg("input", () => RemoveEvidenceInput) input: RemoveEvidenceInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    const evidenceId = readIdOf("Evidence", input.evidenceId, "input.evidenceId");
    return payload(this.service.removeEvidence(viewer, evidenceId, input.expectedVersion));
  }

  @Reads("id")
  @FieldResolver(() => ID)
  id(@Root() { id }: CapabilityRecord): string {
    return globalId("Capability", id);
  }

  @Reads("evidenced")
  @FieldResolver()
  status(@Root() { evidenced }: CapabilityRecord): CapabilityStatus {
    return evidenced ? "EVIDENCED" : "CLAIMED";
  }

  @Reads("organisationRegion")
  @FieldResolver()
  region(@Root() { organisationRegion }: CapabilityRecord) {
    return organisationRegion;
  }

  @Reads("organisationSizeClass")
  @FieldResolver()
  sizeClass(@Root() { organisationSizeClass }: CapabilityRecord) {
    return organisationSizeClass;
  }

  @Reads("organisationId")
  @FieldResolver()
  organisation(@Root() { organisationId }: CapabilityRecord, @Ctx() context: RequestContext) {
    return this.organisations.byId(context).load(organisationId);
  }

  @Reads("id")
  @FieldResolver(() => [EvidenceType], { nullable: true, description: "Its proofs, newest first. Level 1." })
  evidence(@Root() { id }: CapabilityRecord, @Ctx() context: RequestContext) {
    return this.loader.evidence(context).load(id);
  }
}

@Resolver(() => EvidenceType)
export class EvidenceResolver {
  @FieldResolver(() => ID)
  id(@Root() { id }: Evidence): string {
    return globalId("Evidence", id);
  }
}

@Resolver(() => OrganisationType)
export class OrganisationCapabilitiesResolver {
  constructor(
    private readonly service: CapabilityService,
    private readonly loader: CapabilityLoader,
  ) {}

  @Reads("id")
  @FieldResolver(() => CapabilityConnection, {
    nullable: true,
    description: "Its capabilities that the viewer may see. Level 1.",
  })
  capabilities(
    @Root() organisation: Organisation,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Ctx() context: RequestContext,
  ) {
    const page = readPage(args, cursorShapes.OF_ORGANISATION);
    const filter = { organisationId: organisation.id };
    const order = { field: "CREATED_AT", descending: false } as const;
    const fromStart = !page.backward && page.cursor === undefined;
    // The usual request was answered together with the organisation, or is batched over all of a page.
    const rows = fromStart
      ? (embedded<CapabilityRecord>(organisation, "capabilities") ??
        this.loader.ofOrganisation(context).load(organisation.id))
      : this.service.page(context.viewer, filter, order, page);
    return whenThere(rows, (shown) => ({
      ...pageOf(shown, page, (capability) => [capability.id]),
      totalCount: () =>
        fromStart && shown.length <= LARGEST_PAGE
          ? Promise.resolve(shown.length)
          : this.service.count(context.viewer, filter, order),
    }));
  }
}

async function payload(capability: Promise<CapabilityRecord>): Payload {
  return { capability: await capability };
}

function target(input: { capabilityId: string; expectedVersion: number }) {
  return {
    capabilityId: readIdOf("Capability", input.capabilityId, "input.capabilityId"),
    expectedVersion: input.expectedVersion,
  };
}
