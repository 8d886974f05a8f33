import type { Language, LexiconConcept, SeparatedWords } from "../matching.types";
import { DUTCH, languageNumber, type LanguageNumber } from "../text/languages";
import { stemOf } from "../text/stemming";
import { normaliseWord } from "../text/folding";
import { wordsOf } from "../text/words";
import { splitCompound } from "../vocabulary/compounds";
import { AddedTranslations } from "./added-translations";
import type { Meanings } from "./meanings";
import { adjustmentOf } from "./knowledge-identity";
import { noKnowledge, type Knowledge, type Translation } from "./knowledge";

/** What has been changed since a lexicon was learnt as a whole. Always all of it: it takes the place of what was said before. */
export interface LexiconAdjustments {
  /** Concepts that are new or have got a label. */
  readonly concepts: readonly LexiconConcept[];
  readonly separations: readonly SeparatedWords[];
}

/** A file of what a lexicon taught: a folder, and the fingerprint that names it there. */
export interface LearntPlace {
  readonly folder: string;
  readonly fingerprint: string;
}

/**
 * A learnt lexicon that goes on changing while engines search with it. An added label translates at once, by what its
 * concept says; two words that were separated no longer meet. What a profile's words are split into comes from the lexicon as
 * it was learnt (`settled`), so that no profile depends on when it was indexed: that follows when the whole is learnt anew.
 */
export class LivingLexicon implements Knowledge {
  /** Grows with every adjustment: what was derived from the lexicon is stale then. */
  revision = 0;
  /** Names what was changed since the whole was learnt; empty when nothing was. */
  adjustment = "";
  private added = AddedTranslations.none;
  private separated: ReadonlyMap<string, ReadonlySet<string>> = new Map();
  private adjustedConcepts: ReadonlySet<string> = new Set();

  constructor(
    readonly settled: Knowledge = noKnowledge,
    /** Where another thread finds what was learnt. */
    readonly place?: LearntPlace,
  ) {}

  adjust(adjustments: LexiconAdjustments): void {
    const { concepts, separations } = adjustments;
    this.adjustment = adjustmentOf(adjustments);
    this.added = AddedTranslations.from(concepts, this.settled);
    this.separated = separatedStems(separations);
    this.adjustedConcepts = new Set(concepts.map(({ id }) => id));
    this.revision++;
  }

  /** Whether all of these concepts count already. */
  isAdjustedBy(conceptIds: readonly string[]): boolean {
    return conceptIds.every((id) => this.adjustedConcepts.has(id));
  }

  frequency(word: string, language: LanguageNumber): number {
    return this.settled.frequency(word, language) + this.added.frequency(word, language);
  }

  broader(stem: string, from: LanguageNumber, to: LanguageNumber): readonly Translation[] {
    return this.settled.broader(stem, from, to);
  }

  get meanings(): Meanings {
    return this.settled.meanings;
  }

  restoreAccents(word: string, language: LanguageNumber): string {
    return this.settled.restoreAccents(word, language);
  }

  words(language: LanguageNumber): readonly string[] {
    return this.settled.words(language);
  }

  stems(language: LanguageNumber): readonly string[] {
    return this.settled.stems(language);
  }

  translations(stem: string, from: LanguageNumber, to: LanguageNumber): readonly Translation[] {
    const all = this.added.joinedTo(this.settled.translations(stem, from, to), stem, from, to);
    const apart = this.separated.get(keyOf(stem, from));
    return apart === undefined ? all : all.filter((one) => !apart.has(keyOf(one.stem, to)));
  }

  /** Whether an adviser said that the two are not the same. */
  areSeparated(
    stem: string,
    language: LanguageNumber,
    otherStem: string,
    otherLanguage: LanguageNumber,
  ): boolean {
    return this.separated.get(keyOf(stem, language))?.has(keyOf(otherStem, otherLanguage)) ?? false;
  }

  hasSeparated(stem: string, language: LanguageNumber): boolean {
    return this.separated.has(keyOf(stem, language));
  }

  /** Whether some label has the word, in this or another form, or (in Dutch) its parts. */
  covers(word: string, language: Language): boolean {
    const number = languageNumber(language);
    const known = this.settled.restoreAccents(normaliseWord(word), number);
    if (this.frequency(known, number) > 0 || this.hasStem(stemOf(known, number), number)) return true;
    if (number !== DUTCH) return false;
    return splitCompound(known, (part) => this.frequency(part, DUTCH)) !== undefined;
  }

  hasStem(stem: string, language: LanguageNumber): boolean {
    return this.settled.hasStem(stem, language) || this.added.hasStem(stem, language);
  }
}

function separatedStems(pairs: readonly SeparatedWords[]): Map<string, Set<string>> {
  const separated = new Map<string, Set<string>>();
  for (const { left, right } of pairs) {
    const keys = [stemKeyOf(left.word, left.lang), stemKeyOf(right.word, right.lang)] as const;
    // Two forms of one word cannot be told apart, and a word goes on being itself.
    if (keys[0] === keys[1]) continue;
    for (const [from, to] of [keys, [keys[1], keys[0]] as const])
      separated.set(from, (separated.get(from) ?? new Set()).add(to));
  }
  return separated;
}

function stemKeyOf(word: string, language: Language): string {
  const number = languageNumber(language);
  return keyOf(stemOf(wordsOf(word)[0] ?? "", number), number);
}

function keyOf(stem: string, language: LanguageNumber): string {
  return `${String(language)}${stem}`;
}
