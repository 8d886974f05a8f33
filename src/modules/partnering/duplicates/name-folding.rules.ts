/** Legal forms of both sides, accents and dots taken off, as they stand beside names. */
const LEGAL_FORMS = [
  // Belgium: today's forms and those that the code of 2019 replaced, in French, Dutch and as abbreviations.
  ...["sa", "nv", "srl", "bv", "sprl", "bvba", "sprlu", "ebvba", "sc", "cv", "scrl", "cvba", "scri", "cvoa"],
  ...["snc", "vof", "scs", "commv", "scomm", "gcv", "sca", "commva", "se", "asbl", "vzw", "aisbl", "ivzw"],
  ...[
    "societe anonyme",
    "naamloze vennootschap",
    "societe a responsabilite limitee",
    "besloten vennootschap",
  ],
  ...["societe privee a responsabilite limitee", "societe cooperative", "cooperatieve vennootschap"],
  // Quebec and Canada.
  ...["inc", "incorporee", "incorporated", "ltee", "limitee", "ltd", "limited", "corp", "corporation", "cie"],
  ...["senc", "sencrl", "sec", "enr", "llp", "lp", "coop", "obnl", "osbl"],
];

const BY_LENGTH = [...LEGAL_FORMS].sort((a, b) => b.length - a.length).map((form) => form.split(" "));

/**
 * A name without its legal form, accents, case, punctuation and order of abbreviation dots, so that «Société Zenne S.R.L.»
 * and «ZENNE BV, société» differ in their words alone. Of a name that is nothing but legal forms the first one stays.
 */
export function foldName(name: string): string {
  const words = wordsOf(name);
  const bare = withoutForm(withoutForm(words, "END"), "START");
  return (bare.length > 0 ? bare : words).join(" ");
}

/** The digits that a name holds: companies that are named by a number differ in nothing else. */
export function digitsOf(name: string): string {
  return name.replace(/\D/g, "");
}

/** Accents off, lower case. */
export function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae");
}

function wordsOf(name: string): string[] {
  const joined = plain(name)
    // S.A. and s.e.n.c.r.l. are one word, and so is what an apostrophe holds together.
    .replace(/\b(?:\p{L}\.){2,}/gu, (abbreviation) => abbreviation.replaceAll(".", ""))
    .replace(/\b\p{L}(?:\.\p{L})+\b/gu, (abbreviation) => abbreviation.replaceAll(".", ""))
    .replace(/&|\+/g, " et ")
    .replace(/['’`]/g, "");
  return joined.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function withoutForm(words: readonly string[], place: "START" | "END"): readonly string[] {
  const form = BY_LENGTH.find((one) => {
    const beside = place === "END" ? words.slice(-one.length) : words.slice(0, one.length);
    return beside.join(" ") === one.join(" ");
  });
  if (!form || form.length >= words.length) return words;
  const rest = place === "END" ? words.slice(0, -form.length) : words.slice(form.length);
  return withoutForm(rest, place);
}
