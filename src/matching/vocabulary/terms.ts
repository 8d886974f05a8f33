import { growingUint32, growingUint8 } from "../index/growing-arrays";
import { forEachLanguage, type LanguageNumber } from "../text/languages";

/**
 * The terms of one index: a term is a stem in one language, so that `nl:fiets` and `en:fiets` are two.
 * Numbers are given in order of arrival and never taken back; a term without profiles has document frequency 0.
 */
export class Terms {
  readonly stems: string[] = [];
  readonly languages = growingUint8();
  readonly documentFrequencies = growingUint32();
  /** Grows whenever a term gets its first profile or loses its last: what was derived from the vocabulary is stale then. */
  vocabularyVersion = 0;
  private readonly numbers = forEachLanguage(() => new Map<string, number>());

  constructor(private readonly onLiveChange: (term: number, isLive: boolean) => void) {}

  get count(): number {
    return this.stems.length;
  }

  find(stem: string, language: LanguageNumber): number | undefined {
    return this.numbers[language].get(stem);
  }

  /** The term's number; a new one when the stem is new. */
  obtain(stem: string, language: LanguageNumber): number {
    const known = this.numbers[language].get(stem);
    if (known !== undefined) return known;
    const term = this.stems.push(stem) - 1;
    this.languages.push(language);
    this.documentFrequencies.push(0);
    this.numbers[language].set(stem, term);
    return term;
  }

  isLive(term: number): boolean {
    return this.documentFrequencies.at(term) > 0;
  }

  /** In the order of the alphabet, then of the languages: an order that does not depend on how the index was filled. */
  compare(a: number, b: number): number {
    const [left, right] = [this.stems[a] ?? "", this.stems[b] ?? ""];
    if (left === right) return this.languages.at(a) - this.languages.at(b);
    return left < right ? -1 : 1;
  }

  countProfile(term: number, change: 1 | -1): void {
    const before = this.documentFrequencies.at(term);
    this.documentFrequencies.data[term] = before + change;
    const isLive = before + change > 0;
    if (before > 0 === isLive) return;
    this.vocabularyVersion++;
    this.onLiveChange(term, isLive);
  }
}
