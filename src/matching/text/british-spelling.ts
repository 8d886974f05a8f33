/**
 * Brussels writes British, Quebec often American English. The rules are applied to both sides, so a word that they change
 * without need (`contour`) still meets itself.
 */
const rules: readonly (readonly [RegExp, string])[] = [
  [/(?<=\w{2})our/, "or"], // colour, labour; not hour
  [/(?<=\w{3})is(?=(?:e[drs]?|ers|ing|ations?)$)/, "iz"], // organise
  [/ys(?=(?:e[drs]?|ers|ing)$)/, "yz"], // analyse
  [/(?<=\w{2})([tb])re(?=s?$)/, "$1er"], // centre, fibre
  [/ae(?!r)/, "e"], // gynaecology; not aerial
  [/(?<=\w{2}e)ll(?=(?:ed|ing|ers?|ors?)$)/, "l"], // modelling, counsellor
  [/ogue(?=s?$)/, "og"], // catalogue
  [/(?<=^(?:def|off|lic|pret))ence/, "ense"],
  [/programme(?=s?$)/, "program"],
  [/^jewellery$/, "jewelry"],
  [/tyre/, "tire"],
  [/aluminium/, "aluminum"],
  [/sulph/, "sulf"],
  [/mould/, "mold"],
  [/plough/, "plow"],
];

/** One spelling for the English words that are written in two ways. */
export function levelSpelling(word: string): string {
  return rules.reduce((levelled, [pattern, letters]) => levelled.replace(pattern, letters), word);
}
