import type { Language as MatchLanguage, LexiconConcept } from "../../../matching";
import type { Language } from "../../shared/language";
import type { LabelKind } from "./concept.entity";
import { ADVISERS_SOURCE, OWN_SOURCE } from "./lexicon-source.entity";

/** A label with the name of the source that says it. */
export interface SourcedLabel {
  readonly language: Language;
  readonly kind: LabelKind;
  readonly locale: string;
  readonly text: string;
  readonly position: number;
  readonly ambiguous: boolean;
  readonly source: string;
}

/**
 * The order in which labels speak: our own lexicon's, then other sources' by name. The engine learns translations from the
 * first ones of a language, so what an adviser adds follows the preferred label directly: somebody missed it.
 */
export function inOrder<Label extends SourcedLabel>(labels: readonly Label[]): Label[] {
  return [...labels].sort(
    (a, b) =>
      placeOf(a) - placeOf(b) ||
      compare(rankOf(a), rankOf(b)) ||
      a.position - b.position ||
      compare(a.text, b.text),
  );
}

function placeOf({ kind, source }: SourcedLabel): number {
  if (source === ADVISERS_SOURCE) return 1;
  return kind === "PREFERRED" ? 0 : 2;
}

function rankOf({ source }: SourcedLabel): string {
  return source === OWN_SOURCE ? "" : source;
}

/** A concept as the engine learns it: what several sources say of it, each label once. */
export function learntConcept(
  id: string,
  labels: readonly SourcedLabel[],
  broader: readonly string[],
  definition: string | null = null,
): LexiconConcept {
  const ordered = inOrder(labels);
  const byLanguage = (...kinds: LabelKind[]) =>
    textsByLanguage(ordered.filter(({ kind }) => kinds.includes(kind)));
  return {
    id,
    ...byLanguage("PREFERRED", "SYNONYM"),
    broader: [...new Set(broader)],
    ...(definition === null ? {} : { definitions: { en: definition } }),
    ...present("acronyms", byLanguage("ACRONYM")),
    ...present("inflections", byLanguage("INFLECTION")),
    ...present("variants", variantsOf(ordered)),
    ...present("ambiguous", textsByLanguage(ordered.filter(({ ambiguous }) => ambiguous))),
  };
}

function textsByLanguage(labels: readonly SourcedLabel[]): Partial<Record<MatchLanguage, string[]>> {
  const texts: Partial<Record<MatchLanguage, string[]>> = {};
  for (const { language, text } of labels) {
    const name = language.toLowerCase() as MatchLanguage;
    texts[name] = [...new Set([...(texts[name] ?? []), text])];
  }
  return texts;
}

function variantsOf(labels: readonly SourcedLabel[]): Record<string, string[]> {
  const variants: Record<string, string[]> = {};
  for (const { kind, locale, text } of labels)
    if (kind === "VARIANT") variants[locale] = [...new Set([...(variants[locale] ?? []), text])];
  return variants;
}

function present(name: string, value: object) {
  return Object.keys(value).length === 0 ? {} : { [name]: value };
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
