import type { LexiconConcept } from "../matching.types";
import { forEachLanguage, LANGUAGES, type LanguageNumber } from "../text/languages";
import { stemOf } from "../text/stemming";
import { stopWords } from "../text/stop-words";
import { wordsOf } from "../text/words";
import type { Knowledge, Translation } from "./knowledge";
import { alignedLabels, furtherSpellings, labelsOf } from "./labels";

/** What one label says for another one: as sure as a correction, less than what many labels taught. */
const ADDED_WEIGHT = 0.9;
/** The engine reads at most so many translations of a word. */
const MOST_TRANSLATIONS = 6;

const ALL_LANGUAGES = forEachLanguage((language) => language);

/** Gives a word's translations that are known already, by stem. */
type KnownTargets = (stem: string) => ReadonlySet<string>;

/** One label, as distinct stems. */
type Stems = readonly string[];

/**
 * Which stems of one label mean which of another. Words that the lexicon pairs already are set aside; what is left over on
 * one side means what is left over on the other. A word that is known otherwise stands back where a new one is left over.
 */
export function leftOverPairs(
  source: Stems,
  target: Stems,
  known: KnownTargets,
): { readonly source: string; readonly target: string; readonly weight: number }[] {
  const paired = new Set<string>();
  const sources = source.filter((stem) => {
    const met = target.filter((other) => other === stem || known(stem).has(other));
    for (const one of met) paired.add(one);
    return met.length === 0;
  });
  const targets = target.filter((stem) => !paired.has(stem));
  const unknown = sources.filter((stem) => known(stem).size === 0);
  const meaning = unknown.length > 0 ? unknown : sources;
  return meaning.flatMap((stem) =>
    targets.map((other) => ({ source: stem, target: other, weight: ADDED_WEIGHT / meaning.length })),
  );
}

/** What some concepts teach beside a lexicon that was learnt before they were there. */
export class AddedTranslations {
  static readonly none = new AddedTranslations();

  static from(concepts: readonly LexiconConcept[], learnt: Knowledge): AddedTranslations {
    const added = new AddedTranslations();
    for (const concept of concepts) added.learn(concept, learnt);
    return added;
  }

  private readonly byDirection = new Map<string, Map<string, number>>();
  private readonly words = forEachLanguage(() => new Map<string, number>());
  private readonly stems = forEachLanguage(() => new Set<string>());

  frequency(word: string, language: LanguageNumber): number {
    return this.words[language].get(word) ?? 0;
  }

  hasStem(stem: string, language: LanguageNumber): boolean {
    return this.stems[language].has(stem);
  }

  /** What was learnt before, with what was added; the heaviest first. */
  joinedTo(
    learnt: readonly Translation[],
    stem: string,
    from: LanguageNumber,
    to: LanguageNumber,
  ): readonly Translation[] {
    const added = this.byDirection.get(directionOf(stem, from, to));
    if (added === undefined) return learnt;
    const weights = new Map(learnt.map((one) => [one.stem, one.weight]));
    for (const [target, weight] of added) weights.set(target, Math.max(weight, weights.get(target) ?? 0));
    return [...weights]
      .map(([target, weight]) => ({ stem: target, weight }))
      .sort((a, b) => b.weight - a.weight || (a.stem < b.stem ? -1 : 1))
      .slice(0, MOST_TRANSLATIONS);
  }

  private learn(concept: LexiconConcept, learnt: Knowledge): void {
    const labels = forEachLanguage((language) => this.readLabels(concept, language, learnt));
    for (const from of ALL_LANGUAGES)
      for (const to of ALL_LANGUAGES) {
        const known: KnownTargets = (stem) =>
          new Set(learnt.translations(stem, from, to).map((one) => one.stem));
        for (const source of labels[from])
          for (const target of labels[to])
            if (source !== target)
              for (const pair of leftOverPairs(source, target, known)) this.keep(pair, from, to);
      }
  }

  /** The labels that translate, as stems; the words of all of them are known from now on, unless they were. */
  private readLabels(concept: LexiconConcept, language: LanguageNumber, learnt: Knowledge): Stems[] {
    const name = LANGUAGES[language];
    const meaningful = (label: string): string[] =>
      wordsOf(label).filter((word) => !stopWords[name].has(word));
    for (const label of [...labelsOf(concept, name), ...furtherSpellings(concept, name)])
      for (const word of meaningful(label)) this.know(word, language, learnt);
    return alignedLabels(concept, name).map((label) => [
      ...new Set(meaningful(label).map((word) => stemOf(word, language))),
    ]);
  }

  private know(word: string, language: LanguageNumber, learnt: Knowledge): void {
    if (learnt.frequency(word, language) === 0) this.words[language].set(word, 1);
    this.stems[language].add(stemOf(word, language));
  }

  private keep(
    pair: { readonly source: string; readonly target: string; readonly weight: number },
    from: LanguageNumber,
    to: LanguageNumber,
  ): void {
    const key = directionOf(pair.source, from, to);
    const targets = this.byDirection.get(key) ?? new Map<string, number>();
    targets.set(pair.target, Math.max(pair.weight, targets.get(pair.target) ?? 0));
    this.byDirection.set(key, targets);
  }
}

function directionOf(stem: string, from: LanguageNumber, to: LanguageNumber): string {
  return `${String(from)}${String(to)}${stem}`;
}
