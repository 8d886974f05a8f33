import { badInput } from "../shared/domain-error";
import { type Betrayal, betrayals, type PublicText } from "./need-check/betrayal.rules";
import type { Identity } from "./need-check/identity";
import { asTyped } from "../shared/text";
import type { Wording } from "./wording";

interface Summaries {
  readonly summary: string | null;
  readonly translations: readonly Wording[];
}

/** What an adviser clears for strangers to read. */
export interface Publication {
  /** Without one, the summary that stands there. */
  readonly summary?: string | null | undefined;
  /** Why it may name whose need it is. */
  readonly namedBecause?: string | null | undefined;
}

/** What of a need or a capability strangers may read once it is cleared. */
export function publicTexts({ summary, translations }: Summaries): PublicText[] {
  const own = summary === null ? [] : [{ field: "summary", text: summary }];
  const translated = translations.flatMap(({ summary: text }, place) =>
    text ? [{ field: `translations.${String(place)}.summary`, text }] : [],
  );
  return [...own, ...translated];
}

export function betrayalsIn(record: Summaries, identity: Identity): Betrayal[] {
  return betrayals(publicTexts(record), identity);
}

/** A summary that tells whose it is goes back, unless the adviser says why it may. `recordField`: the argument that names the record. */
export function refuseBetrayal(record: Summaries, identity: Identity, recordField: string): void {
  const certain = betrayalsIn(record, identity).find(({ isCertain }) => isCertain);
  if (!certain) return;
  const { field, text } = certain.passage;
  throw badInput(
    field === "summary" ? "input.summary" : recordField,
    `The text in ${field} holds ${asTyped(text)}, by which strangers would know whose it is. Write it without, or say in namedBecause why it may stand there.`,
  );
}
