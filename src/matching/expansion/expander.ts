import type { LivingLexicon } from "../lexicon/living-lexicon";
import { DUTCH, forEachLanguage, type LanguageNumber } from "../text/languages";
import { stemOf } from "../text/stemming";
import { splitCompound } from "../vocabulary/compounds";
import { furtherAway, isCorrectable, nearest } from "./corrections";
import type { Alternative, Expansion } from "./expansion.types";
import type { KnownWords } from "./known-words";
import { partsOfMistyped } from "./mistyped-compounds";
import { NEIGHBOUR_WEIGHT, type ExpansionWishes, type StemExpansion } from "./stem-expansion";
import type { Terms } from "../vocabulary/terms";

/** A part of a compound is asked for at this weight, the whole word at 1. */
const PART_WEIGHT = 0.5;
/** Neighbours of a compound are mostly compounds of the same parts, and these are asked for too. */
const COMPOUND_NEIGHBOUR_WEIGHT = 0.45;
/** A word one error away takes the place of what was written; one two errors away only stands beside it. */
const NEAR_CORRECTION_WEIGHT = 0.9;
const FURTHER_CORRECTION_WEIGHT = 0.3;
/** A part of a compound with an error in it. */
const MISTYPED_PART_WEIGHT = 0.45;
/** Expansions of some 20,000 words take about 60 MB; beyond, the cache is begun anew. */
const LARGEST_CACHE = 20_000;

/** What the whole index says of how it is to be searched. */
export interface SearchCircumstances {
  /** Profiles are long texts: no synonyms. */
  hasLongTexts(): boolean;
  /** Whether a word stands in many needs and is thereby no error. */
  isUsualInNeeds(word: string, language: LanguageNumber): boolean;
}

/** What was found for a word while the index was in one state. */
interface KeptExpansions {
  readonly state: string;
  readonly expansions: readonly Expansion[];
}

/** Turns a word of a need into the index terms that answer it. Kept per word until the vocabulary changes. */
export class Expander {
  private readonly cache = new Map<string, KeptExpansions>();
  private forgotten = 0;
  private version = -1;
  private revision = -1;
  private hadLongTexts = false;
  private state = "";

  constructor(
    private readonly terms: Terms,
    private readonly knowledge: LivingLexicon,
    private readonly knownWords: KnownWords,
    private readonly stems: StemExpansion,
    private readonly circumstances: SearchCircumstances,
  ) {}

  expand(word: string, language: LanguageNumber): readonly Expansion[] {
    this.noteState();
    const key = `${String(language)}${word}`;
    const known = this.cache.get(key);
    if (known?.state === this.state) return known.expansions;
    const restored = this.knowledge.restoreAccents(word, language);
    const expansions = this.withoutSeparated(this.expandAnew(restored, language), restored, language);
    if (this.cache.size >= LARGEST_CACHE) this.cache.clear();
    this.cache.set(key, { state: this.state, expansions });
    return expansions;
  }

  /** The same, without a search for what an unknown word may have been meant to be. */
  expandAsWritten(word: string, language: LanguageNumber): readonly Expansion[] {
    const restored = this.knowledge.restoreAccents(word, language);
    if (!this.isUnknown(restored, language)) return this.expand(word, language);
    return this.withoutSeparated([this.expandWord(restored, language)], restored, language);
  }

  forget(): void {
    this.forgotten++;
    this.version = -1;
  }

  private noteState(): void {
    const { vocabularyVersion } = this.terms;
    const { revision } = this.knowledge;
    const hasLongTexts = this.circumstances.hasLongTexts();
    const isSame = this.version === vocabularyVersion && this.revision === revision;
    if (isSame && this.hadLongTexts === hasLongTexts) return;
    this.version = vocabularyVersion;
    this.revision = revision;
    this.hadLongTexts = hasLongTexts;
    this.state = [vocabularyVersion, revision, hasLongTexts, this.forgotten].join(" ");
  }

  private expandAnew(word: string, language: LanguageNumber): readonly Expansion[] {
    const parts = language === DUTCH ? this.partsOf(word) : [];
    if (parts.length > 0) return this.expandCompound(word, parts, language);
    return this.isUnknown(word, language)
      ? this.expandUnknown(word, language)
      : [this.expandWord(word, language)];
  }

  private expandUnknown(word: string, language: LanguageNumber): readonly Expansion[] {
    const near = nearest(word, language, this.knownWords);
    if (near.length > 0)
      return near.map((one) => this.expandCorrection(one, NEAR_CORRECTION_WEIGHT, language));
    const parts = language === DUTCH ? partsOfMistyped(word, this.knownWords) : undefined;
    const others = (parts ?? []).map((part) =>
      this.expandWord(part, language, { weight: MISTYPED_PART_WEIGHT, kind: "TYPO" }),
    );
    if (others.length > 0) return [this.expandWord(word, language), ...others];
    const further = furtherAway(word, language, this.knownWords);
    return [
      this.expandWord(word, language),
      ...further.map((one) => this.expandCorrection(one, FURTHER_CORRECTION_WEIGHT, language)),
    ];
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
      !this.knowledge.areSeparated(stem, language, this.terms.stem(term), this.terms.language(term));
    return expansions.map((one) => ({ ...one, alternatives: one.alternatives.filter(answers) }));
  }

  private expandCompound(word: string, parts: readonly string[], language: LanguageNumber): Expansion[] {
    const whole = this.expandWord(word, language, { neighbourWeight: COMPOUND_NEIGHBOUR_WEIGHT });
    return [whole, ...parts.map((part) => this.expandWord(part, language, { weight: PART_WEIGHT }))];
  }

  private expandCorrection(word: string, weight: number, language: LanguageNumber): Expansion {
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

  private isUnknown(word: string, language: LanguageNumber): boolean {
    if (!isCorrectable(word) || this.isKnown(word, language)) return false;
    return language !== DUTCH || this.partsOf(word).length === 0;
  }

  /** Known in any language: needs quote foreign words, and these are no errors. */
  private isKnown(word: string, language: LanguageNumber): boolean {
    const term = this.terms.find(stemOf(word, language), language);
    if (term !== undefined && this.terms.isLive(term)) return true;
    if (this.circumstances.isUsualInNeeds(word, language)) return true;
    return forEachLanguage((any) => this.knownWords.frequency(word, any) > 0).includes(true);
  }
}
