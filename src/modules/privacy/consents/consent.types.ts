import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { publicEnum } from "../../../graphql/enums";
import { DateTimeScalar } from "../../../graphql/scalars";
import type { Language } from "../../shared/language";
import { LanguageEnum } from "../../shared/shared.types";
import type { ConsentEventKind, ConsentPurpose } from "./consent.rules";

export const ConsentPurposeEnum = publicEnum<ConsentPurpose>("ConsentPurpose", "What somebody agrees to.", {
  PARTNER_CONTACT: "That contact details are given to a partner after both sides have accepted.",
  CROSS_BORDER_TRANSFER: "That advisers of the partner region read contact details.",
  PROGRAMME_NEWS: "That the programme sends news.",
  PUBLISHED_STORY: "That the name appears in a published story.",
});

export const ConsentEventEnum = publicEnum<ConsentEventKind>("ConsentEventKind", "What was said.", {
  GIVEN: "Somebody agreed.",
  WITHDRAWN: "Somebody took the consent back.",
});

@ObjectType("ConsentText", {
  description: "The text that is shown for a purpose today. Anyone.",
  simpleResolvers: true,
})
export class ConsentTextType {
  @Field(() => ConsentPurposeEnum, { description: "What it is about." }) purpose: ConsentPurpose;
  @Field(() => Int, { description: "Version of the text; to be named when somebody agrees." })
  version: number;
  @Field(() => String, { description: "The text in the caller's language." }) text: string;
}

@ObjectType("ConsentEvent", {
  description:
    "Somebody agreed to a text, or took that back; a ledger that only grows. The person, whoever keeps the contact, and privacy officers.",
  simpleResolvers: true,
})
export class ConsentEventType {
  @Field(() => ID, { description: "Opaque identifier." }) id: string;
  @Field(() => ConsentPurposeEnum, { description: "What it is about." }) purpose: ConsentPurpose;
  @Field(() => Int, { description: "Version of the text that was shown." }) textVersion: number;
  @Field(() => LanguageEnum, { description: "Language in which it was shown." }) language: Language;
  @Field(() => ConsentEventEnum, { description: "Whether it was given or withdrawn." })
  event: ConsentEventKind;
  @Field(() => DateTimeScalar, { description: "When." }) at: Date;
  @Field(() => ID, { nullable: true, description: "Pseudonym of whoever wrote it down." })
  recordedBy: string | null;
}

@ObjectType("ConsentPayload", {
  description: "What was written into the ledger. Whoever wrote it.",
  simpleResolvers: true,
})
export class ConsentPayload {
  @Field(() => ConsentEventType, { description: "The event." }) consent: ConsentEventType;
}

@InputType("GiveConsentInput", { description: "Somebody agrees to the text that is shown today." })
export class GiveConsentInput {
  @Field(() => ID, {
    nullable: true,
    description: "A contact who said so, or a person. Default: the viewer.",
  })
  subjectId?: string | null;
  @Field(() => ConsentPurposeEnum, { description: "What it is about." }) purpose: ConsentPurpose;
  @Field(() => Int, { description: "Version of the text that was shown." }) textVersion: number;
  @Field(() => LanguageEnum, {
    nullable: true,
    description: "Language in which it was shown. Default: the caller's.",
  })
  language?: Language | null;
  @Field(() => String, {
    nullable: true,
    description: "Any text of your own: a repetition with it writes nothing twice.",
  })
  idempotencyKey?: string | null;
}

@InputType("WithdrawConsentInput", { description: "Somebody takes a consent back." })
export class WithdrawConsentInput {
  @Field(() => ID, {
    nullable: true,
    description: "A contact who said so, or a person. Default: the viewer.",
  })
  subjectId?: string | null;
  @Field(() => ConsentPurposeEnum, { description: "What it is about." }) purpose: ConsentPurpose;
}
