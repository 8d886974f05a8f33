import type { Language } from "../../shared/language";
import type { LabelKind } from "./concept.entity";

/** What a concept of another source is called in one language, in the form in which labels are compared. */
export interface PreferredLabel {
  readonly language: Language;
  readonly normalised: string;
}

/** A label that we have, and the concept that it means. */
export interface KnownLabel extends PreferredLabel {
  readonly conceptId: string;
  readonly kind: LabelKind;
  readonly ambiguous: boolean;
}

/** In so many languages two concepts must be called alike before they are one. */
const LANGUAGES_TO_AGREE = 2;

interface Agreement {
  readonly languages: Set<Language>;
  /** Languages in which both prefer the label. */
  readonly preferred: Set<Language>;
}

/**
 * The concept that we have and that an imported one is, if there is one: in two languages at least, the imported
 * preferred label is a label of ours, and in one of them at least it is our preferred one too. Acronyms and labels that
 * are said to be ambiguous never speak for it (*PCR* and *AI* mean many things), nor does one language alone
 * (*crane* is a bird and a machine). Of several the one that agrees in most languages; when two agree alike it is none:
 * two concepts side by side do less harm than one that means two things.
 */
export function conceptThatItIs(
  imported: readonly PreferredLabel[],
  known: readonly KnownLabel[],
): string | undefined {
  const agreements = agreementsOf(imported, known);
  const ranked = [...agreements]
    .filter(([, { languages, preferred }]) => languages.size >= LANGUAGES_TO_AGREE && preferred.size > 0)
    .map(([conceptId, agreement]) => ({ conceptId, strength: strengthOf(agreement) }))
    .sort((a, b) => b.strength - a.strength);
  const [best, second] = ranked;
  return best && best.strength > (second?.strength ?? 0) ? best.conceptId : undefined;
}

function agreementsOf(
  imported: readonly PreferredLabel[],
  known: readonly KnownLabel[],
): Map<string, Agreement> {
  const agreements = new Map<string, Agreement>();
  for (const { conceptId, language, normalised, kind, ambiguous } of known) {
    if (kind === "ACRONYM" || ambiguous) continue;
    if (!imported.some((one) => one.language === language && one.normalised === normalised)) continue;
    const agreement = agreements.get(conceptId) ?? { languages: new Set(), preferred: new Set() };
    agreement.languages.add(language);
    if (kind === "PREFERRED") agreement.preferred.add(language);
    agreements.set(conceptId, agreement);
  }
  return agreements;
}

/** A language counts two, one in which both prefer the label one more. */
function strengthOf({ languages, preferred }: Agreement): number {
  return 2 * languages.size + preferred.size;
}
