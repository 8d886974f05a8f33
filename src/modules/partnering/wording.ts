import { type InputProblem } from "../shared/domain-error";
import type { Language } from "../shared/language";
import { optionalTextProblems, textProblems } from "../shared/text";

/** The same need or capability told in one more language. */
export interface Wording {
  readonly language: Language;
  readonly title: string;
  readonly text: string;
  readonly summary?: string | null | undefined;
}

/** What an adviser clears: the summary in every language in which it is given. */
export function summariesOf(record: {
  readonly language: Language;
  readonly summary: string | null;
  readonly translations: readonly Wording[];
}): string {
  const translated = record.translations.flatMap(({ language, summary }) =>
    summary ? [[language, summary]] : [],
  );
  return JSON.stringify([[record.language, record.summary], ...translated]);
}

/** A text may be told in several languages, in each of them once; no language is required. */
export function wordingProblems(
  main: Language,
  translations: readonly Wording[],
  field: string,
): InputProblem[] {
  const seen = new Set<Language>([main]);
  return translations.flatMap((wording, index) => {
    const place = `${field}.${String(index)}`;
    const problems = [
      ...textProblems(wording.title, "title", `${place}.title`),
      ...textProblems(wording.text, "text", `${place}.text`),
      ...optionalTextProblems(wording.summary, "summary", `${place}.summary`),
    ];
    if (seen.has(wording.language))
      problems.push({
        field: `${place}.language`,
        message: `The language ${wording.language} is given twice. Give each language once.`,
      });
    seen.add(wording.language);
    return problems;
  });
}
