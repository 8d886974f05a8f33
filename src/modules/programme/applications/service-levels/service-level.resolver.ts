import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from "type-graphql";
import type { RequestContext } from "../../../../graphql/request-context";
import type { PublishedLevels, ServiceLevelRepository } from "./service-level.repository";
import type { ServiceLevelService } from "./service-level.service";
import { PublishServiceLevelsInput, ServiceLevelsPayload, ServiceLevelsType } from "./service-level.types";

@Resolver(() => ServiceLevelsType)
export class ServiceLevelResolver {
  constructor(
    private readonly service: ServiceLevelService,
    private readonly repository: ServiceLevelRepository,
  ) {}

  @Query(() => [ServiceLevelsType], {
    description: "What the programme promises to answer within, version by version, oldest first.",
  })
  serviceLevels() {
    return this.repository.versions();
  }

  @Mutation(() => ServiceLevelsPayload, { description: "Publishes a further version of the promises." })
  async publishServiceLevels(
    @Arg("input", () => PublishServiceLevelsInput) input: PublishServiceLevelsInput,
    @Ctx() { viewer }: RequestContext,
  ) {
    return { serviceLevels: await this.service.publish(viewer, input) };
  }

  @FieldResolver()
  publishedAt(@Root() { publishedAt }: PublishedLevels): Date | null {
    return publishedAt ?? null;
  }
}
