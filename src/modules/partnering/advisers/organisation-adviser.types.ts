import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { DateTimeScalar } from "../../../graphql/scalars";
import type { Region } from "../../shared/region";
import { RegionEnum } from "../../shared/shared.types";

@ObjectType("Adviser", {
  description: "Somebody who holds the role of an adviser. For advisers, analysts and the attaché.",
  simpleResolvers: true,
})
export class AdviserType {
  @Field(() => ID, { description: "Opaque identifier of the person." }) id: string;
  @Field(() => String, { description: "Name." }) name: string;
  @Field(() => [RegionEnum], { description: "Regions whose organisations are the adviser's." })
  regions: Region[];
  @Field(() => Int, { description: "How many organisations the adviser looks after." })
  organisationCount: number;
}

@ObjectType("OrganisationAdviser", {
  description:
    "An adviser who looks, or looked, after an organisation. For advisers, analysts and the attaché who do not belong to it.",
  simpleResolvers: true,
})
export class OrganisationAdviserType {
  @Field(() => ID, { description: "Opaque identifier of the person." }) adviserId: string;
  @Field(() => String, { description: "Name." }) name: string;
  @Field(() => DateTimeScalar, { description: "Since when." }) assignedAt: Date;
  @Field(() => DateTimeScalar, { nullable: true, description: "Until when; null for the one who does now." })
  endedAt: Date | null;
  @Field(() => String, {
    nullable: true,
    description: "Why the organisation was handed over; null for its first adviser.",
  })
  reason: string | null;
  @Field(() => String, { nullable: true, description: "What the adviser was told at the start." })
  note: string | null;
  @Field(() => Int, {
    description: "1 for the first adviser of the organisation, one more with every handover.",
  })
  version: number;
}

@InputType("AssignOrganisationAdviserInput", { description: "The first adviser of an organisation." })
export class AssignOrganisationAdviserInput {
  @Field(() => ID, { description: "The organisation." }) organisationId: string;
  @Field(() => ID, {
    nullable: true,
    description: "An adviser of its region (`advisers`). Default: the viewer.",
  })
  adviserId?: string | null;
  @Field(() => String, { nullable: true, description: "What the adviser should know." })
  note?: string | null;
  @Field(() => String, {
    nullable: true,
    description: "Any text of your own, up to 200 characters: a repetition with it creates nothing new.",
  })
  idempotencyKey?: string | null;
}

@InputType("HandOverOrganisationInput", { description: "Another adviser for an organisation." })
export class HandOverOrganisationInput {
  @Field(() => ID, { description: "The organisation." }) organisationId: string;
  @Field(() => Int, {
    description: "The version of its `adviser` that you read; another one is refused with CONFLICT.",
  })
  expectedVersion: number;
  @Field(() => ID, { description: "Another adviser of its region (`advisers`)." }) adviserId: string;
  @Field(() => String, { description: "Why, up to 500 characters." }) reason: string;
  @Field(() => String, { nullable: true, description: "What the new adviser should know." })
  note?: string | null;
}
