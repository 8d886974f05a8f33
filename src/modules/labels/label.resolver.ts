import { Arg, Ctx, Field, ObjectType, Query, Resolver } from "type-graphql";
import type { RequestContext } from "../../graphql/request-context";
import { didYouMean, didYouMeanSentence } from "../shared/did-you-mean";
import { badInput } from "../shared/domain-error";
import type { Language } from "../shared/language";
import { LanguageEnum } from "../shared/shared.types";
import { type Label, labelledEnums, labelsOf } from "./label.rules";

@ObjectType("VocabularyTerm", {
  description: "What people read for a value of an enum.",
  simpleResolvers: true,
})
export class VocabularyTerm {
  @Field(() => String, { description: "Name of the enum." }) enum: string;
  @Field(() => String, { description: "The value." }) value: string;
  @Field(() => String, { description: "Its label in the language asked for." }) label: string;
}

@Resolver()
export class LabelResolver {
  @Query(() => [VocabularyTerm], {
    description: "Labels of enum values in English, French or Dutch, for front-ends.",
  })
  vocabulary(
    @Ctx() { language }: RequestContext,
    @Arg("enum", () => String, { nullable: true, description: "One enum. Default: all." })
    name: string | null | undefined,
    @Arg("locale", () => LanguageEnum, { nullable: true, description: "Language. Default: the caller's." })
    locale: Language | null | undefined,
  ): Label[] {
    if (name && !labelledEnums.includes(name)) {
      const near = didYouMean(name, labelledEnums);
      throw badInput("enum", `No enum «${name.slice(0, 80)}» has labels.${didYouMeanSentence(near)}`, near);
    }
    return labelsOf(name ?? null, locale ?? language);
  }
}
