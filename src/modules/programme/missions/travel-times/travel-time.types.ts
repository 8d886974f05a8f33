import { Field, InputType, Int, ObjectType } from "type-graphql";
import { DateTimeScalar } from "../../../../graphql/scalars";

@ObjectType("TravelTime", {
  description:
    "Minutes between two municipalities, either way: an estimate that comes with the program, or what an adviser recorded.",
  simpleResolvers: true,
})
export class TravelTimeType {
  @Field(() => String, { description: "One municipality." }) oneMunicipality: string;
  @Field(() => String, { description: "The other municipality; the same one for ways within it." })
  otherMunicipality: string;
  @Field(() => Int, { description: "Minutes, 0 to 1,440." }) minutes: number;
  @Field(() => DateTimeScalar, { description: "When the entry was estimated, made or corrected." })
  updatedAt: Date;
  @Field(() => Int, { description: "Version to name as `expectedVersion` in a correction." }) version: number;
}

@ObjectType("TravelTimePayload", { description: "The entry after a change.", simpleResolvers: true })
export class TravelTimePayload {
  @Field(() => TravelTimeType, { description: "The entry as it now is." }) travelTime: TravelTimeType;
}

@InputType("RecordTravelTimeInput", { description: "Minutes between two municipalities, new or corrected." })
export class RecordTravelTimeInput {
  @Field(() => String, { description: "One municipality; accents and capitals make no difference." })
  fromMunicipality: string;
  @Field(() => String, { description: "The other municipality." }) toMunicipality: string;
  @Field(() => Int, { description: "Minutes, 0 to 1,440." }) minutes: number;
  @Field(() => Int, {
    nullable: true,
    description: "The version that you read, where there is an entry already.",
  })
  expectedVersion?: number | null;
}
