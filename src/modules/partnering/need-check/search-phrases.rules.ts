import type { Language } from "../../shared/language";

/** How somebody says that something is sought; the object of the search follows, in Dutch it may stand before «nodig». */
const SEARCHES: Readonly<Record<Language, string>> = {
  EN: "look(?:s|ing)? (?:also )?for|search(?:es|ing)? (?:also )?for|seek(?:s|ing)?|(?:we|firm|company) (?:also )?(?:need|require|want)s?|in need of|would (?:also )?like to find|wish(?:es)? to find",
  FR: "(?:re)?cherch(?:e|ons|ent)(?: aussi| également)?|(?:à|a) la recherche d(?:e|u|es|')|en quête d(?:e|u|')|(?:avons|a|ont)(?: aussi| également)? besoin d(?:e|u|es|')|souhait(?:e|ons|ent) (?:aussi |également )?trouver|voul(?:ons|ent) trouver",
  NL: "zoek(?:t|en)?(?: ook)?(?: naar)?|op zoek(?: ook)? naar|(?:heeft|hebben)(?: ook)? behoefte aan|(?:heeft|hebben)(?: ook)? nood aan|(?:heeft|hebben)(?= .* nodig)|wens(?:t|en)(?: ook)? te vinden|wil(?:len)?(?: ook)? vinden",
};

const bounded = (pattern: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, "iu");

const patterns: Readonly<Record<Language, RegExp>> = {
  EN: bounded(SEARCHES.EN),
  // An elided «d'» is followed by its noun at once.
  FR: new RegExp(`(?<![\\p{L}\\p{N}])(?:${SEARCHES.FR})(?:(?<=')|(?![\\p{L}\\p{N}]))`, "iu"),
  NL: bounded(SEARCHES.NL),
};

/** Where a sentence says what is sought: after the words of the search. */
export function soughtFrom(sentence: string, language: Language): number | undefined {
  const found = patterns[language].exec(sentence.replaceAll("’", "'"));
  return found ? found.index + found[0].length : undefined;
}
