import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from "type-graphql";
import { globalId, readIdOf } from "../../../../graphql/global-id";
import type { RequestContext } from "../../../../graphql/request-context";
import type { MissionCostsService } from "../support/mission-costs.service";
import {
  AddBookingInput,
  AddMissionCostInput,
  AddSupportTaskInput,
  CancelBookingInput,
  CompleteSupportTaskInput,
  RemoveMissionCostInput,
  RemoveSupportTaskInput,
} from "../support/mission-costs.types";
import { additionTo, missionTarget, payload } from "./mission-mutations.resolver";
import { MissionPayload } from "./mission.types";
import type { SupportTaskService } from "../support/support-task.service";
import type { Traveller } from "../travellers/traveller.entity";
import { TravellerType } from "../travellers/traveller.types";

/** Tasks on site, bookings and costs. */
@Resolver()
export class MissionSupportMutations {
  constructor(
    private readonly tasks: SupportTaskService,
    private readonly costs: MissionCostsService,
  ) {}

  @Mutation(() => MissionPayload, { description: "Adds a task of support on site." })
  addSupportTask(
    @Arg("input", () => AddSupportTaskInput) { missionId, ...input }: AddSupportTaskInput,
    @Ctx() { viewer }: RequestContext,
  ) {
    return payload(this.tasks.add(viewer, additionTo(missionId), input));
  }

  @Mutation(() => MissionPayload, { description: "A task of support on site is done." })
  completeSupportTask(
    @Arg("input", () => CompleteSupportTaskInput) input: CompleteSupportTaskInput,
    @Ctx() { viewer }: RequestContext,
  ) {
    const taskId = readIdOf("SupportTask", input.taskId, "input.taskId");
    return payload(this.tasks.complete(viewer, missionTarget(input), taskId));
  }

  @Mutation(() => MissionPayload, { description: "A task of support on site falls away." })
  removeSupportTask(
    @Arg("input", () => RemoveSupportTaskInput) input: RemoveSupportTaskInput,
    @Ctx() { viewer }: RequestContext,
  ) {
    const taskId = readIdOf("SupportTask", input.taskId, "input.taskId");
    return payload(this.tasks.remove(viewer, missionTarget(input), taskId));
  }

  @Mutation(() => MissionPayload, { description: "Adds something that is reserved for the mission." })
  addBooking(
    @Arg("input", () => AddBookingInput) { missionId, travellerIds, ...input }: AddBookingInput,
    @Ctx() { viewer }: RequestContext,
  ) {
    const ids = (travellerIds ?? []).map((id, index) =>
      readIdOf("Traveller", id, `input.travellerIds.${String(index)}`),
    );
    return payload(this.costs.addBooking(viewer, additionTo(missionId), { ...input, travellerIds: ids }));
  }

  @Mutation(() => MissionPayload, { description: "Gives a booking up; its costs stay." })
  cancelBooking(
    @Arg("input", () => CancelBookingInput) input: CancelBookingInput,
    @Ctx() { viewer }: RequestContext,
  ) {
    const bookingId = readIdOf("Booking", input.bookingId, "input.bookingId");
    return payload(this.costs.cancelBooking(viewer, missionTarget(input), bookingId));
  }

  @Mutation(() => MissionPayload, {
    description: "Adds a cost, with the shares of the programme and the enterprise.",
  })
  addMissionCost(
    @Arg("input", () => AddMissionCostInput) { missionId, bookingId, ...input }: AddMissionCostInput,
    @Ctx() { viewer }: RequestContext,
  ) {
    const booking = bookingId ? readIdOf("Booking", bookingId, "input.bookingId") : null;
    return payload(this.costs.addCost(viewer, additionTo(missionId), { ...input, bookingId: booking }));
  }

  @Mutation(() => MissionPayload, { description: "Takes a cost out that was entered by mistake." })
  removeMissionCost(
    @Arg("input", () => RemoveMissionCostInput) input: RemoveMissionCostInput,
    @Ctx() { viewer }: RequestContext,
  ) {
    const costId = readIdOf("MissionCost", input.costId, "input.costId");
    return payload(this.costs.removeCost(viewer, missionTarget(input), costId));
  }
}

@Resolver(() => TravellerType)
export class TravellerResolver {
  @FieldResolver(() => ID)
  id(@Root() { id }: Traveller): string {
    return globalId("Traveller", id);
  }
}
