import { badInput } from "../../shared/domain-error";
import { type Betrayal, betrayals, type PublicText } from "../need-check/betrayal.rules";
import type { Identity } from "../need-check/identity";
import { asTyped } from "../../shared/text";
import type { Wording } from "../wording";

interface Summaries {
  readonly summary: string | null;
  readonly translations: readonly Wording[];
}

/** What of a need strangers may read once it is cleared. */
export function publicTexts({ summary, translations }: Summaries): PublicText[] {
  const own = summary === null ? [] : [{ field: "summary", text: summary }];
  const translated = translations.flatMap(({ summary: text }, place) =>
    text ? [{ field: `translations.${String(place)}.summary`, text }] : [],
  );
  return [...own, ...translated];
}

export function betrayalsIn(need: Summaries, identity: Identity): Betrayal[] {
  return betrayals(publicTexts(need), identity);
}

/** A summary that tells whose the need is goes back, unless the adviser says why it may. */
export function refuseBetrayal(need: Summaries, identity: Identity): void {
  const certain = betrayalsIn(need, identity).find(({ isCertain }) => isCertain);
  if (!certain) return;
  const { field, text } = certain.passage;
  throw badInput(
    field === "summary" ? "input.summary" : "input.needId",
    `The text in ${field} holds ${asTyped(text)}, by which strangers would know whose need it is. Write it without, or say in namedBecause why it may stand there.`,
  );
}
