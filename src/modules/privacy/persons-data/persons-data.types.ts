import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { publicEnum } from "../../../graphql/enums";
import { DateTimeScalar } from "../../../graphql/scalars";
import type { KeptFor } from "../register/declaration";

export const KeptForEnum = publicEnum<KeptFor>("KeptFor", "Why personal data are kept.", {
  ACCOUNTS: "So that people can sign in and do what their roles say.",
  PARTNERING: "To find partners for organisations and to introduce them.",
  PROGRAMME: "To judge and accompany what the programme supports.",
  ACCOUNTABILITY: "To show who did, read and agreed to what.",
  OPERATION: "To run the server; kept for days or months.",
});

@ObjectType("PersonalDataTable", {
  description: "Where data about somebody stand. Privacy officers, and everybody about themselves.",
  simpleResolvers: true,
})
export class PersonalDataTableType {
  @Field(() => String, { description: "Name of the table." }) table: string;
  @Field(() => String, { description: "What it holds." }) holds: string;
  @Field(() => KeptForEnum, { description: "Why it is kept." }) keptFor: KeptFor;
  @Field(() => Int, { description: "How many records are in the export." }) records: number;
  @Field(() => Boolean, {
    description: "Whether there are more records than an answer holds; the command line exports all of them.",
  })
  isCut: boolean;
}

@ObjectType("PersonalDataExport", {
  description:
    "All that is held about a person, a contact, a traveller or an organisation; secrets are left out. Privacy officers, and everybody about themselves.",
  simpleResolvers: true,
})
export class PersonalDataExportType {
  @Field(() => ID, { description: "Whom it is about." }) subjectId: string;
  @Field(() => DateTimeScalar, { description: "When it was read." }) exportedAt: Date;
  @Field(() => [PersonalDataTableType], { description: "Where something was found." })
  tables: PersonalDataTableType[];
  @Field(() => String, { description: "Everything as JSON, table by table." }) json: string;
  @Field(() => String, {
    description: "Everything as CSV: a line for every value, with its table, record and field.",
  })
  csv: string;
}

@ObjectType("ErasedRecords", {
  description: "What was erased in one table. Privacy officers.",
  simpleResolvers: true,
})
export class ErasedRecordsType {
  @Field(() => String, { description: "Name of the table." }) table: string;
  @Field(() => Int, { description: "How many records were deleted or made anonymous." }) rows: number;
}

@ObjectType("ErasePersonalDataPayload", {
  description: "What was erased. Privacy officers.",
  simpleResolvers: true,
})
export class ErasePersonalDataPayload {
  @Field(() => ID, { description: "Who was erased; the identifier stays and names nobody." })
  subjectId: string;
  @Field(() => [ErasedRecordsType], { description: "Table by table." }) erased: readonly ErasedRecordsType[];
}

@InputType("ErasePersonalDataInput", { description: "Somebody to be erased, and why." })
export class ErasePersonalDataInput {
  @Field(() => ID, {
    description: "A person with an account, a contact, or an organisation that is a sole proprietor.",
  })
  subjectId: string;
  @Field(() => String, {
    description: "Why, such as a request and its date; kept in the audit log. Name nobody in it.",
  })
  reason: string;
}
