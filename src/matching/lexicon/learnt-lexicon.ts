import type { LexiconConcept } from "../matching.types";
import { DUTCH, forEachLanguage, LANGUAGES, type LanguageNumber } from "../text/languages";
import { stemOf } from "../text/stemming";
import { stopWords } from "../text/stop-words";
import { wordsOf } from "../text/words";
import { splitCompound } from "../vocabulary/compounds";
import { learnBroaderWords } from "./broader-words";
import { pairLabels, StemNumbers, type LabelReadings } from "./bitext";
import { alignedLabels, furtherSpellings, labelsOf } from "./labels";
import { learnMeanings, type LearntMeanings } from "./meanings";
import { Cognates } from "./spelling-skeleton";
import { buildTranslationTable, type TranslationTable } from "./translation-table";
import { alignWords } from "./word-alignment";

/** Everything a lexicon teaches, in a form that can be written to a file and read in milliseconds. */
export interface LearntLexicon {
  /** By language: the words of all labels as they are written, with the number of labels that have each. */
  readonly words: readonly { readonly spellings: readonly string[]; readonly counts: readonly number[] }[];
  /** By language: the stems that the tables number. */
  readonly stems: readonly (readonly string[])[];
  /** By source language and target language; on the diagonal the synonyms within one language. */
  readonly tables: readonly (readonly TranslationTable[])[];
  /** Likewise, to words for what is broader. */
  readonly broader: readonly (readonly TranslationTable[])[];
  readonly meanings: LearntMeanings;
}

type WordCounts = ReadonlyMap<string, number>;

function countWords(concepts: readonly LexiconConcept[], language: LanguageNumber): WordCounts {
  const counts = new Map<string, number>();
  const name = LANGUAGES[language];
  for (const concept of concepts) {
    for (const label of [...labelsOf(concept, name), ...furtherSpellings(concept, name)]) {
      for (const word of wordsOf(label)) {
        if (!stopWords[name].has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
      }
    }
  }
  return counts;
}

/** One label as stems; in Dutch once more with its compounds in parts, so that parts are translated too. */
function readLabel(
  label: string,
  language: LanguageNumber,
  numbers: StemNumbers,
  dutchWords: WordCounts,
): number[][] {
  const stops = stopWords[LANGUAGES[language]];
  const words = wordsOf(label).filter((word) => !stops.has(word));
  const number = (word: string): number => numbers.obtain(stemOf(word, language));
  const whole = words.map(number);
  if (language !== DUTCH) return [whole];
  const parts = words.flatMap((word) => splitCompound(word, (part) => dutchWords.get(part) ?? 0) ?? [word]);
  return parts.length === words.length ? [whole] : [whole, parts.map(number)];
}

export function learnLexicon(concepts: readonly LexiconConcept[]): LearntLexicon {
  const words = forEachLanguage((language) => countWords(concepts, language));
  const numbers = forEachLanguage(() => new StemNumbers());
  const readings = concepts.map((concept): LabelReadings =>
    forEachLanguage((language) =>
      alignedLabels(concept, LANGUAGES[language]).flatMap((label) =>
        readLabel(label, language, numbers[language], words[DUTCH]),
      ),
    ),
  );
  const broaderWords = learnBroaderWords(concepts, numbers);
  const cognates = new Cognates();
  const learnTable = (source: LanguageNumber, target: LanguageNumber): TranslationTable => {
    const [from, to] = [numbers[source].stems, numbers[target].stems];
    const similarity = (left: number, right: number): number =>
      cognates.similarity(from[left] ?? "", to[right] ?? "");
    return buildTranslationTable(alignWords(pairLabels(readings, source, target), similarity), from.length);
  };
  return {
    words: words.map((counts) => ({ spellings: [...counts.keys()], counts: [...counts.values()] })),
    stems: numbers.map(({ stems }) => stems),
    tables: forEachLanguage((source) => forEachLanguage((target) => learnTable(source, target))),
    broader: forEachLanguage((source) => forEachLanguage((target) => broaderWords(source, target))),
    meanings: learnMeanings(concepts, (word) => words[DUTCH].get(word) ?? 0),
  };
}
