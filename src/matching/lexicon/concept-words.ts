import type { LexiconConcept } from "../matching.types";
import { DUTCH, forEachLanguage, LANGUAGES, type LanguageNumber } from "../text/languages";
import { stemOf } from "../text/stemming";
import { stopWords } from "../text/stop-words";
import { wordsOf } from "../text/words";
import { splitCompound } from "../vocabulary/compounds";
import { StemNumbers } from "./bitext";
import { definitionsOf, furtherSpellings, labelsOf } from "./labels";

/** What a part of a Dutch compound says of the concept, beside the whole word. */
const PART_WEIGHT = 0.6;
/** Words of the broader concept's labels and of the definition; 0, .5 and 1 stay within .002, 0 being the worst. */
const BROADER_WEIGHT = 0.5;
const DEFINITION_WEIGHT = 0.5;

/** How much each word, by its number, says of one concept. */
export type ConceptWords = ReadonlyMap<number, number>;

/** How many labels hold a Dutch word: what compounds are split by. */
export type DutchFrequency = (word: string) => number;

/** Words of all languages in one numbering: those that stand for the same concepts are to be found alike. */
export class WordNumbers {
  readonly languages: LanguageNumber[] = [];
  readonly stems: string[] = [];
  private readonly byLanguage = forEachLanguage(() => new StemNumbers());
  private readonly numbers = forEachLanguage((): number[] => []);

  obtain(stem: string, language: LanguageNumber): number {
    const place = this.byLanguage[language].obtain(stem);
    const known = this.numbers[language][place];
    if (known !== undefined) return known;
    const number = this.stems.push(stem) - 1;
    this.languages.push(language);
    this.numbers[language].push(number);
    return number;
  }
}

/** Reads concepts as bags of words: their own labels, the labels of what is broader, their definitions. */
export class ConceptReader {
  constructor(
    private readonly numbers: WordNumbers,
    private readonly dutchFrequency: DutchFrequency,
  ) {}

  readAll(concepts: readonly LexiconConcept[]): ConceptWords[] {
    const own = new Map(concepts.map((concept) => [concept.id, this.labelWords(concept)]));
    return concepts.map((concept) => {
      const words = new Map(own.get(concept.id));
      for (const broader of concept.broader ?? [])
        raise(words, own.get(broader) ?? new Map<number, number>(), BROADER_WEIGHT);
      raise(words, this.definitionWords(concept), DEFINITION_WEIGHT);
      return words;
    });
  }

  private labelWords(concept: LexiconConcept): ConceptWords {
    return this.wordsOfTexts((language) => [
      ...labelsOf(concept, LANGUAGES[language]),
      ...furtherSpellings(concept, LANGUAGES[language]),
    ]);
  }

  private definitionWords(concept: LexiconConcept): ConceptWords {
    return this.wordsOfTexts((language) => definitionsOf(concept, LANGUAGES[language]));
  }

  private wordsOfTexts(textsOf: (language: LanguageNumber) => readonly string[]): ConceptWords {
    const found = new Map<number, number>();
    for (const language of forEachLanguage((each) => each)) {
      for (const text of textsOf(language)) {
        for (const word of wordsOf(text)) {
          if (!stopWords[LANGUAGES[language]].has(word)) raise(found, this.readWord(word, language), 1);
        }
      }
    }
    return found;
  }

  private readWord(word: string, language: LanguageNumber): ConceptWords {
    const parts = language === DUTCH ? (splitCompound(word, this.dutchFrequency) ?? []) : [];
    const weighed = new Map<number, number>(
      parts.map((part) => [this.numbers.obtain(stemOf(part, language), language), PART_WEIGHT]),
    );
    return weighed.set(this.numbers.obtain(stemOf(word, language), language), 1);
  }
}

/** Each word keeps the most that anything says. */
function raise(words: Map<number, number>, others: ConceptWords, weight: number): void {
  for (const [word, amount] of others) words.set(word, Math.max(words.get(word) ?? 0, amount * weight));
}
