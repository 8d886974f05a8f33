import type { Language } from "../../shared/language";
import type { CheckedNeed } from "./checked-need";
import { type NeedFinding, type Passage, passageOf } from "./need-finding";
import { soughtFrom } from "./search-phrases.rules";
import { sentencesOf } from "./sentences-of-text";

/** Who sells for somebody else or to somebody. «agent» and «distributor» are things too, so they count as what is sought alone. */
const INTERMEDIARIES: Readonly<Record<Language, string>> = {
  EN: "importers?|agents?|distributors?|resellers?|wholesalers?|dealers?|sales representatives?|sales partners?|retailers?|suppliers?|vendors?",
  FR: "importateurs?|importatrices?|agents? commercia(?:l|ux)|agents?|distributeurs?|distributrices?|revendeurs?|grossistes?|concessionnaires?|représentants? commercia(?:l|ux)|représentants?|détaillants?|fournisseurs?",
  NL: "importeurs?|invoerders?|handelsagent(?:en)?|agent(?:en)?|verdelers?|distributeurs?|wederverkopers?|groothandelaars?|groothandels?|dealers?|vertegenwoordigers?|leveranciers?",
};

/** What may stand between the search and its object without making another thing of it. */
const BEFORE: Readonly<Record<Language, string>> = {
  EN: "a|an|the|one|two|some|several|our|new|local|exclusive|independent|commercial|sales|good|reliable|experienced|canadian|quebec|belgian|brussels|european|or|and|and/or",
  FR: "un|une|des|d|de|du|le|la|les|l|nos|notre|nouveau|nouveaux|bon|bons|plusieurs|deux|seul|ou|et|et/ou",
  NL: "een|de|het|onze|ons|enkele|twee|nieuwe|lokale|plaatselijke|exclusieve|onafhankelijke|commerciële|goede|betrouwbare|ervaren|canadese|belgische|brusselse|of|en|en/of",
};

/** What may follow «agent» or «distributor» when a person or firm is meant: nothing, or where, for whom and for what. */
const AFTER: Readonly<Record<Language, string>> = {
  EN: "in|for|to|of our|who|that|across|with|or|and|on|as",
  FR: "au|aux|en|à|pour|de nos|de notre|qui|exclusifs?|locaux|local|commerciaux|indépendants?|dans|ou|et|avec|sur",
  NL: "in|voor|die|van onze|met|of|en|op",
};

/** Signs of an aim that the programme supports: something is made, passed on or founded together. */
const JOINT_AIMS: Readonly<Record<Language, RegExp>> = {
  EN: /\b(?:joint(?:ly)?|co-?develop\w*|develop\w* (?:together|with)|research|r&d|licen[cs]\w*|technology transfer|transfer of (?:technology|expertise|know-how)|adapt\w*|prototyp\w*|pilot|co-?design\w*|consortium)\b/iu,
  FR: /(?<!\p{L})(?:conjoint\p{L}*|codévelopp\p{L}*|co-développ\p{L}*|développer (?:ensemble|avec|conjointement)|recherche et développement|r&d|r-d|licence|transfert|adapter|adaptation|prototyp\p{L}*|pilote|coentreprise|entreprise mixte|société mixte|filiale|consortium)(?!\p{L})/iu,
  NL: /(?<!\p{L})(?:gezamenlijk\p{L}*|samen ontwikkel\p{L}*|mee ontwikkel\p{L}*|onderzoek\p{L}*|o&o|r&d|licentie\p{L}*|overdracht|technologieoverdracht|aanpas\p{L}*|prototyp\p{L}*|piloot\p{L}*|joint venture|gemengde onderneming|filiaal|consortium)(?!\p{L})/iu,
};

/**
 * The programme leaves out the simple, unilateral search by an importer, agent or distributor: found where an intermediary is what is
 * sought. With another aim beside it, it passes with a note.
 */
export function supplierFindings(need: CheckedNeed): NeedFinding[] {
  const passages = [
    ...soughtIn("text", need.text, need.language, false),
    ...soughtIn("title", need.title, need.language, true),
    ...(need.partnerSought === null
      ? []
      : soughtIn("partnerSought", need.partnerSought, need.language, true)),
  ];
  const hasOtherAim = need.cooperationKinds.length > 0 || saysOtherAim(need);
  const kind = hasOtherAim ? "SUPPLIER_SEARCH_BESIDE" : "SUPPLIER_SEARCH";
  return passages.slice(0, 1).map((passage) => ({ kind, passage }));
}

function saysOtherAim({ language, title, text, partnerSought }: CheckedNeed): boolean {
  return JOINT_AIMS[language].test([title, text, partnerSought ?? ""].join("\n"));
}

/** @param isObject the text itself is what is sought, as a title or the kind of partner is */
function soughtIn(field: string, text: string, language: Language, isObject: boolean): Passage[] {
  const pattern = new RegExp(
    `^[\\s'’]*(?:(?:${BEFORE[language]})(?![\\p{L}\\p{N}])[\\s'’]*)*(${INTERMEDIARIES[language]})(?![\\p{L}\\p{N}])(?=\\s*(?:$|[.,;:!?()]|(?:${AFTER[language]})(?![\\p{L}\\p{N}])))`,
    "iu",
  );
  return sentencesOf(text).flatMap((sentence) => {
    const from = soughtFrom(sentence.text, language) ?? (isObject ? 0 : undefined);
    const found = from === undefined ? null : pattern.exec(sentence.text.slice(from));
    if (from === undefined || !found?.[1]) return [];
    const end = sentence.start + from + found[0].length;
    return [passageOf(field, text, end - found[1].length, end)];
  });
}
