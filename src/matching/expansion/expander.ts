import type { LivingLexicon } from "../lexicon/living-lexicon";
import { DUTCH, forEachLanguage, type LanguageNumber } from "../text/languages";
import { stemOf } from "../text/stemming";
import { splitCompound } from "../vocabulary/compounds";
import { correct, isCorrectable, type Correction } from "./corrections";
import type { Alternative, Expansion } from "./expansion.types";
import type { KnownWords } from "./known-words";
import { NEIGHBOUR_WEIGHT, type ExpansionWishes, type StemExpansion } from "./stem-expansion";
import type { Terms } from "../vocabulary/terms";

/** A part of a compound is asked for at this weight, the whole word at 1. */
const PART_WEIGHT = 0.5;
/** Neighbours of a compound are mostly compounds of the same parts, and these are asked for too. */
const COMPOUND_NEIGHBOUR_WEIGHT = 0.45;
/** A word one error away takes the place of what was written; one two errors away only stands beside it. */
const NEAR_CORRECTION_WEIGHT = 0.9;
const FURTHER_CORRECTION_WEIGHT = 0.3;
/** Expansions of some 20,000 words take about 60 MB; beyond, the cache is begun anew. */
const LARGEST_CACHE = 20_000;

/** What the whole index says of how it is to be searched. */
export interface SearchCircumstances {
  /** Profiles are long texts: no synonyms. */
  hasLongTexts(): boolean;
  /** Whether a word stands in many needs and is thereby no error. */
  isUsualInNeeds(word: string, language: LanguageNumber): boolean;
}

/** Turns a word of a need into the index terms that answer it. Kept per word until the vocabulary changes. */
export class Expander {
  private readonly cache = new Map<string, readonly Expansion[]>();
  private cacheState = "";

  constructor(
    private readonly terms: Terms,
    private readonly knowledge: LivingLexicon,
    private readonly knownWords: KnownWords,
    private readonly stems: StemExpansion,
    private readonly circumstances: SearchCircumstances,
  ) {}

  expand(word: string, language: LanguageNumber): readonly Expansion[] {
    this.dropStale();
    const key = `${String(language)}${word}`;
    const known = this.cache.get(key);
    if (known !== undefined) return known;
    const restored = this.knowledge.restoreAccents(word, language);
    const expansions = this.withoutSeparated(this.expandAnew(restored, language), restored, language);
    this.cache.set(key, expansions);
    return expansions;
  }

  forget(): void {
    this.cacheState = "";
  }

  private dropStale(): void {
    const state = `${String(this.terms.vocabularyVersion)} ${String(this.circumstances.hasLongTexts())} ${String(this.knowledge.revision)}`;
    if (state === this.cacheState && this.cache.size < LARGEST_CACHE) return;
    this.cache.clear();
    this.cacheState = state;
  }

  private expandAnew(word: string, language: LanguageNumber): readonly Expansion[] {
    const parts = language === DUTCH ? this.partsOf(word) : [];
    if (parts.length > 0) return this.expandCompound(word, parts, language);
    if (!isCorrectable(word) || this.isKnown(word, language)) return [this.expandWord(word, language)];
    const corrections = correct(word, language, this.knownWords);
    const corrected = corrections.map((correction) => this.expandCorrection(correction, language));
    const isReplaced = corrections.some(({ distance }) => distance === 1);
    return isReplaced ? corrected : [this.expandWord(word, language), ...corrected];
  }

  /** Whatever way it was reached (spelling, parts, correction): a word that is not the same does not answer. */
  private withoutSeparated(
    expansions: readonly Expansion[],
    word: string,
    language: LanguageNumber,
  ): readonly Expansion[] {
    const stem = stemOf(word, language);
    if (!this.knowledge.hasSeparated(stem, language)) return expansions;
    const answers = ({ term }: Alternative): boolean =>
      !this.knowledge.areSeparated(
        stem,
        language,
        this.terms.stems[term] ?? "",
        this.terms.languages.at(term) as LanguageNumber,
      );
    return expansions.map((one) => ({ ...one, alternatives: one.alternatives.filter(answers) }));
  }

  private expandCompound(word: string, parts: readonly string[], language: LanguageNumber): Expansion[] {
    const whole = this.expandWord(word, language, { neighbourWeight: COMPOUND_NEIGHBOUR_WEIGHT });
    return [whole, ...parts.map((part) => this.expandWord(part, language, { weight: PART_WEIGHT }))];
  }

  private expandCorrection({ word, distance }: Correction, language: LanguageNumber): Expansion {
    const weight = distance === 1 ? NEAR_CORRECTION_WEIGHT : FURTHER_CORRECTION_WEIGHT;
    return this.expandWord(word, language, { weight, kind: "TYPO" });
  }

  private expandWord(
    word: string,
    language: LanguageNumber,
    wishes: Partial<ExpansionWishes> = {},
  ): Expansion {
    const withSynonyms = !this.circumstances.hasLongTexts();
    const usual = { weight: 1, kind: "SAME", withSynonyms, neighbourWeight: NEIGHBOUR_WEIGHT } as const;
    return this.stems.expand(stemOf(word, language), language, { ...usual, ...wishes });
  }

  private partsOf(word: string): readonly string[] {
    return splitCompound(word, (part) => this.knownWords.frequency(part, DUTCH)) ?? [];
  }

  /** Known in any language: needs quote foreign words, and these are no errors. */
  private isKnown(word: string, language: LanguageNumber): boolean {
    const term = this.terms.find(stemOf(word, language), language);
    if (term !== undefined && this.terms.isLive(term)) return true;
    if (this.circumstances.isUsualInNeeds(word, language)) return true;
    return forEachLanguage((any) => this.knownWords.frequency(word, any) > 0).includes(true);
  }
}
