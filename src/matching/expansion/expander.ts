import type { LivingLexicon } from "../lexicon/living-lexicon";
import type { LanguageNumber } from "../text/languages";
import { stemOf } from "../text/stemming";
import type { Terms } from "../vocabulary/terms";
import type { Alternative, Expansion } from "./expansion.types";
import { NEIGHBOUR_WEIGHT, type ExpansionWishes, type StemExpansion } from "./stem-expansion";
import type { WordReading, WordReadings } from "./word-readings";

/** Expansions of some 20,000 words take about 60 MB; beyond, the cache is begun anew. */
const LARGEST_CACHE = 20_000;

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
    private readonly readings: WordReadings,
    private readonly stems: StemExpansion,
    /** Profiles are long texts: no synonyms and no broader words, of which abstracts have so many that they say nothing. */
    private readonly hasLongTexts: () => boolean,
  ) {}

  expand(word: string, language: LanguageNumber): readonly Expansion[] {
    this.noteState();
    const key = `${String(language)}${word}`;
    const known = this.cache.get(key);
    if (known?.state === this.state) return known.expansions;
    const restored = this.knowledge.restoreAccents(word, language);
    const expansions = this.readings.of(restored, language).map((one) => this.expandReading(one, language));
    const answers = this.withoutSeparated(expansions, restored, language);
    if (this.cache.size >= LARGEST_CACHE) this.cache.clear();
    this.cache.set(key, { state: this.state, expansions: answers });
    return answers;
  }

  /** The same, without a search for what a word that nobody knows may have been meant to be, and for what is spelt like it. */
  expandAsWritten(word: string, language: LanguageNumber): readonly Expansion[] {
    const restored = this.knowledge.restoreAccents(word, language);
    if (this.readings.isKnown(restored, language)) return this.expand(word, language);
    const [whole, ...parts] = this.readings.asWritten(restored, language);
    if (whole === undefined) return [];
    const expansions = [
      this.expandReading(whole, language, false),
      ...parts.map((part) => this.expandReading(part, language)),
    ];
    return this.withoutSeparated(expansions, restored, language);
  }

  forget(): void {
    this.forgotten++;
    this.version = -1;
  }

  private noteState(): void {
    const { vocabularyVersion } = this.terms;
    const { revision } = this.knowledge;
    const hasLongTexts = this.hasLongTexts();
    const isSame = this.version === vocabularyVersion && this.revision === revision;
    if (isSame && this.hadLongTexts === hasLongTexts) return;
    this.version = vocabularyVersion;
    this.revision = revision;
    this.hadLongTexts = hasLongTexts;
    this.state = [vocabularyVersion, revision, hasLongTexts, this.forgotten].join(" ");
  }

  private expandReading(
    { word, weight, kind, neighbourWeight = NEIGHBOUR_WEIGHT }: WordReading,
    language: LanguageNumber,
    withSpelling = true,
  ): Expansion {
    const withOtherWords = !this.hasLongTexts();
    const wishes: ExpansionWishes = { weight, kind, withOtherWords, withSpelling, neighbourWeight };
    return this.stems.expand(stemOf(word, language), language, wishes);
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
}
