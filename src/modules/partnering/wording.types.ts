import { Field, InputType, ObjectType } from "type-graphql";
import type { Language } from "../shared/language";
import { LanguageEnum } from "../shared/shared.types";
import type { Wording } from "./wording";

@ObjectType("Wording", {
  description: "The same need or capability told in one more language.",
  simpleResolvers: true,
})
export class WordingType implements Wording {
  @Field(() => LanguageEnum, { description: "Language of this wording." }) language: Language;
  @Field(() => String, { description: "Title in that language." }) title: string;
  @Field(() => String, { description: "Text in that language." }) text: string;
  @Field(() => String, { nullable: true, description: "Summary in that language." }) summary?: string | null;
}

@InputType("WordingInput", { description: "The same need or capability told in one more language." })
export class WordingInput implements Wording {
  @Field(() => LanguageEnum, { description: "Language of this wording; another one than the main text's." })
  language: Language;
  @Field(() => String, { description: "Title, up to 300 characters." }) title: string;
  @Field(() => String, { description: "Text, up to 20,000 characters." }) text: string;
  @Field(() => String, {
    nullable: true,
    description: "Summary that betrays no identity, up to 1,000 characters.",
  })
  summary?: string | null;
}
