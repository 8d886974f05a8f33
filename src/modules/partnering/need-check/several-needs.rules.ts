import type { Language } from "../../shared/language";
import type { CheckedNeed } from "./checked-need";
import { type NeedFinding, passageOf } from "./need-finding";
import { soughtFrom } from "./search-phrases.rules";
import { type PlacedSentence, sentencesOf } from "./sentences-of-text";
import { tellingStems } from "./vagueness.rules";

/** A second search of one word may be a property of the first. */
const FEWEST_WORDS = 2;

interface Search {
  readonly sentence: PlacedSentence;
  readonly sought: ReadonlySet<string>;
}

/** A second search that shares no word with anything said before it is a need of its own. */
export function severalNeedsFindings({ title, text, language }: CheckedNeed): NeedFinding[] {
  const searches = sentencesOf(text).flatMap((sentence) => searchOf(sentence, language) ?? []);
  const [first] = searches;
  if (!first) return [];
  return searches.slice(1).flatMap(({ sentence, sought }) => {
    const before = tellingStems(`${title}\n${text.slice(0, sentence.start)}`, language);
    if (sought.size < FEWEST_WORDS || [...sought].some((stem) => before.has(stem))) return [];
    return [
      { kind: "SEVERAL_NEEDS" as const, passage: passageOf("text", text, sentence.start, sentence.end) },
    ];
  });
}

function searchOf(sentence: PlacedSentence, language: Language): Search | undefined {
  const from = soughtFrom(sentence.text, language);
  if (from === undefined) return undefined;
  return { sentence, sought: tellingStems(sentence.text.slice(from), language) };
}
