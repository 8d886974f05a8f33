import { labelKey, type Language as MatchLanguage } from "../../../matching";
import type { InputProblem } from "../../shared/domain-error";
import type { Language } from "../../shared/language";
import { textProblems } from "../../shared/text";

/** A single word in a language. */
export interface Term {
  readonly word: string;
  readonly language: Language;
}

/** How a word is stored: its first letter's case means nothing. */
export function tidyWord(word: string): string {
  return word.normalize("NFC").trim().toLowerCase();
}

/** Two words that are to be held apart must be single words, and not two forms of one. */
export function separationProblems(left: Term, right: Term): InputProblem[] {
  const problems = [...wordProblems(left, "input.left.word"), ...wordProblems(right, "input.right.word")];
  if (problems.length === 0 && left.language === right.language && stemsOf(left) === stemsOf(right))
    problems.push({
      field: "input.right.word",
      message:
        "The two are forms of one word to the search, which cannot hold them apart. Give two different words.",
    });
  return problems;
}

/** The pair in an order of its own, so that it is the same pair from either side. */
export function orderedPair(left: Term, right: Term): readonly [Term, Term] {
  const name = ({ language, word }: Term): string => `${language} ${word}`;
  return name(left) < name(right) ? [left, right] : [right, left];
}

function wordProblems(term: Term, field: string): InputProblem[] {
  const problems = textProblems(term.word, "name", field);
  const words = stemsOf(term)
    .split(" ")
    .filter((stem) => stem !== "");
  if (problems.length === 0 && words.length !== 1)
    problems.push({
      field,
      message: `The search compares single words, and ${field} holds ${words.length === 0 ? "none that means something" : String(words.length)}. Give the word that should not match.`,
    });
  return problems;
}

function stemsOf({ word, language }: Term): string {
  return labelKey(word, language.toLowerCase() as MatchLanguage);
}
