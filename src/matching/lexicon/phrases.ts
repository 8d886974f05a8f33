import type { Language } from "../matching.types";
import { languageNumber } from "../text/languages";
import { stemOf } from "../text/stemming";
import { stopWords } from "../text/stop-words";
import { splitWords } from "../text/words";

/** Labels are seldom longer. */
const MOST_WORDS = 4;

/** A run of words as a text has it, with the key by which a label would be found. */
export interface Phrase {
  readonly text: string;
  readonly key: string;
}

/** The phrases of a text that the word at a place is part of, the longest first. */
export function phrasesAt(text: string, language: Language, at: number): Phrase[] {
  const stops = stopWords[language];
  const words = splitWords(text).filter((word) => !stops.has(word.text));
  const place = words.findIndex(({ start, end }) => start <= at && at < end);
  if (place < 0) return [];
  const phrases: Phrase[] = [];
  for (let length = MOST_WORDS; length > 0; length--)
    for (
      let first = Math.max(0, place - length + 1);
      first <= place && first + length <= words.length;
      first++
    ) {
      const run = words.slice(first, first + length);
      phrases.push({
        text: text.slice(run[0]?.start, run.at(-1)?.end),
        key: run.map((word) => stemOf(word.text, languageNumber(language))).join(" "),
      });
    }
  return phrases;
}
