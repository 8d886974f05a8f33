import { Field, Float, ID, Int, ObjectType } from "type-graphql";
import { publicEnum } from "../../../graphql/enums";
import type { MatchKind } from "../../../matching";
import type { ConceptRelation } from "../lexicon/concept-path.rules";

export const MatchKindEnum = publicEnum<MatchKind>(
  "MatchKind",
  "How a term of the need met a term of the capability.",
  {
    SAME: "The same word.",
    INFLECTION: "Another form of the same word.",
    TYPO: "The same word, mistyped.",
    SYNONYM: "Another word for the same.",
    TRANSLATION: "The same in another language.",
    BROADER: "A broader or narrower notion.",
    RELATED: "A word that is close to it.",
  },
);

@ObjectType("TextRange", { description: "A range of characters in a text.", simpleResolvers: true })
export class TextRangeType {
  @Field(() => String, { description: "`title` or `text`." }) field: string;
  @Field(() => Int, { description: "0 for the main wording, 1 and up for its translations in order." })
  wording: number;
  @Field(() => Int, { description: "First character, in UTF-16 code units." }) start: number;
  @Field(() => Int, { description: "After the last character." }) end: number;
}

export const ConceptRelationEnum = publicEnum<ConceptRelation>(
  "ConceptRelation",
  "How the concept that a need names stands to the one that a capability names.",
  {
    SAME: "They are the same.",
    BROADER: "The need names the broader one.",
    NARROWER: "The need names the narrower one.",
  },
);

@ObjectType("ConceptStep", {
  description: "One station on the way through the lexicon.",
  simpleResolvers: true,
})
export class ConceptStepType {
  @Field(() => String, { description: "What it is called there." }) label: string;
  @Field(() => ID, { description: "Identifier of the concept." }) conceptId: string;
}

@ObjectType("ConceptPath", {
  description: "The way through the lexicon from a word of the need to a word of the capability.",
  simpleResolvers: true,
})
export class ConceptPathType {
  @Field(() => ConceptRelationEnum, { description: "How the two concepts stand to each other." })
  relation: ConceptRelation;
  @Field(() => [ConceptStepType], { description: "From what the need says to what the capability says." })
  steps: ConceptStepType[];
  @Field(() => String, {
    description: "The way in words, such as «eaux usées → wastewater → membrane bioreactor: broader».",
  })
  sentence: string;
}

@ObjectType("MatchedTerm", {
  description: "A term of the need that met a term of the capability.",
  simpleResolvers: true,
})
export class MatchedTermType {
  @Field(() => String, { description: "Term as the need writes it." }) needTerm: string;
  @Field(() => String, { description: "Term as the capability writes it." }) capabilityTerm: string;
  @Field(() => MatchKindEnum, { description: "How they met." }) kind: MatchKind;
  @Field(() => Float, { description: "Its part of the wording signal, 0 to 1." }) share: number;
  @Field(() => ConceptPathType, {
    nullable: true,
    description: "The concepts of the lexicon by which they belong together; null where none says so.",
  })
  conceptPath: ConceptPathType | null;
  @Field(() => [TextRangeType], { description: "Where the need says it." }) needRanges: TextRangeType[];
  @Field(() => [TextRangeType], { description: "Where the capability says it." })
  capabilityRanges: TextRangeType[];
}
