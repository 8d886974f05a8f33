import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import type { Region } from "../../shared/region";
import { RegionEnum } from "../../shared/shared.types";
import { BodyKindEnum, BodyType } from "../accounts.types";
import type { BodyKind } from "./body.entity";

@ObjectType("BodyPayload", { description: "The institution after a change.", simpleResolvers: true })
export class BodyPayload {
  @Field(() => BodyType, { description: "The institution as it now is." }) body: BodyType;
}

@InputType("CreateBodyInput", { description: "A new institution of the programme." })
export class CreateBodyInput {
  @Field(() => BodyKindEnum, { description: "What kind of institution." }) kind: BodyKind;
  @Field(() => RegionEnum, { nullable: true, description: "Its side of the programme." })
  region?: Region | null;
  @Field(() => String, { description: "Its name in English." }) nameEn: string;
  @Field(() => String, { description: "Its name in French." }) nameFr: string;
  @Field(() => String, { description: "Its name in Dutch." }) nameNl: string;
  @Field(() => String, {
    nullable: true,
    description: "Any text of your own: a repetition with it creates nothing new.",
  })
  idempotencyKey?: string | null;
}

@InputType("UpdateBodyInput", {
  description: "A change of an institution: what is left out stays.",
})
export class UpdateBodyInput {
  @Field(() => ID, { description: "The institution." }) bodyId: string;
  @Field(() => Int, { description: "The version that you read; another one is refused with CONFLICT." })
  expectedVersion: number;
  @Field(() => BodyKindEnum, { nullable: true, description: "What kind of institution." }) kind?: BodyKind;
  @Field(() => RegionEnum, { nullable: true, description: "Its side of the programme; null for neither." })
  region?: Region | null;
  @Field(() => String, { nullable: true, description: "Its name in English." }) nameEn?: string;
  @Field(() => String, { nullable: true, description: "Its name in French." }) nameFr?: string;
  @Field(() => String, { nullable: true, description: "Its name in Dutch." }) nameNl?: string;
}
