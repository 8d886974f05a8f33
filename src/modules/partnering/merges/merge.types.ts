import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { publicEnum } from "../../../graphql/enums";
import { DateTimeScalar } from "../../../graphql/scalars";
import type { Register } from "../../shared/register";
import { RegisterEnum } from "../../shared/shared.types";
import { OrganisationType } from "../organisations/organisation.types";
import type { FieldOriginName } from "./merge.rules";

export const FieldOriginEnum = publicEnum<FieldOriginName>(
  "FieldOrigin",
  "Where a field of an organisation came from in a merge. Fields that are not told of are its own.",
  {
    MERGED: "It had said nothing there: all of it came from the other one.",
    BOTH: "It holds what both had said.",
  },
);

@ObjectType("MergedField", { description: "A field that a merge changed.", simpleResolvers: true })
export class MergedFieldType {
  @Field(() => String, { description: "Its name, as in the table of organisations." }) field: string;
  @Field(() => FieldOriginEnum, { description: "Where it came from." }) origin: FieldOriginName;
}

@ObjectType("MergedRecords", {
  description: "How many records of a kind came with a merge.",
  simpleResolvers: true,
})
export class MergedRecordsType {
  @Field(() => String, { description: "The table, such as `need` or `contact`." }) table: string;
  @Field(() => Int, { description: "How many." }) records: number;
}

@ObjectType("OrganisationMerge", {
  description:
    "An entry that was merged into this organisation, and what came from it. For advisers, analysts and the attaché who do not belong to it.",
  simpleResolvers: true,
})
export class OrganisationMergeType {
  @Field(() => ID, { description: "Opaque identifier, to undo the merge with." }) id: string;
  @Field(() => String, { description: "Legal name of the other entry." }) mergedName: string;
  @Field(() => RegisterEnum, { description: "Its register." }) mergedRegister: Register;
  @Field(() => String, { description: "Its number there." }) mergedNumber: string;
  @Field(() => String, { description: "Why the two were merged." }) reason: string;
  @Field(() => DateTimeScalar, { description: "When." }) mergedAt: Date;
  @Field(() => [MergedFieldType], { description: "Fields that the merge changed." })
  fields: MergedFieldType[];
  @Field(() => [MergedRecordsType], { description: "Records that came with it, by table." })
  records: MergedRecordsType[];
}

@ObjectType("MergeOrganisationsPayload", {
  description: "What the two have become.",
  simpleResolvers: true,
})
export class MergeOrganisationsPayload {
  @Field(() => OrganisationType, { description: "The organisation that goes on." })
  organisation: OrganisationType;
}

@ObjectType("UnmergeOrganisationsPayload", { description: "Two organisations again.", simpleResolvers: true })
export class UnmergeOrganisationsPayload {
  @Field(() => OrganisationType, { description: "The one into which the other was merged." })
  organisation: OrganisationType;
  @Field(() => OrganisationType, { description: "The other one, as it was." }) other: OrganisationType;
}

@InputType("MergeOrganisationsInput", {
  description: "Two entries of one organisation. Everything of the second goes over to the first.",
})
export class MergeOrganisationsInput {
  @Field(() => ID, { description: "The one that goes on." }) survivorId: string;
  @Field(() => Int, { description: "Its version that you read; another one is refused with CONFLICT." })
  expectedVersion: number;
  @Field(() => ID, { description: "The one whose identifier and number lead on to it." }) mergedId: string;
  @Field(() => Int, { description: "Its version that you read; another one is refused with CONFLICT." })
  mergedExpectedVersion: number;
  @Field(() => String, { description: "Why they are one, up to 500 characters." }) reason: string;
}

@InputType("UnmergeOrganisationsInput", { description: "A merge that was a mistake." })
export class UnmergeOrganisationsInput {
  @Field(() => ID, { description: "The merge (`Organisation.mergedFrom`)." }) mergeId: string;
  @Field(() => Int, {
    description: "The version of the organisation that goes on; another one is refused with CONFLICT.",
  })
  expectedVersion: number;
  @Field(() => String, { description: "Why, up to 500 characters." }) reason: string;
}
