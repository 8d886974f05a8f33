import { inLanguage, type Language, type Trilingual } from "../../shared/language";
import type { DuplicateReason, FoundReason } from "./duplicate.rules";

/** `*` stands for what both have. */
const SENTENCES: Readonly<Record<DuplicateReason, Trilingual>> = {
  SAME_ESTABLISHMENT_NUMBER: {
    en: "Both have the establishment *.",
    fr: "Les deux ont l'établissement *.",
    nl: "Beide hebben de vestiging *.",
  },
  SAME_NUMBER: {
    en: "Both have the number *, each in another register.",
    fr: "Les deux ont le numéro *, chacune dans un autre registre.",
    nl: "Beide hebben het nummer *, elk in een ander register.",
  },
  SAME_NAME: {
    en: "The names are the same but for the legal form: «*».",
    fr: "Les noms sont les mêmes, à la forme juridique près : «*».",
    nl: "De namen zijn dezelfde, op de rechtsvorm na: «*».",
  },
  SIMILAR_NAME: {
    en: "The names are alike: «*».",
    fr: "Les noms se ressemblent : «*».",
    nl: "De namen lijken op elkaar: «*».",
  },
  SAME_WEB_DOMAIN: {
    en: "Both have the web domain *.",
    fr: "Les deux ont le domaine web *.",
    nl: "Beide hebben het webdomein *.",
  },
  SAME_ADDRESS: {
    en: "Both have the address *.",
    fr: "Les deux ont l'adresse *.",
    nl: "Beide hebben het adres *.",
  },
};

const OWN_NUMBERS: Trilingual = {
  en: "Each has a number of its own in the same register: they may be two enterprises of one group.",
  fr: "Chacune a son propre numéro dans le même registre : il peut s'agir de deux entreprises d'un groupe.",
  nl: "Elk heeft een eigen nummer in hetzelfde register: het kunnen twee ondernemingen van een groep zijn.",
};

export function duplicateSentence({ reason, shared }: FoundReason, language: Language): string {
  return inLanguage(SENTENCES[reason], language).replace("*", () => shared);
}

export function cautionOn(ownNumbers: boolean, language: Language): string | null {
  return ownNumbers ? inLanguage(OWN_NUMBERS, language) : null;
}
