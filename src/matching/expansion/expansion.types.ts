import type { MatchKind } from "../matching.types";
import type { LanguageNumber } from "../text/languages";

/** An index term that answers a word of a need. */
export interface Alternative {
  readonly term: number;
  /** 1: as good as the word itself. */
  readonly weight: number;
  readonly kind: MatchKind;
  /**
   * The term whose rarity caps this one's, so that a rare spelling variant does not win over the word that was asked for;
   * undefined: no cap.
   */
  readonly anchor?: number;
}

/** A stem that stands for the word in the character n-gram comparison. */
export interface GramSource {
  /** Its hashed n-grams, see `gram-table`. */
  readonly buckets: readonly number[];
  readonly weight: number;
}

/** Everything that one meaning-bearing part of a need word may be answered by. */
export interface Expansion {
  readonly stem: string;
  readonly language: LanguageNumber;
  /** 1 for a whole word, less for a part of a compound or a corrected spelling. */
  readonly weight: number;
  readonly alternatives: readonly Alternative[];
  readonly gramSources: readonly GramSource[];
}
