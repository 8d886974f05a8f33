import type { Sector } from "../../sectors/sector";
import type { LabelKind } from "../concept.entity";
import {
  type LabelFields,
  labelFault,
  languageOfTag,
  localeFault,
  MOST_LABELS,
  tidyLabel,
} from "../label.rules";
import { type Imported, type Place, problemAt } from "../loading/imported-concept";

/** A label as a file gives it. */
export interface RawLabel {
  /** A language or a locale, such as `fr` or `fr-CA`. */
  readonly tag: string;
  readonly kind: LabelKind;
  readonly text: string;
  readonly ambiguous: boolean;
}

/** A concept as a file gives it, before its labels are looked at. */
export interface RawConcept {
  readonly key: string;
  readonly labels: readonly RawLabel[];
  readonly broader: readonly string[];
  readonly narrower: readonly string[];
  readonly sector: Sector | null;
  readonly definition: string | null;
}

/** Definitions are for people; what is longer is an article. */
const LONGEST_DEFINITION = 5_000;
const MOST_LINKS = 1_000;

/** The concept with the labels that can be used, and a problem for each that cannot. Other languages are passed over. */
export function* checkedConcept(raw: RawConcept, place: Place): Generator<Imported> {
  const labels: LabelFields[] = [];
  for (const label of raw.labels.slice(0, MOST_LABELS)) {
    const read = readLabel(label);
    if (typeof read === "string") yield problemAt(place, read);
    else if (read) labels.push(read);
  }
  if (raw.labels.length > MOST_LABELS)
    yield problemAt(
      place,
      `«${raw.key.slice(0, 60)}» has ${String(raw.labels.length)} labels; only the first ${String(MOST_LABELS)} were read`,
    );
  const { broader, narrower } = raw;
  if (labels.length === 0 && broader.length === 0 && narrower.length === 0) {
    yield problemAt(
      place,
      `«${raw.key.slice(0, 60)}» was left out because it has no label in English, French or Dutch`,
    );
    return;
  }
  yield {
    ...raw,
    labels,
    broader: broader.slice(0, MOST_LINKS),
    narrower: narrower.slice(0, MOST_LINKS),
    definition: raw.definition?.slice(0, LONGEST_DEFINITION).replaceAll("\u0000", "") ?? null,
    place,
  };
}

/** A label, the sentence that says what is wrong with it, or nothing for a language that we do not read. */
function readLabel({ tag, kind, text, ambiguous }: RawLabel): LabelFields | string | undefined {
  const language = languageOfTag(tag);
  if (language === undefined) return undefined;
  const tidy = tidyLabel(text);
  const fault = labelFault(tidy);
  if (fault !== undefined) return `the label «${shortened(tidy)}» was left out because it ${fault}`;
  const locale = localeOf(tag);
  const misplaced = localeFault(locale, language);
  if (misplaced !== undefined)
    return `the label «${shortened(tidy)}» was left out because «${shortened(tag)}» ${misplaced}`;
  return { language, kind: locale === "" ? kind : "VARIANT", locale, text: tidy, ambiguous };
}

/** `fr-CA` of `fr-ca`; a bare language has none. */
function localeOf(tag: string): string {
  const [language = "", ...rest] = tag.split(/[-_]/);
  return rest.length === 0 ? "" : `${language.toLowerCase()}-${rest.join("-").toUpperCase()}`;
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
