import type { MatchKind } from "../matching.types";
import { DUTCH, forEachLanguage, type LanguageNumber } from "../text/languages";
import { splitCompound } from "../vocabulary/compounds";
import { furtherAway, isCorrectable, isMistypedStopWord, nearest, nearestSingular } from "./corrections";
import type { KnownWords } from "./known-words";
import { readMistypedCompound } from "./mistyped-compounds";

/** A part of a compound is asked for at this weight, the whole word at 1. */
const PART_WEIGHT = 0.5;
/** Neighbours of a compound are mostly compounds of the same parts, and these are asked for too. */
const COMPOUND_NEIGHBOUR_WEIGHT = 0.45;
/** A word one error away takes the place of what was written; the second likeliest may be the one that was meant. */
const NEAR_CORRECTION_WEIGHTS = [0.9, 0.5] as const;
/** A word two errors away only stands beside what was written. */
const FURTHER_CORRECTION_WEIGHT = 0.3;
/** What is left of a mistyped "which" or "other": a name may be written so, but hardly. */
const STOP_WORD_WEIGHT = 0.1;
/** So many times as many needs have what a spelling is one error away from: then it is an error too, however usual. */
const MUCH_MORE_USUAL = 20;

/** A word that is asked for in place of what was written, or beside it. */
export interface WordReading {
  readonly word: string;
  /** 1 for the word as it is written. */
  readonly weight: number;
  readonly kind: Extract<MatchKind, "SAME" | "TYPO">;
  /** How much terms that are spelt alike count; the usual amount when not given. */
  readonly neighbourWeight?: number;
}

/** How many of the needs that were learnt from have a word; 0 for too few to tell an intended spelling. */
export type NeedsWith = (word: string, language: LanguageNumber) => number;

/** Tells what may be meant by a word of a need: itself, the parts of a compound, what it is a typing error for. */
export class WordReadings {
  constructor(
    private readonly isLiveTerm: (word: string, language: LanguageNumber) => boolean,
    private readonly knownWords: KnownWords,
    private readonly needsWith: NeedsWith,
  ) {}

  of(word: string, language: LanguageNumber): readonly WordReading[] {
    if (!isCorrectable(word) || this.isKnown(word, language)) return this.asWritten(word, language);
    if (isMistypedStopWord(word, language)) return [{ word, weight: STOP_WORD_WEIGHT, kind: "SAME" }];
    const near = nearest(word, language, this.knownWords);
    if (near.length > 0) return this.corrections(near, language);
    const parts = this.partsOf(word, language);
    return parts.length > 0 ? this.compound(word, parts) : this.ofUnknown(word, language);
  }

  /** Without a search for what a word that nobody knows may be an error for. */
  asWritten(word: string, language: LanguageNumber): readonly WordReading[] {
    return this.compound(word, this.partsOf(word, language));
  }

  /** Known in any language: needs quote foreign words, and these are no errors. */
  isKnown(word: string, language: LanguageNumber): boolean {
    if (this.isLiveTerm(word, language) || this.isUsual(word, language)) return true;
    return forEachLanguage((any) => this.knownWords.frequency(word, any) > 0).includes(true);
  }

  private ofUnknown(word: string, language: LanguageNumber): readonly WordReading[] {
    const compound = language === DUTCH ? readMistypedCompound(word, this.knownWords) : undefined;
    if (compound !== undefined) return corrected(this.compound(compound.written, compound.parts), 0);
    const singular = nearestSingular(word, language, this.knownWords);
    if (singular.length > 0) return this.corrections(singular, language);
    const further = furtherAway(word, language, this.knownWords);
    const beside = further.map((other): WordReading => ({
      word: other,
      weight: FURTHER_CORRECTION_WEIGHT,
      kind: "TYPO",
    }));
    return [{ word, weight: 1, kind: "SAME" }, ...beside];
  }

  private corrections(words: readonly string[], language: LanguageNumber): readonly WordReading[] {
    return words.flatMap((word, place) => corrected(this.asWritten(word, language), place));
  }

  private compound(word: string, parts: readonly string[]): readonly WordReading[] {
    if (parts.length === 0) return [{ word, weight: 1, kind: "SAME" }];
    return [
      { word, weight: 1, kind: "SAME", neighbourWeight: COMPOUND_NEIGHBOUR_WEIGHT },
      ...parts.map((part): WordReading => ({ word: part, weight: PART_WEIGHT, kind: "SAME" })),
    ];
  }

  private partsOf(word: string, language: LanguageNumber): readonly string[] {
    if (language !== DUTCH) return [];
    return splitCompound(word, (part) => this.knownWords.frequency(part, DUTCH)) ?? [];
  }

  /** Several needs have it, and not many more have the word that it may be an error for. */
  private isUsual(word: string, language: LanguageNumber): boolean {
    const needs = this.needsWith(word, language);
    if (needs === 0) return false;
    const [near] = nearest(word, language, this.knownWords);
    return near === undefined || this.needsWith(near, language) < MUCH_MORE_USUAL * needs;
  }
}

/** The readings of a word that was meant, by its place among those that may have been. */
function corrected(readings: readonly WordReading[], place: number): readonly WordReading[] {
  const weight = NEAR_CORRECTION_WEIGHTS[place] ?? 0;
  return readings.map((reading) => ({ ...reading, weight: reading.weight * weight, kind: "TYPO" }));
}
