import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from "type-graphql";
import { ConnectionArguments, LARGEST_PAGE, pageOf, readPage } from "../../../graphql/connections";
import { globalId, readIdOf } from "../../../graphql/global-id";
import { whenThere } from "../../../graphql/loading";
import { Reads, WantedRecords } from "../../../graphql/look-ahead";
import type { RequestContext } from "../../../graphql/request-context";
import { embedded } from "../../../persistence/embedded-list";
import type { Wanted } from "../../shared/wanted";
import type { Organisation } from "../organisations/organisation.entity";
import type { OrganisationLoader } from "../organisations/organisation.loader";
import { OrganisationType } from "../organisations/organisation.types";
import type { NeedLoader } from "./need.loader";
import type { NeedRecord } from "./need.repository";
import type { NeedTarget } from "./need-change";
import type { NeedLifeService } from "./need-life.service";
import { expiresOn } from "./need.rules";
import type { NeedService } from "./need.service";
import {
  AddNeedInput,
  CloseNeedInput,
  ConfirmNeedInput,
  NeedConnection,
  NeedFilterInput,
  NeedOrderInput,
  NeedPayload,
  NeedType,
  NeedVersionType,
  PublishNeedInput,
  RenewNeedInput,
  RequirementType,
  ReturnNeedInput,
  SubmitNeedInput,
  UpdateNeedInput,
  WithdrawNeedInput,
} from "./need.types";
import type { Requirement } from "./requirement.entity";
import { readConceptsOf } from "./requirement.inputs";

type Payload = Promise<{ need: NeedRecord }>;

/** What the cursors of each list carry, by what the list is ordered by. */
const cursorShapes = {
  CREATED_AT: { list: "needs", values: ["ID"] },
  UPDATED_AT: { list: "needs by change", values: ["MOMENT", "ID"] },
  OF_ORGANISATION: { list: "needs of an organisation", values: ["ID"] },
} as const;

@Resolver(() => NeedType)
export class NeedResolver {
  constructor(
    private readonly service: NeedService,
    private readonly life: NeedLifeService,
    private readonly loader: NeedLoader,
    private readonly organisations: OrganisationLoader,
  ) {}

  @Query(() => NeedType, {
    nullable: true,
    description: "One need; null when there is none that the viewer may see.",
  })
  need(
    @Ctx() { viewer }: RequestContext,
    @Arg("id", () => ID, { description: "Its identifier." }) id: string,
  ): Promise<NeedRecord | null> {
    return this.service.find(viewer, readIdOf("Need", id, "id"));
  }

  @Query(() => NeedConnection, { description: "Needs that the viewer may see." })
  async needs(
    @Ctx() { viewer }: RequestContext,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Arg("filter", () => NeedFilterInput, { nullable: true, description: "Which ones." })
    input: NeedFilterInput | null,
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

  @Mutation(() => NeedPayload, { description: "Writes a new need down, as a draft." })
  async addNeed(
    @Arg("input", () => AddNeedInput) input: AddNeedInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    const organisationId = readIdOf("Organisation", input.organisationId, "input.organisationId");
    return payload(this.service.add(viewer, { ...input, organisationId, ...withConcepts(input) }));
  }

  @Mutation(() => NeedPayload, { description: "Changes what a need says." })
  async updateNeed(
    @Arg("input", () => UpdateNeedInput) input: UpdateNeedInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    const { needId: _, expectedVersion: __, ...change } = input;
    return payload(this.service.update(viewer, target(input), { ...change, ...withConcepts(input) }));
  }

  @Mutation(() => NeedPayload, { description: "Submits a draft to an adviser's review." })
  async submitNeed(
    @Arg("input", () => SubmitNeedInput) input: SubmitNeedInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.life.submit(viewer, target(input)));
  }

  @Mutation(() => NeedPayload, {
    description:
      "Publishes a reviewed need with the summary that strangers may read, or clears it anew after a change. A summary that certainly tells whose need it is (by a name, a registry number, a mail or web address, a phone number or a contact) is refused without a reason.",
  })
  async publishNeed(
    @Arg("input", () => PublishNeedInput) input: PublishNeedInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.life.publish(viewer, target(input), input));
  }

  @Mutation(() => NeedPayload, { description: "Gives a need back to its organisation, with reasons." })
  async returnNeed(
    @Arg("input", () => ReturnNeedInput) input: ReturnNeedInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.life.return(viewer, target(input), input.reasons));
  }

  @Mutation(() => NeedPayload, { description: "Gives a need up." })
  async withdrawNeed(
    @Arg("input", () => WithdrawNeedInput) input: WithdrawNeedInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.life.withdraw(viewer, target(input)));
  }

  @Mutation(() => NeedPayload, { description: "Says that a need was met." })
  async closeNeed(
    @Arg("input", () => CloseNeedInput) input: CloseNeedInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.life.close(viewer, target(input)));
  }

  @Mutation(() => NeedPayload, {
    description: "The organisation confirms the need as its adviser has analysed it, requirements included.",
  })
  async confirmNeed(
    @Arg("input", () => ConfirmNeedInput) input: ConfirmNeedInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.life.confirm(viewer, target(input)));
  }

  @Mutation(() => NeedPayload, {
    description: "Sets a later deadline. A need that has expired goes back to an adviser's review.",
  })
  async renewNeed(
    @Arg("input", () => RenewNeedInput) input: RenewNeedInput,
    @Ctx() { viewer }: RequestContext,
  ): Payload {
    return payload(this.life.renew(viewer, target(input), input.deadline));
  }

  @Reads("id")
  @FieldResolver(() => ID)
  id(@Root() { id }: NeedRecord): string {
    return globalId("Need", id);
  }

  @Reads("organisationRegion")
  @FieldResolver()
  region(@Root() { organisationRegion }: NeedRecord) {
    return organisationRegion;
  }

  @Reads("organisationSizeClass")
  @FieldResolver()
  sizeClass(@Root() { organisationSizeClass }: NeedRecord) {
    return organisationSizeClass;
  }

  @Reads("deadline", "publishedAt")
  @FieldResolver()
  expiresOn(@Root() need: NeedRecord): string | null {
    return expiresOn(need);
  }

  @Reads("id")
  @FieldResolver(() => [NeedVersionType], {
    nullable: true,
    description: "What it said at each version, newest first. Level 3.",
  })
  async versions(@Root() { id }: NeedRecord, @Ctx() context: RequestContext) {
    const versions = await this.loader.versions(context).load(id);
    return versions.map(({ version, writtenAt, content }) => ({ ...content, version, writtenAt }));
  }

  @Reads("organisationId")
  @FieldResolver()
  organisation(@Root() { organisationId }: NeedRecord, @Ctx() context: RequestContext) {
    return this.organisations.byId(context).load(organisationId);
  }

  @Reads("id")
  @FieldResolver(() => [RequirementType], {
    nullable: true,
    description: "Its checkable parts, in order. Level 1.",
  })
  requirements(@Root() { id }: NeedRecord, @Ctx() context: RequestContext) {
    return this.loader.requirements(context).load(id);
  }
}

@Resolver(() => RequirementType)
export class RequirementResolver {
  @FieldResolver(() => ID)
  id(@Root() { id }: Requirement): string {
    return globalId("Requirement", id);
  }
}

@Resolver(() => OrganisationType)
export class OrganisationNeedsResolver {
  constructor(
    private readonly service: NeedService,
    private readonly loader: NeedLoader,
  ) {}

  @Reads("id")
  @FieldResolver(() => NeedConnection, {
    nullable: true,
    description: "Its needs that the viewer may see. Level 1.",
  })
  needs(
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
      ? (embedded<NeedRecord>(organisation, "needs") ??
        this.loader.ofOrganisation(context).load(organisation.id))
      : this.service.page(context.viewer, filter, order, page);
    return whenThere(rows, (shown) => ({
      ...pageOf(shown, page, (need) => [need.id]),
      totalCount: () =>
        fromStart && shown.length <= LARGEST_PAGE
          ? Promise.resolve(shown.length)
          : this.service.count(context.viewer, filter, order),
    }));
  }
}

async function payload(need: Promise<NeedRecord>): Payload {
  return { need: await need };
}

function target(input: { needId: string; expectedVersion: number }): NeedTarget {
  return { needId: readIdOf("Need", input.needId, "input.needId"), expectedVersion: input.expectedVersion };
}

/** Requirements with the identifiers of their concepts read; nothing where the input says nothing of them. */
function withConcepts({ requirements }: Pick<UpdateNeedInput, "requirements">) {
  return requirements ? { requirements: readConceptsOf(requirements) } : {};
}
