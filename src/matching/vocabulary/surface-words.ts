import { growingUint32 } from "../index/growing-arrays";
import { TextTable } from "../index/text-table";
import type { Archive } from "../snapshot/archive";
import type { LanguageNumber } from "../text/languages";

/** The terms a word is indexed under: its stem first, then the parts of a Dutch compound. */
export type TermsOfWord = (word: string, language: LanguageNumber) => readonly number[];

/** The words of the profiles as they are written, with the number of profiles that have each; the terms of each are kept. */
export class SurfaceWords {
  private readonly words = new TextTable();
  private readonly profileCounts = growingUint32();
  /** The terms of word w stand from `termStarts[w]` to `termStarts[w + 1]`. */
  private readonly terms = growingUint32();
  private readonly termStarts = growingUint32();

  constructor(private readonly termsOfWord: TermsOfWord) {
    this.termStarts.push(0);
  }

  archive(archive: Archive): void {
    this.words.archive(archive);
    archive.arrays([this.profileCounts, this.terms, this.termStarts]);
  }

  get count(): number {
    return this.words.count;
  }

  spelling(word: number): string {
    return this.words.text(word);
  }

  language(word: number): LanguageNumber {
    return this.words.tag(word) as LanguageNumber;
  }

  obtain(spelling: string, language: LanguageNumber): number {
    const word = this.words.obtain(spelling, language);
    if (word < this.profileCounts.length) return word;
    this.profileCounts.push(0);
    for (const term of this.termsOfWord(spelling, language)) this.terms.push(term);
    this.termStarts.push(this.terms.length);
    return word;
  }

  termsOf(word: number): Uint32Array {
    return this.terms.data.subarray(this.termStarts.at(word), this.termStarts.at(word + 1));
  }

  /** The terms of a word that some profile has had; none for any other. */
  knownTerms(spelling: string, language: LanguageNumber): readonly number[] {
    const word = this.words.find(spelling, language);
    return word === undefined ? [] : [...this.termsOf(word)];
  }

  /** The words of one language, those of most profiles first. */
  byFrequency(language: LanguageNumber): Uint32Array {
    const ofLanguage = Uint32Array.from({ length: this.count }, (_, word) => word).filter(
      (word) => this.language(word) === language,
    );
    return ofLanguage.sort((a, b) => this.profilesWith(b) - this.profilesWith(a) || a - b);
  }

  profilesWith(word: number): number {
    return this.profileCounts.at(word);
  }

  countProfile(word: number, change: 1 | -1): void {
    this.profileCounts.data[word] = this.profileCounts.at(word) + change;
  }

  /** Number of profiles that have the word; 0 when none has. */
  frequency(spelling: string, language: LanguageNumber): number {
    const word = this.words.find(spelling, language);
    return word === undefined ? 0 : this.profileCounts.at(word);
  }
}
