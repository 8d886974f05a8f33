import type { Signal } from "../../../matching";
import { inLanguage, type Language, type Trilingual } from "../../shared/language";

/** What each signal says about a candidate, by how strong it is. */
const SENTENCES: Readonly<Record<Signal, { readonly strong: Trilingual; readonly weak: Trilingual }>> = {
  WORDING: {
    strong: {
      en: "The capability is worded much like the need.",
      fr: "La compétence est formulée de façon très proche du besoin.",
      nl: "De bekwaamheid is bijna zo verwoord als de behoefte.",
    },
    weak: {
      en: "The capability shares only part of the need's wording.",
      fr: "La compétence ne partage qu'une partie des termes du besoin.",
      nl: "De bekwaamheid deelt slechts een deel van de bewoording van de behoefte.",
    },
  },
  REQUIREMENTS: {
    strong: {
      en: "It covers most of the requirements.",
      fr: "Elle couvre la plupart des exigences.",
      nl: "Ze dekt de meeste vereisten.",
    },
    weak: {
      en: "It covers few of the requirements.",
      fr: "Elle couvre peu d'exigences.",
      nl: "Ze dekt weinig vereisten.",
    },
  },
  SECTORS: {
    strong: {
      en: "It works in the sectors of the need.",
      fr: "Elle est active dans les secteurs du besoin.",
      nl: "Ze is actief in de sectoren van de behoefte.",
    },
    weak: {
      en: "It works in other sectors than the need's.",
      fr: "Elle est active dans d'autres secteurs que ceux du besoin.",
      nl: "Ze is actief in andere sectoren dan die van de behoefte.",
    },
  },
  COOPERATION: {
    strong: {
      en: "It offers the kind of cooperation that is wanted.",
      fr: "Elle propose le type de coopération souhaité.",
      nl: "Ze biedt de gewenste vorm van samenwerking.",
    },
    weak: {
      en: "It does not offer the kind of cooperation that is wanted.",
      fr: "Elle ne propose pas le type de coopération souhaité.",
      nl: "Ze biedt de gewenste vorm van samenwerking niet.",
    },
  },
  READINESS: {
    strong: {
      en: "Its technology is as ready as wished.",
      fr: "Sa technologie a la maturité souhaitée.",
      nl: "De technologie is zo rijp als gewenst.",
    },
    weak: {
      en: "Its technology is less ready than wished, or nobody has said how ready it is.",
      fr: "Sa technologie est moins mûre que souhaité, ou sa maturité n'est pas indiquée.",
      nl: "De technologie is minder rijp dan gewenst, of de rijpheid is niet vermeld.",
    },
  },
  EVIDENCE: {
    strong: {
      en: "A proof stands for the capability.",
      fr: "Une preuve atteste la compétence.",
      nl: "Een bewijs staaft de bekwaamheid.",
    },
    weak: {
      en: "The capability is claimed; no proof stands for it.",
      fr: "La compétence est déclarée ; aucune preuve ne l'atteste.",
      nl: "De bekwaamheid is verklaard; geen bewijs staaft ze.",
    },
  },
  FRESHNESS: {
    strong: {
      en: "The profile was confirmed recently.",
      fr: "Le profil a été confirmé récemment.",
      nl: "Het profiel is onlangs bevestigd.",
    },
    weak: {
      en: "The profile has not been confirmed for a long time.",
      fr: "Le profil n'a pas été confirmé depuis longtemps.",
      nl: "Het profiel is lang niet bevestigd.",
    },
  },
};

/** Half of a signal's strength is where its sentence turns. */
const STRONG = 0.5;

export function sentenceOf(signal: Signal, strength: number, language: Language): string {
  const { strong, weak } = SENTENCES[signal];
  return inLanguage(strength >= STRONG ? strong : weak, language);
}

/** Why an organisation is not among the suggestions of a need. */
export const ABSENCE_REASONS = {
  OWN_ORGANISATION: {
    en: "It is the organisation that has the need.",
    fr: "C'est l'entreprise qui a le besoin.",
    nl: "Het is de onderneming die de behoefte heeft.",
  },
  OTHER_REGION: {
    en: "It does not lie in the partner region that was searched.",
    fr: "Elle ne se trouve pas dans la région partenaire recherchée.",
    nl: "Ze ligt niet in de gezochte partnerregio.",
  },
  NOTHING_TO_RANK: {
    en: "It is archived or has no capability in the catalogue.",
    fr: "Elle est archivée ou n'a aucune compétence dans le catalogue.",
    nl: "Ze is gearchiveerd of heeft geen bekwaamheid in de catalogus.",
  },
  DISMISSED: {
    en: "An adviser dismissed it for this need.",
    fr: "Un conseiller l'a écartée pour ce besoin.",
    nl: "Een adviseur heeft ze voor deze behoefte afgewezen.",
  },
  OUTRANKED: {
    en: "Others answer the need better.",
    fr: "D'autres répondent mieux au besoin.",
    nl: "Andere beantwoorden de behoefte beter.",
  },
  NO_COMMON_WORDS: {
    en: "Nothing that it says meets anything that the need says.",
    fr: "Rien de ce qu'elle dit ne rejoint ce que dit le besoin.",
    nl: "Niets van wat ze zegt sluit aan bij wat de behoefte zegt.",
  },
} as const satisfies Record<string, Trilingual>;

export type AbsenceReason = keyof typeof ABSENCE_REASONS;
