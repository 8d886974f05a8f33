import { Field, ID, InputType, Int, ObjectType } from "type-graphql";
import { connectionType } from "../../../graphql/connections";
import { publicEnum } from "../../../graphql/enums";
import { Node } from "../../../graphql/node";
import { DateTimeScalar } from "../../../graphql/scalars";
import type { Language } from "../../shared/language";
import { LanguageEnum } from "../../shared/shared.types";
import type { Sector } from "../sectors/sector";
import { SectorEnum } from "../sectors/sector.types";
import type { LabelKind } from "./concept.entity";

export const LabelKindEnum = publicEnum<LabelKind>("LabelKind", "What a label is to its concept.", {
  PREFERRED: "What the concept is called first.",
  SYNONYM: "Another name for the same.",
  ACRONYM: "Its name in initials; many of them mean several things.",
  INFLECTION: "Another form of one of its names.",
  VARIANT: "What it is called in one region, such as Quebec or Belgium.",
});

@ObjectType("ConceptLabel", {
  description: "A word or phrase that means a concept. Level 0.",
  simpleResolvers: true,
})
export class ConceptLabelType {
  @Field(() => String, { description: "The word or phrase, 200 characters at most." }) text: string;
  @Field(() => LanguageEnum, { description: "Its language." }) language: Language;
  @Field(() => LabelKindEnum, { description: "What it is to the concept." }) kind: LabelKind;
  @Field(() => String, {
    nullable: true,
    description: "Where it is said, such as `fr-CA`; null when everywhere.",
  })
  locale: string | null;
  @Field(() => Boolean, { description: "Whether it means other concepts too." }) ambiguous: boolean;
  @Field(() => String, {
    description: "Name of the source that says so, such as `passerelle` or `advisers`.",
  })
  source: string;
}

@ObjectType("LexiconSource", {
  description: "Whoever says something about concepts. Level 0.",
  simpleResolvers: true,
})
export class LexiconSourceType {
  @Field(() => String, {
    description: "Its name: `passerelle` came with the program, `advisers` is what advisers say.",
  })
  name: string;
  @Field(() => String, { description: "Under which licence it may be used." }) licence: string;
  @Field(() => DateTimeScalar, { description: "When it last changed." }) loadedAt: Date;
}

@ObjectType("ConceptUse", {
  description: "Which needs and capabilities name a concept, of those the viewer may see.",
})
export class ConceptUse {}

@ObjectType("Concept", {
  implements: Node,
  description:
    "One meaning, whatever it is called: what the search translates by. Level 0; advisers' words are read by all.",
})
export class ConceptType implements Node {
  @Field(() => ID, { description: "Opaque identifier." }) id: string;
  @Field(() => String, { description: "Its preferred label, in English where there is one." }) name: string;
  @Field(() => SectorEnum, {
    nullable: true,
    description: "The sector that it belongs to; null for general words.",
  })
  sector: Sector | null;
  @Field(() => String, { nullable: true, description: "What it means, in English, where a source says so." })
  definition: string | null;
  @Field(() => DateTimeScalar, { description: "When it last changed." }) updatedAt: Date;
  @Field(() => Int, { description: "Grows with every change; an update names the version it read." })
  version: number;
}

export const ConceptConnection = connectionType("Concept", ConceptType, "concepts");

@ObjectType("ConceptSuggestion", {
  description: "A concept that an uncovered term may belong to.",
  simpleResolvers: true,
})
export class ConceptSuggestion {
  @Field(() => String, { description: "The label that is spelt like the term." }) label: string;
  @Field(() => LanguageEnum, { description: "Language of the label." }) language: Language;
  @Field(() => ConceptType, { description: "The concept that it means." }) concept: ConceptType;
}

@ObjectType("UncoveredTerm", {
  description:
    "A word that needs and capabilities use and that no concept covers. For readers of the catalogue.",
})
export class UncoveredTermType {
  @Field(() => String, { description: "The word as it is written, in lower case." }) term: string;
  @Field(() => LanguageEnum, { description: "Language of the texts that use it." }) language: Language;
  @Field(() => Int, { description: "How many needs and capabilities use it." }) frequency: number;
  @Field(() => Int, { description: "How many published needs use it." }) needs: number;
  @Field(() => Int, { description: "How many capabilities use it." }) capabilities: number;
}

export const UncoveredTermConnection = connectionType("UncoveredTerm", UncoveredTermType, "uncovered terms");

@ObjectType("SeparatedTerms", {
  description: "Two words that are not the same and never stand for one another in a ranking.",
})
export class SeparatedTermsType {
  @Field(() => ID, { description: "Opaque identifier." }) id: string;
  @Field(() => String, { description: "One of the words." }) leftWord: string;
  @Field(() => LanguageEnum, { description: "Its language." }) leftLanguage: Language;
  @Field(() => String, { description: "The other word." }) rightWord: string;
  @Field(() => LanguageEnum, { description: "Its language." }) rightLanguage: Language;
  @Field(() => String, { nullable: true, description: "Why, in the adviser's own words." }) comment:
    string | null;
  @Field(() => DateTimeScalar, { description: "Since when." }) separatedAt: Date;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When that was taken back; null while it stands.",
  })
  undoneAt: Date | null;
  @Field(() => Int, { description: "Grows with every change; taking it back names the version it read." })
  version: number;
}

export const SeparatedTermsConnection = connectionType(
  "SeparatedTerms",
  SeparatedTermsType,
  "pairs of words that are not the same",
);

@ObjectType("ConceptPayload", { description: "The concept after the change.", simpleResolvers: true })
export class ConceptPayload {
  @Field(() => ConceptType, { description: "The concept." }) concept: ConceptType;
}

@ObjectType("SeparatedTermsPayload", { description: "The pair after the change.", simpleResolvers: true })
export class SeparatedTermsPayload {
  @Field(() => SeparatedTermsType, { description: "The pair." }) separatedTerms: SeparatedTermsType;
}

const KEY = "Repeating a call with the same key and input answers with what the first call made.";

@InputType("ConceptLabelInput", { description: "A word or phrase that means a concept." })
export class ConceptLabelInput {
  @Field(() => LanguageEnum, { description: "Its language." }) language: Language;
  @Field(() => String, { description: "The word or phrase, 200 characters at most." }) text: string;
  @Field(() => LabelKindEnum, {
    nullable: true,
    description: "Default: preferred for the first label of a language, a synonym afterwards.",
  })
  kind?: LabelKind | null;
  @Field(() => String, {
    nullable: true,
    description: "Where it is said so, such as `fr-CA`; it is then a variant.",
  })
  locale?: string | null;
  @Field(() => Boolean, { nullable: true, description: "It means other concepts too. Default: no." })
  ambiguous?: boolean | null;
}

@InputType("AddConceptInput", { description: "A new concept." })
export class AddConceptInput {
  @Field(() => [ConceptLabelInput], { description: "What it is called, once at least." })
  labels: ConceptLabelInput[];
  @Field(() => [ID], { nullable: true, description: "Broader concepts." }) broaderIds?: string[] | null;
  @Field(() => SectorEnum, { nullable: true, description: "Its sector; none for general words." })
  sector?: Sector | null;
  @Field(() => String, { nullable: true, description: "What it means, up to 1,000 characters." })
  definition?: string | null;
  @Field(() => String, { nullable: true, description: KEY }) idempotencyKey?: string | null;
}

@InputType("AddConceptLabelInput", { description: "One more name of a concept." })
export class AddConceptLabelInput extends ConceptLabelInput {
  @Field(() => ID, { description: "The concept." }) conceptId: string;
  @Field(() => String, { nullable: true, description: KEY }) idempotencyKey?: string | null;
}

@InputType("RemoveConceptLabelInput", { description: "A name that does not mean the concept." })
export class RemoveConceptLabelInput {
  @Field(() => ID, { description: "The concept." }) conceptId: string;
  @Field(() => Int, { description: "The version that was read." }) expectedVersion: number;
  @Field(() => LanguageEnum, { description: "Language of the label." }) language: Language;
  @Field(() => String, { description: "The label." }) text: string;
}

@InputType()
class BroaderLinkInput {
  @Field(() => ID, { description: "The narrower concept." }) conceptId: string;
  @Field(() => Int, { description: "The version of it that was read." }) expectedVersion: number;
  @Field(() => ID, { description: "The broader concept." }) broaderId: string;
}

@InputType("LinkBroaderInput", { description: "A concept that is a kind or a part of a broader one." })
export class LinkBroaderInput extends BroaderLinkInput {}

@InputType("UnlinkBroaderInput", { description: "A concept that is no kind or part of another one." })
export class UnlinkBroaderInput extends BroaderLinkInput {}

@InputType("TermInput", { description: "A single word in a language." })
export class TermInput {
  @Field(() => String, { description: "The word." }) word: string;
  @Field(() => LanguageEnum, { description: "Its language." }) language: Language;
}

@InputType("SeparateTermsInput", { description: "Two words that are not the same, in any of their forms." })
export class SeparateTermsInput {
  @Field(() => TermInput, { description: "One word." }) left: TermInput;
  @Field(() => TermInput, { description: "The other word." }) right: TermInput;
  @Field(() => String, { nullable: true, description: "Why, up to 1,000 characters." }) comment?:
    string | null;
  @Field(() => String, { nullable: true, description: KEY }) idempotencyKey?: string | null;
}

@InputType("RejoinTermsInput", { description: "A pair of words that may stand for one another again." })
export class RejoinTermsInput {
  @Field(() => ID, { description: "The pair." }) separationId: string;
  @Field(() => Int, { description: "The version that was read." }) expectedVersion: number;
}
