import type { Language } from "../matching.types";
import { languageNumber } from "../text/languages";
import { stemOf } from "../text/stemming";
import { stopWords } from "../text/stop-words";
import { wordsOf } from "../text/words";

/** The stems of a label's meaningful words in their order: the same for «water pump» and «water pumps», `""` when it has none. */
export function labelKey(label: string, language: Language): string {
  const number = languageNumber(language);
  const stops = stopWords[language];
  return wordsOf(label)
    .filter((word) => !stops.has(word))
    .map((word) => stemOf(word, number))
    .join(" ");
}
