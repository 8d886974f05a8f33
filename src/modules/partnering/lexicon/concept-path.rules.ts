import { inLanguage, type Language, type Trilingual } from "../../shared/language";

/** How the concept that the need names stands to the one that the capability names. */
export const CONCEPT_RELATIONS = ["SAME", "BROADER", "NARROWER"] as const;
export type ConceptRelation = (typeof CONCEPT_RELATIONS)[number];

/** A concept that a text names, with the words by which it does. */
export interface NamedConcept {
  readonly conceptId: string;
  /** As the text has it. */
  readonly phrase: string;
}

/** From a concept to those above it: the concepts on the way, the last one being where it leads. */
export type WaysUp = ReadonlyMap<string, readonly (readonly string[])[]>;

export interface FoundPath {
  readonly relation: ConceptRelation;
  readonly need: NamedConcept;
  readonly capability: NamedConcept;
  /** Concepts from the need's to the capability's, both included. */
  readonly concepts: readonly string[];
}

const relationWords: Readonly<Record<ConceptRelation, Trilingual>> = {
  SAME: { en: "same concept", fr: "même notion", nl: "zelfde begrip" },
  BROADER: { en: "broader", fr: "plus large", nl: "ruimer" },
  NARROWER: { en: "narrower", fr: "plus étroit", nl: "enger" },
};

/**
 * The shortest way through the lexicon from what the need names to what the capability names: the same concept, else one
 * that is broader than the other by a step or two. Of equal ways the one of the longest phrases, which come first.
 */
export function shortestPath(
  needs: readonly NamedConcept[],
  capabilities: readonly NamedConcept[],
  up: WaysUp,
): FoundPath | undefined {
  const paths = needs.flatMap((need) =>
    capabilities.flatMap((capability) => pathBetween(need, capability, up)),
  );
  return paths.sort((a, b) => a.concepts.length - b.concepts.length)[0];
}

function pathBetween(need: NamedConcept, capability: NamedConcept, up: WaysUp): FoundPath[] {
  if (need.conceptId === capability.conceptId)
    return [{ relation: "SAME", need, capability, concepts: [need.conceptId] }];
  const down = wayTo(need.conceptId, capability.conceptId, up);
  if (down)
    return [
      { relation: "BROADER", need, capability, concepts: [...down].reverse().concat(capability.conceptId) },
    ];
  const above = wayTo(capability.conceptId, need.conceptId, up);
  return above ? [{ relation: "NARROWER", need, capability, concepts: [need.conceptId, ...above] }] : [];
}

/** The concepts on the way up from one to another, without the first. */
function wayTo(target: string, from: string, up: WaysUp): readonly string[] | undefined {
  return up.get(from)?.find((way) => way.at(-1) === target);
}

/** «eaux usées → wastewater → membrane bioreactor: broader» */
export function pathSentence(
  labels: readonly string[],
  relation: ConceptRelation,
  language: Language,
): string {
  return `${labels.join(" → ")}: ${inLanguage(relationWords[relation], language)}`;
}
