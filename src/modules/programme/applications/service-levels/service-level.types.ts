import { Field, InputType, Int, ObjectType } from "type-graphql";
import { publicEnum } from "../../../../graphql/enums";
import { DateScalar, DateTimeScalar } from "../../../../graphql/scalars";
import type { DayUnit, ServiceClockName } from "./service-level.rules";

export const ServiceClockNameEnum = publicEnum<ServiceClockName>(
  "ServiceClockName",
  "What the programme promises to do within a time.",
  {
    ADMISSIBILITY: "To decide on admissibility.",
    EVALUATION: "To evaluate and recommend. Not for the applicant.",
    CONSULTATION: "To consult and decide after the recommendation. Not for the applicant.",
    DECISION: "The whole way from submission to decision.",
  },
);

export const DayUnitEnum = publicEnum<DayUnit>("DayUnit", "Which days a clock counts.", {
  WORKING_DAYS: "Monday to Friday, save the holidays of the applicant's side.",
  CALENDAR_DAYS: "Every day.",
});

@ObjectType("ServiceClock", {
  description: "How much of a promised time is used. Days are those of the applicant's side. Level 4.",
  simpleResolvers: true,
})
export class ServiceClockType {
  @Field(() => ServiceClockNameEnum, { description: "Which promise." }) clock: ServiceClockName;
  @Field(() => Int, { description: "How many days it allows." }) days: number;
  @Field(() => DayUnitEnum, { description: "Which days count." }) unit: DayUnit;
  @Field(() => DateScalar, { description: "The day on which it started, which does not count." })
  startedOn: string;
  @Field(() => DateScalar, { nullable: true, description: "The day on which it ended." }) endedOn:
    string | null;
  @Field(() => Int, { description: "Days used." }) usedDays: number;
  @Field(() => DateScalar, { nullable: true, description: "Last day; null while it stands still." })
  dueOn: string | null;
  @Field(() => Boolean, { description: "Whether it stands still, for a question to the applicant." })
  isStopped: boolean;
  @Field(() => Boolean, { description: "Whether the last day is over." }) isOverdue: boolean;
}

@ObjectType("ServiceLevel", { description: "One promise and its time.", simpleResolvers: true })
export class ServiceLevelType {
  @Field(() => ServiceClockNameEnum, { description: "What is promised." }) clock: ServiceClockName;
  @Field(() => Int, { description: "Within how many days." }) days: number;
  @Field(() => DayUnitEnum, { description: "Which days count." }) unit: DayUnit;
}

@ObjectType("ServiceLevels", {
  description:
    "What the programme promises to answer within. Files keep to the version of the day on which they were submitted.",
  simpleResolvers: true,
})
export class ServiceLevelsType {
  @Field(() => Int, { description: "Its version, from 1." }) version: number;
  @Field(() => DateScalar, { description: "First day on which it is in force." }) effectiveOn: string;
  @Field(() => String, { description: "The decision or text that it rests on." }) source: string;
  @Field(() => Int, { description: "Calendar days that an applicant has to answer a question." })
  informationDays: number;
  @Field(() => [ServiceLevelType], { description: "The promises." }) levels: ServiceLevelType[];
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When it was published; null for the first version.",
  })
  publishedAt: Date | null;
}

@ObjectType("ServiceLevelsPayload", { description: "The version that was published.", simpleResolvers: true })
export class ServiceLevelsPayload {
  @Field(() => ServiceLevelsType, { description: "The version." }) serviceLevels: ServiceLevelsType;
}

@InputType("ServiceLevelInput", { description: "A promise whose time changes." })
export class ServiceLevelInput {
  @Field(() => ServiceClockNameEnum, { description: "What is promised." }) clock: ServiceClockName;
  @Field(() => Int, { description: "Within how many days, 1 to 730." }) days: number;
  @Field(() => DayUnitEnum, { nullable: true, description: "Which days count. Default: as before." })
  unit?: DayUnit | null;
}

@InputType("PublishServiceLevelsInput", {
  description: "A further version of the promises: what is left out stays.",
})
export class PublishServiceLevelsInput {
  @Field(() => DateScalar, {
    description: "First day on which it is in force; to come, and after that of the version before.",
  })
  effectiveOn: string;
  @Field(() => String, { description: "The decision or text that it rests on." }) source: string;
  @Field(() => Int, { nullable: true, description: "Calendar days to answer a question, 1 to 365." })
  informationDays?: number | null;
  @Field(() => [ServiceLevelInput], { nullable: true, description: "Promises whose time changes." })
  levels?: ServiceLevelInput[] | null;
  @Field(() => String, {
    nullable: true,
    description: "Any text of your own: a repetition with it creates nothing new.",
  })
  idempotencyKey?: string | null;
}
