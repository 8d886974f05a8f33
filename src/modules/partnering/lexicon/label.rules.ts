import { LANGUAGES, type Language } from "../../shared/language";
import type { LabelKind } from "./concept.entity";

/** One label as a source or an adviser gives it. */
export interface LabelFields {
  readonly language: Language;
  readonly kind: LabelKind;
  /** Such as `fr-CA`; empty when it is said everywhere. */
  readonly locale: string;
  readonly text: string;
  readonly ambiguous: boolean;
}

/** A label is a word or a phrase: what is longer is a definition in the wrong place. */
export const LONGEST_LABEL = 200;
/** So many labels of one concept, whatever the language; a hostile file could give millions to one. */
export const MOST_LABELS = 200;

/** Left behind where bytes were no UTF-8. */
const BROKEN_CHARACTER = "\uFFFD";
const CONTROL_CHARACTER = /\p{Cc}|\p{Cs}/u;
const LETTER_OR_DIGIT = /[\p{L}\p{N}]/u;
const LOCALE = /^(en|fr|nl)-[A-Z]{2}$/;

/** Single spaces, none around: how a label is stored and shown. */
export function tidyLabel(text: string): string {
  return text.normalize("NFC").replace(/\s+/g, " ").trim();
}

/** By which labels are compared: the same in any case and with either apostrophe. */
export function normaliseLabel(text: string): string {
  return normaliseTidyLabel(tidyLabel(text));
}

/** The same of a label that is tidy already, as those of files are after they were checked. */
export function normaliseTidyLabel(text: string): string {
  return text.toLowerCase().replaceAll("’", "'");
}

/** What is wrong with a label, as the end of a sentence; undefined when nothing is. */
export function labelFault(text: string): string | undefined {
  if (text.includes(BROKEN_CHARACTER)) return "holds a character that is not UTF-8";
  if (CONTROL_CHARACTER.test(text)) return "holds a control character or half a surrogate pair";
  if (!LETTER_OR_DIGIT.test(text)) return "has no letter or digit";
  if (text.length > LONGEST_LABEL)
    return `has ${String(text.length)} characters and may have ${String(LONGEST_LABEL)}`;
  return undefined;
}

/** What is wrong with a locale for a label in a language. */
export function localeFault(locale: string, language: Language): string | undefined {
  if (locale === "") return undefined;
  if (LOCALE.test(locale) && locale.startsWith(language.toLowerCase())) return undefined;
  return `is no locale of ${language}: write one such as fr-CA, nl-BE or en-GB`;
}

/** The language that a tag such as `fr-CA` names, where it is one of ours. */
export function languageOfTag(tag: string): Language | undefined {
  const wanted = tag.split(/[-_]/)[0]?.toUpperCase();
  return LANGUAGES.find((language) => language === wanted);
}

/** The preferred label by which a concept is listed: English first, then French, then Dutch. */
export function nameOf(labels: readonly Pick<LabelFields, "language" | "kind" | "text">[]): string {
  const ranked = LANGUAGES.flatMap((language) => labels.filter((label) => label.language === language));
  return (ranked.find(({ kind }) => kind === "PREFERRED") ?? ranked[0])?.text ?? "";
}
