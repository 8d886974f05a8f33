import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { publicEnum } from "../../../../graphql/enums";
import { DateScalar, DateTimeScalar } from "../../../../graphql/scalars";
import { MoneyInput, MoneyType } from "../../../shared/shared.types";
import type { BookingKind } from "./booking.entity";

export const BookingKindEnum = publicEnum<BookingKind>("BookingKind", "What is reserved for a mission.", {
  TRANSATLANTIC_JOURNEY: "The journey across the Atlantic.",
  ACCOMMODATION: "A place to stay.",
  LOCAL_TRANSPORT: "Ways on site.",
  INTERPRETER: "An interpreter.",
  OTHER: "Something else.",
});

@ObjectType("Booking", { description: "Something reserved for a mission. Level 4.", simpleResolvers: true })
export class BookingType {
  @Field(() => ID, { description: "Opaque identifier." }) id: string;
  @Field(() => BookingKindEnum, { description: "What it is." }) kind: BookingKind;
  @Field(() => String, { description: "With whom." }) supplier: string;
  @Field(() => String, { nullable: true, description: "The supplier's reference." }) reference: string | null;
  @Field(() => DateScalar, { nullable: true, description: "First day." }) beginsOn: string | null;
  @Field(() => DateScalar, { nullable: true, description: "Last day." }) endsOn: string | null;
  @Field(() => [ID], { description: "For which travellers; empty: for all." }) travellerIds: string[];
  @Field(() => DateTimeScalar, { nullable: true, description: "When it was cancelled, if it was." })
  cancelledAt: Date | null;
}

@ObjectType("MissionCost", {
  description: "One cost of a mission and who bears it. Level 4.",
  simpleResolvers: true,
})
export class MissionCostType {
  @Field(() => ID, { description: "Opaque identifier." }) id: string;
  @Field(() => ID, { nullable: true, description: "The booking that it belongs to." }) bookingId:
    string | null;
  @Field(() => String, { description: "What it is for." }) description: string;
  @Field(() => DateScalar, { description: "The day whose exchange rate counts." }) incurredOn: string;
  @Field(() => MoneyType, { description: "The whole." }) amount: MoneyType;
  @Field(() => MoneyType, { description: "What the programme bears." }) programmeShare: MoneyType;
  @Field(() => MoneyType, { description: "What the enterprise bears." }) enterpriseShare: MoneyType;
}

@ObjectType("CostTotal", {
  description: "A sum of costs; both shares make up the whole.",
  simpleResolvers: true,
})
export class CostTotalType {
  @Field(() => MoneyType, { description: "The whole." }) total: MoneyType;
  @Field(() => MoneyType, { description: "What the programme bears." }) programme: MoneyType;
  @Field(() => MoneyType, { description: "What the enterprise bears." }) enterprise: MoneyType;
}

@ObjectType("MissionCosts", { description: "What a mission costs. Level 4.", simpleResolvers: true })
export class MissionCostsType {
  @Field(() => [MissionCostType], { description: "Every cost, in order of entry." }) lines: MissionCostType[];
  @Field(() => [CostTotalType], { description: "Sums by currency." }) totals: CostTotalType[];
  @Field(() => CostTotalType, {
    nullable: true,
    description: "All in euros at the rates of their days, rounded once; null where a rate is missing.",
  })
  inEuros: CostTotalType | null;
}

@InputType()
abstract class MissionAdditionInput {
  @Field(() => ID, { description: "The mission." }) missionId: string;
  @Field(() => String, {
    nullable: true,
    description: "Any text of your own: a repetition with it creates nothing new.",
  })
  idempotencyKey?: string | null;
}

@InputType("AddBookingInput", { description: "Something reserved for a mission." })
export class AddBookingInput extends MissionAdditionInput {
  @Field(() => BookingKindEnum, { description: "What it is." }) kind: BookingKind;
  @Field(() => String, { description: "With whom." }) supplier: string;
  @Field(() => String, { nullable: true, description: "The supplier's reference." }) reference?:
    string | null;
  @Field(() => DateScalar, { nullable: true, description: "First day." }) beginsOn?: string | null;
  @Field(() => DateScalar, { nullable: true, description: "Last day." }) endsOn?: string | null;
  @Field(() => [ID], { nullable: true, description: "For which travellers. Default: for all." })
  travellerIds?: string[] | null;
}

@InputType("AddMissionCostInput", {
  description:
    "A cost and who bears it. Costs in a second currency want a recorded rate for each currency that is not the euro.",
})
export class AddMissionCostInput extends MissionAdditionInput {
  @Field(() => String, { description: "What it is for. At most 500 characters." }) description: string;
  @Field(() => MoneyInput, { description: "The whole." }) amount: MoneyInput;
  @Field(() => String, { description: "What the programme bears, in the same currency, such as `800.00`." })
  programmeShare: string;
  @Field(() => String, { description: "What the enterprise bears; both add up to the whole." })
  enterpriseShare: string;
  @Field(() => DateScalar, {
    nullable: true,
    description: "The day whose exchange rate counts. Default: today.",
  })
  incurredOn?: string | null;
  @Field(() => ID, { nullable: true, description: "The booking that it belongs to." }) bookingId?:
    string | null;
}

@InputType()
abstract class MissionPartChangeInput {
  @Field(() => ID, { description: "The mission." }) missionId: string;
  @Field(() => Int, { description: "The version of the mission that you read." }) expectedVersion: number;
}

@InputType("CancelBookingInput", { description: "A booking that is given up; its costs stay." })
export class CancelBookingInput extends MissionPartChangeInput {
  @Field(() => ID, { description: "The booking." }) bookingId: string;
}

@InputType("RemoveMissionCostInput", { description: "A cost that was entered by mistake." })
export class RemoveMissionCostInput extends MissionPartChangeInput {
  @Field(() => ID, { description: "The cost." }) costId: string;
}

@InputType("AddSupportTaskInput", { description: "Something to be done for the travellers on site." })
export class AddSupportTaskInput extends MissionAdditionInput {
  @Field(() => String, { description: "What. At most 300 characters." }) title: string;
  @Field(() => DateScalar, { description: "Until when." }) dueOn: string;
}

@InputType("CompleteSupportTaskInput", { description: "A task that is done." })
export class CompleteSupportTaskInput extends MissionPartChangeInput {
  @Field(() => ID, { description: "The task." }) taskId: string;
}

@InputType("RemoveSupportTaskInput", { description: "A task that falls away." })
export class RemoveSupportTaskInput extends MissionPartChangeInput {
  @Field(() => ID, { description: "The task." }) taskId: string;
}
