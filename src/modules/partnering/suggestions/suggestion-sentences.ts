import type { Change, Signal } from "../../../matching";
import type { Day } from "../../shared/calendar";
import { dayInWords, inLanguage, type Language, type Trilingual } from "../../shared/language";
import type { SuggestionFlag } from "./suggestion.rules";

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
  RECIPROCITY: {
    strong: {
      en: "It needs what the asker offers.",
      fr: "Elle a besoin de ce que le demandeur propose.",
      nl: "Ze heeft nodig wat de vrager aanbiedt.",
    },
    weak: {
      en: "None of its published needs calls for what the asker offers.",
      fr: "Aucun de ses besoins publiés n'appelle ce que le demandeur propose.",
      nl: "Geen van haar gepubliceerde behoeften vraagt wat de vrager aanbiedt.",
    },
  },
};

/** From here on a signal's sentence turns. A need that is answered at all is telling; half of a text nobody answers. */
const TURNS: Partial<Record<Signal, number>> = { RECIPROCITY: 0.1 };

/** Half of a signal's strength is where its sentence turns. */
const STRONG = 0.5;

export function sentenceOf(signal: Signal, strength: number, language: Language): string {
  const { strong, weak } = SENTENCES[signal];
  return inLanguage(strength >= (TURNS[signal] ?? STRONG) ? strong : weak, language);
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
  INELIGIBLE: {
    en: "What is known of it rules the programme's support out.",
    fr: "Ce que l'on sait d'elle exclut le soutien du programme.",
    nl: "Wat van haar bekend is, sluit de steun van het programma uit.",
  },
  BLOCKED: {
    en: "An adviser keeps the two organisations apart.",
    fr: "Un conseiller tient les deux entreprises à l'écart l'une de l'autre.",
    nl: "Een adviseur houdt de twee ondernemingen uit elkaar.",
  },
  NO_CAPACITY: {
    en: "It can take no further introduction for now.",
    fr: "Elle ne peut accepter d'autre mise en relation pour le moment.",
    nl: "Ze kan momenteel geen introductie meer aan.",
  },
  OWN_GROUP: {
    en: "It belongs to the same group of linked enterprises.",
    fr: "Elle appartient au même groupe d'entreprises liées.",
    nl: "Ze behoort tot dezelfde groep van verbonden ondernemingen.",
  },
  HELD_BACK: {
    en: "It is held back: it has many open introductions.",
    fr: "Elle est tenue en réserve : elle a beaucoup de mises en relation ouvertes.",
    nl: "Ze wordt achtergehouden: ze heeft veel open introducties.",
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

/** What would bring an organisation among the suggestions. */
const CHANGES: Readonly<Record<Change["kind"], Trilingual>> = {
  TERMS: {
    en: "Ask whether it also offers these words of the need; if its capability said so, it would be listed.",
    fr: "Demandez si elle propose aussi ces termes du besoin ; si sa compétence le disait, elle figurerait dans la liste.",
    nl: "Vraag of ze ook deze woorden van de behoefte aanbiedt; als haar bekwaamheid dat zei, stond ze in de lijst.",
  },
  REQUIREMENT: {
    en: "Ask whether it meets this requirement; if its capability said so, it would be listed.",
    fr: "Demandez si elle satisfait à cette exigence ; si sa compétence le disait, elle figurerait dans la liste.",
    nl: "Vraag of ze aan deze vereiste voldoet; als haar bekwaamheid dat zei, stond ze in de lijst.",
  },
  EVIDENCE: {
    en: "With a proof of its capability it would be listed.",
    fr: "Avec une preuve de sa compétence, elle figurerait dans la liste.",
    nl: "Met een bewijs van haar bekwaamheid stond ze in de lijst.",
  },
  CONFIRMATION: {
    en: "If it confirmed its profile today it would be listed.",
    fr: "Si elle confirmait son profil aujourd'hui, elle figurerait dans la liste.",
    nl: "Als ze haar profiel vandaag bevestigde, stond ze in de lijst.",
  },
  SECTORS: {
    en: "If it worked in the sectors of the need it would be listed.",
    fr: "Si elle était active dans les secteurs du besoin, elle figurerait dans la liste.",
    nl: "Als ze actief was in de sectoren van de behoefte, stond ze in de lijst.",
  },
  COOPERATION: {
    en: "If it offered the kind of cooperation that is wanted it would be listed.",
    fr: "Si elle proposait le type de coopération souhaité, elle figurerait dans la liste.",
    nl: "Als ze de gewenste vorm van samenwerking bood, stond ze in de lijst.",
  },
  READINESS: {
    en: "If its technology were as ready as wished it would be listed.",
    fr: "Si sa technologie avait la maturité souhaitée, elle figurerait dans la liste.",
    nl: "Als haar technologie zo rijp was als gewenst, stond ze in de lijst.",
  },
};

export function changeSentence(kind: Change["kind"], language: Language): string {
  return inLanguage(CHANGES[kind], language);
}

/** What each flag says, for people. */
const FLAGS: Readonly<Record<SuggestionFlag, Trilingual>> = {
  MUST_UNMET: {
    en: "A requirement without which a partner is of no use is not covered.",
    fr: "Une exigence sans laquelle un partenaire est inutile n'est pas couverte.",
    nl: "Een vereiste zonder welke een partner geen zin heeft, is niet gedekt.",
  },
  CLAIM_ONLY: {
    en: "No proof stands for the capability.",
    fr: "Aucune preuve n'atteste la compétence.",
    nl: "Geen bewijs staaft de bekwaamheid.",
  },
  STALE_PROFILE: {
    en: "The profile was not confirmed for 18 months, or never.",
    fr: "Le profil n'a pas été confirmé depuis 18 mois, ou jamais.",
    nl: "Het profiel is 18 maanden niet bevestigd, of nooit.",
  },
  QUOTA_USED: {
    en: "It has used its trips of the mission quota; the next one may depart on {day}.",
    fr: "Elle a épuisé ses voyages du quota de missions ; le prochain peut partir le {day}.",
    nl: "Ze heeft haar reizen van het missiequotum opgebruikt; de volgende kan vertrekken op {day}.",
  },
  SMALL_OVERLAP: {
    en: "So little of the wording is shared that it may be an accident.",
    fr: "Les termes communs sont si peu nombreux qu'il peut s'agir d'un hasard.",
    nl: "Er is zo weinig gemeenschappelijke bewoording dat het toeval kan zijn.",
  },
  CHANGED_SINCE_DISMISSAL: {
    en: "It was dismissed, and its profile has changed since.",
    fr: "Elle a été écartée, et son profil a changé depuis.",
    nl: "Ze is afgewezen, en haar profiel is sindsdien veranderd.",
  },
};

/** `nextTripOn`: of one whose trips are used, the first day on which another may depart. */
export function flagSentence(flag: SuggestionFlag, nextTripOn: Day | null, language: Language): string {
  const sentence = inLanguage(FLAGS[flag], language);
  return nextTripOn === null ? sentence : sentence.replace("{day}", dayInWords(nextTripOn, language));
}
