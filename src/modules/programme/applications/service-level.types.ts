import { Field, InputType, Int, ObjectType } from "type-graphql";
import { DateScalar, DateTimeScalar } from "../../../graphql/scalars";
import { DayUnitEnum, ServiceClockNameEnum } from "./file-parts.types";
import type { DayUnit, ServiceClockName } from "./service-level.rules";

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
