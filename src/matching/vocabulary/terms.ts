import { growingUint32 } from "../index/growing-arrays";
import { TextTable } from "../index/text-table";
import type { Archive } from "../snapshot/archive";
import type { LanguageNumber } from "../text/languages";

/**
 * The terms of one index: a term is a stem in one language, so that `nl:fiets` and `en:fiets` are two.
 * Numbers are given in order of arrival and never taken back; a term without profiles has document frequency 0.
 */
export class Terms {
  readonly documentFrequencies = growingUint32();
  /** Grows whenever a term gets its first profile or loses its last: what was derived from the vocabulary is stale then. */
  vocabularyVersion = 0;
  private readonly stems = new TextTable();

  constructor(private readonly onLiveChange: (term: number) => void) {}

  get count(): number {
    return this.stems.count;
  }

  archive(archive: Archive): void {
    this.stems.archive(archive);
    archive.arrays([this.documentFrequencies]);
    this.vocabularyVersion = archive.value(this.vocabularyVersion);
  }

  find(stem: string, language: LanguageNumber): number | undefined {
    return this.stems.find(stem, language);
  }

  /** The term's number; a new one when the stem is new. */
  obtain(stem: string, language: LanguageNumber): number {
    const term = this.stems.obtain(stem, language);
    this.documentFrequencies.lengthen(term + 1);
    return term;
  }

  stem(term: number): string {
    return this.stems.text(term);
  }

  language(term: number): LanguageNumber {
    return this.stems.tag(term) as LanguageNumber;
  }

  isLive(term: number): boolean {
    return this.documentFrequencies.at(term) > 0;
  }

  /** In the order of the alphabet, then of the languages: an order that does not depend on how the index was filled. */
  compare(a: number, b: number): number {
    const [left, right] = [this.stem(a), this.stem(b)];
    if (left === right) return this.language(a) - this.language(b);
    return left < right ? -1 : 1;
  }

  countProfile(term: number, change: 1 | -1): void {
    const before = this.documentFrequencies.at(term);
    this.documentFrequencies.data[term] = before + change;
    const isLive = before + change > 0;
    if (before > 0 === isLive) return;
    this.vocabularyVersion++;
    this.onLiveChange(term);
  }
}
