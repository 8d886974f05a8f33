import { folded } from "./placed-tokens";

/** Legal forms of Belgium and Quebec and of their neighbours; they tell of no enterprise in particular. */
const LEGAL_FORMS = new Set(
  `srl sprl sprlu bv bvba ebvba sa nv sc scrl scri cv cvba cvoa asbl vzw aisbl ivzw snc vof sas sarl scs scomm commv gcv
   sca commva inc incorporee incorporated ltd ltee limitee limited corp corporation enr senc sencrl llp llc lp gmbh ag plc`.split(
    /\s+/,
  ),
);

export function isLegalForm(word: string): boolean {
  return LEGAL_FORMS.has(word);
}

/** The words of a name without its legal form, in lower case and without accents. */
export function nameCore(name: string): string[] {
  const joined = folded(name).replace(/(?<=(?<!\p{L})\p{L})\.(?=\p{L}(?!\p{L}))/gu, "");
  const words = joined.match(/[\p{L}\p{N}]+/gu) ?? [];
  const kept = words.filter((word) => !isLegalForm(word));
  return kept.length > 0 ? kept : words;
}
