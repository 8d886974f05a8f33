import { foldAccents } from "../text/folding";
import { forEachLanguage, type LanguageNumber } from "../text/languages";
import type { Knowledge, Translation } from "./knowledge";
import { Meanings } from "./meanings";
import type { LearntLexicon } from "./learnt-lexicon";

/** Look-ups over a learnt lexicon. */
export class LearntKnowledge implements Knowledge {
  private readonly counts;
  private readonly stemNumbers;
  /** Made when the first word of a language is asked for. */
  private readonly accented = new Map<LanguageNumber, ReadonlyMap<string, string>>();
  readonly meanings: Meanings;

  constructor(private readonly learnt: LearntLexicon) {
    this.counts = forEachLanguage((language) => this.countsOf(language));
    this.stemNumbers = forEachLanguage(
      (language) => new Map((learnt.stems[language] ?? []).map((stem, number) => [stem, number])),
    );
    this.meanings = new Meanings(learnt.meanings);
  }

  frequency(word: string, language: LanguageNumber): number {
    return this.counts[language].get(word) ?? 0;
  }

  restoreAccents(word: string, language: LanguageNumber): string {
    const forms = this.accented.get(language) ?? this.accentedForms(language);
    this.accented.set(language, forms);
    return forms.get(word) ?? word;
  }

  translations(stem: string, from: LanguageNumber, to: LanguageNumber): readonly Translation[] {
    return this.entriesOf(this.learnt.tables, stem, from, to);
  }

  broader(stem: string, from: LanguageNumber, to: LanguageNumber): readonly Translation[] {
    return this.entriesOf(this.learnt.broader, stem, from, to);
  }

  private entriesOf(
    tables: LearntLexicon["tables"],
    stem: string,
    from: LanguageNumber,
    to: LanguageNumber,
  ): readonly Translation[] {
    const table = tables[from]?.[to];
    const source = this.stemNumbers[from].get(stem);
    if (table === undefined || source === undefined) return [];
    const found: Translation[] = [];
    for (let place = table.starts[source] ?? 0; place < (table.starts[source + 1] ?? 0); place++) {
      const target = this.learnt.stems[to]?.[table.targets[place] ?? 0] ?? "";
      found.push({ stem: target, weight: table.weights[place] ?? 0 });
    }
    return found;
  }

  hasStem(stem: string, language: LanguageNumber): boolean {
    return this.stemNumbers[language].has(stem);
  }

  words(language: LanguageNumber): readonly string[] {
    return this.learnt.words[language]?.spellings ?? [];
  }

  stems(language: LanguageNumber): readonly string[] {
    return this.learnt.stems[language] ?? [];
  }

  private countsOf(language: LanguageNumber): ReadonlyMap<string, number> {
    const words = this.learnt.words[language];
    return new Map(words?.spellings.map((spelling, place) => [spelling, words.counts[place] ?? 0]));
  }

  /** Bare spellings that are no word of their own, with the most frequent accented word they stand for. */
  private accentedForms(language: LanguageNumber): ReadonlyMap<string, string> {
    const forms = new Map<string, string>();
    const counts = this.counts[language];
    for (const [word, count] of counts) {
      const bare = foldAccents(word);
      if (bare === word || counts.has(bare)) continue;
      if (count > (counts.get(forms.get(bare) ?? "") ?? 0)) forms.set(bare, word);
    }
    return forms;
  }
}
