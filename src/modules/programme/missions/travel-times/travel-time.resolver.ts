import { Arg, Ctx, Mutation, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../../../../graphql/request-context";
import type { TravelTimeService } from "./travel-time.service";
import { RecordTravelTimeInput, TravelTimePayload, TravelTimeType } from "./travel-time.types";

@Resolver()
export class TravelTimeResolver {
  constructor(private readonly service: TravelTimeService) {}

  @Query(() => [TravelTimeType], {
    description: "Minutes between municipalities, in the order of the alphabet.",
  })
  travelTimes(
    @Arg("municipality", () => String, { nullable: true, description: "From or to this one. Default: all." })
    municipality: string | null | undefined,
  ) {
    return this.service.list(municipality ?? null);
  }

  @Mutation(() => TravelTimePayload, {
    description: "Enters or corrects the minutes between two municipalities; visits are scheduled by them.",
  })
  async recordTravelTime(
    @Arg("input", () => RecordTravelTimeInput) input: RecordTravelTimeInput,
    @Ctx() { viewer }: RequestContext,
  ) {
    return { travelTime: await this.service.record(viewer, input) };
  }
}
