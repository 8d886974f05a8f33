import type { InputProblem } from "../../shared/domain-error";
import type { Language } from "../../shared/language";
import { optionalTextProblems } from "../../shared/text";
import type { LabelKind } from "./concept.entity";
import { labelFault, localeFault, MOST_LABELS, tidyLabel } from "./label.rules";

/** A label as an adviser gives it. */
export interface NewLabel {
  readonly language: Language;
  readonly text: string;
  readonly kind?: LabelKind | null | undefined;
  readonly locale?: string | null | undefined;
  readonly ambiguous?: boolean | null | undefined;
}

export interface NewConceptFields {
  readonly labels: readonly NewLabel[];
  readonly definition?: string | null | undefined;
}

export function labelProblems({ text, language, locale }: NewLabel, field: string): InputProblem[] {
  const fault = labelFault(tidyLabel(text));
  const misplaced = localeFault(locale ?? "", language);
  return [
    ...(fault === undefined
      ? []
      : [
          {
            field: `${field}.text`,
            message: `The label in ${field}.text ${fault}. Write a word or a short phrase.`,
          },
        ]),
    ...(misplaced === undefined
      ? []
      : [{ field: `${field}.locale`, message: `The locale in ${field}.locale ${misplaced}.` }]),
  ];
}

/** A concept has a label, and no label twice in one language. */
export function conceptProblems({ labels, definition }: NewConceptFields): InputProblem[] {
  const problems = [
    ...labels.flatMap((label, index) => labelProblems(label, `input.labels.${String(index)}`)),
    ...optionalTextProblems(definition, "summary", "input.definition"),
  ];
  if (labels.length === 0)
    problems.push({
      field: "input.labels",
      message: "A concept needs at least one label. Say what it is called.",
    });
  if (labels.length > MOST_LABELS)
    problems.push({
      field: "input.labels",
      message: `A concept has at most ${String(MOST_LABELS)} labels, and ${String(labels.length)} are given.`,
    });
  return problems;
}

/** A variant is said somewhere; the first label of a language is preferred unless it is called something else. */
export function kindOf({ kind, locale, language }: NewLabel, earlier: readonly NewLabel[]): LabelKind {
  if (locale) return "VARIANT";
  return kind ?? (earlier.some((one) => one.language === language) ? "SYNONYM" : "PREFERRED");
}
