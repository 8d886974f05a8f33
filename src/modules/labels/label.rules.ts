import { inLanguage, type Language, type Trilingual } from "../shared/language";
import { readReference } from "../shared/reference-data";

export interface Label {
  readonly enum: string;
  readonly value: string;
  readonly label: string;
}

const labels = readReference<Readonly<Record<string, Readonly<Record<string, Trilingual>>>>>("labels.json");

/** Names of enums whose values people read. */
export const labelledEnums = Object.keys(labels);

/** What people read for each value of an enum, or of all enums. */
export function labelsOf(enumName: string | null, language: Language): Label[] {
  return Object.entries(labels)
    .filter(([name]) => enumName === null || name === enumName)
    .flatMap(([name, values]) =>
      Object.entries(values).map(([value, words]) => ({
        enum: name,
        value,
        label: inLanguage(words, language),
      })),
    );
}
