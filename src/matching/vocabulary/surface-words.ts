import { growingUint32, growingUint8 } from "../index/growing-arrays";
import { forEachLanguage, type LanguageNumber } from "../text/languages";

/** The terms a word is indexed under: its stem first, then the parts of a Dutch compound. */
export type TermsOfWord = (word: string, language: LanguageNumber) => readonly number[];

/** The words of the profiles as they are written, with the number of profiles that have each; the terms of each are kept. */
export class SurfaceWords {
  readonly spellings: string[] = [];
  readonly languages = growingUint8();
  readonly profileCounts = growingUint32();
  private readonly terms: (readonly number[])[] = [];
  private readonly numbers = forEachLanguage(() => new Map<string, number>());

  constructor(private readonly termsOfWord: TermsOfWord) {}

  find(word: string, language: LanguageNumber): number | undefined {
    return this.numbers[language].get(word);
  }

  obtain(word: string, language: LanguageNumber): number {
    const known = this.numbers[language].get(word);
    if (known !== undefined) return known;
    const number = this.spellings.push(word) - 1;
    this.languages.push(language);
    this.profileCounts.push(0);
    this.terms.push(this.termsOfWord(word, language));
    this.numbers[language].set(word, number);
    return number;
  }

  termsOf(word: number): readonly number[] {
    return this.terms[word] ?? [];
  }

  /** The terms of a word that some profile has had; none for any other. */
  knownTerms(word: string, language: LanguageNumber): readonly number[] {
    const number = this.find(word, language);
    return number === undefined ? [] : this.termsOf(number);
  }

  countProfile(word: number, change: 1 | -1): void {
    this.profileCounts.data[word] = this.profileCounts.at(word) + change;
  }

  /** Number of profiles that have the word; 0 when none has. */
  frequency(word: string, language: LanguageNumber): number {
    const number = this.numbers[language].get(word);
    return number === undefined ? 0 : this.profileCounts.at(number);
  }
}
