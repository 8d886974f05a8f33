import type { LexiconConcept } from "../matching.types";
import { forEachLanguage, LANGUAGES, type LanguageNumber } from "../text/languages";
import { stemOf } from "../text/stemming";
import { stopWords } from "../text/stop-words";
import { wordsOf } from "../text/words";
import type { StemNumbers } from "./bitext";
import { alignedLabels } from "./labels";
import { buildTranslationTable, type TranslationTable } from "./translation-table";

/** By language, the labels of one concept that are a single word. */
type SingleWords = readonly (readonly number[])[];

type NumbersByLanguage = readonly [StemNumbers, StemNumbers, StemNumbers];

function singleWordsOf(concept: LexiconConcept, numbers: NumbersByLanguage): SingleWords {
  return forEachLanguage((language) => {
    const name = LANGUAGES[language];
    const labels = alignedLabels(concept, name).map((label) =>
      wordsOf(label).filter((word) => !stopWords[name].has(word)),
    );
    const single = labels.flatMap((words) => (words.length === 1 ? words : []));
    return [...new Set(single.map((word) => numbers[language].obtain(stemOf(word, language))))];
  });
}

/**
 * From words to words for what is broader, within and across languages: who seeks a smith may be answered by a metal worker.
 * Labels of several words are left out, since no single word of theirs means what they mean.
 */
export function learnBroaderWords(
  concepts: readonly LexiconConcept[],
  numbers: NumbersByLanguage,
): (source: LanguageNumber, target: LanguageNumber) => TranslationTable {
  const single = new Map(concepts.map((concept) => [concept.id, singleWordsOf(concept, numbers)]));
  return (source, target) => {
    const pairs = concepts.flatMap((concept) => {
      const narrower = single.get(concept.id)?.[source] ?? [];
      const broader = (concept.broader ?? []).flatMap((id) => single.get(id)?.[target] ?? []);
      return narrower.flatMap((left) =>
        broader
          .filter((right) => source !== target || left !== right)
          .map((right) => ({ source: left, target: right, probability: 1 / broader.length })),
      );
    });
    return buildTranslationTable(pairs, numbers[source].stems.length);
  };
}
