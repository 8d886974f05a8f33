import { labelKey, type Language as MatchLanguage } from "../../../../matching";
import type { Language } from "../../../shared/language";
import { type LabelFields, normaliseTidyLabel } from "../label.rules";
import type { ImportedConcept } from "./imported-concept";
import type { LabelRow } from "./loading-labels.repository";

const matchLanguages: Readonly<Record<Language, MatchLanguage>> = { EN: "en", FR: "fr", NL: "nl" };

/** A concept with its labels as they are written. Finding their keys takes long: it is done while the database writes those before. */
export interface ReadyConcept extends ImportedConcept {
  readonly rows: readonly ReadyLabel[];
}

type ReadyLabel = Omit<LabelRow, "conceptId">;

export function ready(concept: ImportedConcept): ReadyConcept {
  return { ...concept, rows: concept.labels.map(readyLabel) };
}

function readyLabel({ language, kind, locale, text, ambiguous }: LabelFields, position: number): ReadyLabel {
  const [normalised, key] = [normaliseTidyLabel(text), labelKey(text, matchLanguages[language])];
  return { language, kind, locale, text, ambiguous, normalised, key, position };
}

/** Two labels of one statement may not be the same row. A million labels go through here: one object each, and one set a concept. */
export function labelRows(
  concepts: readonly ReadyConcept[],
  conceptIds: ReadonlyMap<string, string>,
): LabelRow[] {
  const written: LabelRow[] = [];
  const seen = new Map<string, Set<string>>();
  for (const { key, rows } of concepts) {
    const conceptId = conceptIds.get(key) ?? "";
    let seenOfConcept = seen.get(conceptId);
    if (seenOfConcept === undefined) seen.set(conceptId, (seenOfConcept = new Set()));
    for (const row of rows) {
      const name = `${row.language} ${row.kind} ${row.locale} ${row.text}`;
      if (!seenOfConcept.has(name)) written.push({ conceptId, ...row });
      seenOfConcept.add(name);
    }
  }
  return written;
}
