import type { Knowledge } from "../lexicon/knowledge";
import { DUTCH, type LanguageNumber } from "../text/languages";
import { stemOf } from "../text/stemming";
import { splitCompound } from "./compounds";
import type { Terms } from "./terms";

/**
 * The terms under which a word of a profile is indexed. Dutch compounds are split by the words of the lexicon alone, so that
 * a profile's terms do not depend on which profiles came before it.
 */
export class IndexedTerms {
  constructor(
    private readonly terms: Terms,
    private readonly knowledge: Knowledge,
  ) {}

  readonly of = (word: string, language: LanguageNumber): readonly number[] => {
    const restored = this.knowledge.restoreAccents(word, language);
    const whole = this.terms.obtain(stemOf(restored, language), language);
    if (language !== DUTCH) return [whole];
    const parts = splitCompound(restored, (part) => this.knowledge.frequency(part, DUTCH)) ?? [];
    return [whole, ...parts.map((part) => this.terms.obtain(stemOf(part, language), language))];
  };
}
