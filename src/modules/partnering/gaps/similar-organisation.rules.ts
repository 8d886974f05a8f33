import type { MatchedTerm } from "../../../matching";
import { inLanguage, type Language, type Trilingual } from "../../shared/language";
import type { Organisation } from "../organisations/organisation.entity";
import type { Sector } from "../sectors/sector";

/** An organisation that is like another one, and what the two have in common. */
export interface SimilarOrganisation {
  readonly other: Organisation;
  /** 0 to 100. */
  readonly score: number;
  readonly sharedSectors: readonly Sector[];
  /** Words of the other one that meet words of this one, the most telling first. */
  readonly sharedTerms: readonly string[];
}

/** More words than these are read by nobody. */
const TOLD = 5;

export function toldTerms(met: readonly MatchedTerm[]): string[] {
  const byShare = [...met].sort((a, b) => b.share - a.share || (a.profileTerm < b.profileTerm ? -1 : 1));
  return [...new Set(byShare.map(({ profileTerm }) => profileTerm))].slice(0, TOLD);
}

/** Best first; equal scores by the identifier, so that the order never depends on anything else. */
export function byScoreThenId(a: SimilarOrganisation, b: SimilarOrganisation): number {
  return b.score - a.score || (a.other.id < b.other.id ? -1 : 1);
}

const SECTORS: Trilingual = {
  en: "Both work in *.",
  fr: "Secteurs communs : *.",
  nl: "Gemeenschappelijke sectoren: *.",
};
const TERMS: Trilingual = {
  en: "Both write of *.",
  fr: "Mots communs : *.",
  nl: "Gemeenschappelijke woorden: *.",
};
const MEANING: Trilingual = {
  en: "What they write has a like meaning.",
  fr: "Leurs textes ont un sens proche.",
  nl: "Hun teksten hebben een verwante betekenis.",
};

/** Why, in words; `labels` are the sectors' names in the language. */
export function similarSentence(
  sharedTerms: readonly string[],
  labels: readonly string[],
  language: Language,
): string {
  const sentence = (words: Trilingual, named: readonly string[]) =>
    named.length > 0 ? [inLanguage(words, language).replace("*", () => named.join(", "))] : [];
  const sentences = [...sentence(SECTORS, labels), ...sentence(TERMS, sharedTerms)];
  return sentences.length > 0 ? sentences.join(" ") : inLanguage(MEANING, language);
}
