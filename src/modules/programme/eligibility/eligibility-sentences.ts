import { inLanguage, type Language, type Trilingual } from "../../shared/language";
import type { MissingFact, ReasonCode } from "./eligibility";

/** Why a rule came out as it did. */
const REASONS: Readonly<Record<ReasonCode, Trilingual>> = {
  IN_REGION: {
    en: "An establishment lies in the region.",
    fr: "Un établissement se trouve dans la région.",
    nl: "Een vestiging ligt in het gewest.",
  },
  OUTSIDE_REGION: {
    en: "Every known establishment lies outside the region.",
    fr: "Tous les établissements connus se trouvent hors de la région.",
    nl: "Alle bekende vestigingen liggen buiten het gewest.",
  },
  PLACE_UNCERTAIN: {
    en: "No establishment lies in the region for certain, but one could: its post code does not tell.",
    fr: "Aucun établissement ne se trouve avec certitude dans la région, mais l'un d'eux le pourrait : son code postal ne le dit pas.",
    nl: "Geen enkele vestiging ligt met zekerheid in het gewest, maar één zou het kunnen: de postcode zegt het niet.",
  },
  NO_PLACE_KNOWN: {
    en: "No establishment is known.",
    fr: "Aucun établissement n'est connu.",
    nl: "Er is geen vestiging bekend.",
  },
  WITHIN_CEILINGS: {
    en: "The figures lie within the ceilings.",
    fr: "Les chiffres respectent les plafonds.",
    nl: "De cijfers blijven binnen de plafonds.",
  },
  ABOVE_CEILING: {
    en: "A figure lies above its ceiling.",
    fr: "Un chiffre dépasse son plafond.",
    nl: "Een cijfer overschrijdt zijn plafond.",
  },
  FIGURES_MISSING: {
    en: "A figure that is missing could change the answer.",
    fr: "Un chiffre manquant pourrait changer la réponse.",
    nl: "Een ontbrekend cijfer kan het antwoord veranderen.",
  },
  INDEPENDENT: {
    en: "Enterprises that are no SMEs hold no more of the capital than is allowed.",
    fr: "Les entreprises qui ne sont pas des PME ne détiennent pas plus du capital que permis.",
    nl: "Ondernemingen die geen kmo zijn, bezitten niet meer van het kapitaal dan toegestaan.",
  },
  HELD_BY_NON_SME: {
    en: "Enterprises that are no SMEs hold more of the capital than is allowed.",
    fr: "Des entreprises qui ne sont pas des PME détiennent plus du capital que permis.",
    nl: "Ondernemingen die geen kmo zijn, bezitten meer van het kapitaal dan toegestaan.",
  },
  HOLDERS_UNCERTAIN: {
    en: "Holders that are unknown, or of unknown size, could hold more than is allowed.",
    fr: "Des détenteurs inconnus, ou de taille inconnue, pourraient détenir plus que permis.",
    nl: "Onbekende houders, of houders van onbekende omvang, kunnen meer bezitten dan toegestaan.",
  },
  OLD_ENOUGH: {
    en: "It has been a legal entity for long enough.",
    fr: "Elle est une personne morale depuis assez longtemps.",
    nl: "Ze is lang genoeg een rechtspersoon.",
  },
  TOO_YOUNG: {
    en: "It has not been a legal entity for long enough.",
    fr: "Elle n'est pas une personne morale depuis assez longtemps.",
    nl: "Ze is nog niet lang genoeg een rechtspersoon.",
  },
  NO_LEGAL_ENTITY: {
    en: "A sole proprietor is no legal entity.",
    fr: "Une entreprise individuelle n'est pas une personne morale.",
    nl: "Een eenmanszaak is geen rechtspersoon.",
  },
  AGE_UNKNOWN: {
    en: "When it was founded, or whether it is a legal entity, is not known.",
    fr: "Sa date de fondation, ou sa personnalité juridique, n'est pas connue.",
    nl: "De oprichtingsdatum of de rechtspersoonlijkheid is niet bekend.",
  },
  AGREEMENT_SOUGHT: {
    en: "The project aims at an agreement that the programme promotes.",
    fr: "Le projet vise un accord que le programme encourage.",
    nl: "Het project beoogt een overeenkomst die het programma bevordert.",
  },
  NO_AGREEMENT_SOUGHT: {
    en: "The project aims at no agreement that the programme promotes.",
    fr: "Le projet ne vise aucun accord que le programme encourage.",
    nl: "Het project beoogt geen overeenkomst die het programma bevordert.",
  },
  NO_PROJECT: {
    en: "Neither a need nor an application was named, so that the project is not known.",
    fr: "Ni besoin ni demande n'a été indiqué ; le projet n'est donc pas connu.",
    nl: "Er is geen behoefte of aanvraag genoemd; het project is dus niet bekend.",
  },
  KINDS_UNKNOWN: {
    en: "The project does not say which kind of cooperation is sought.",
    fr: "Le projet ne dit pas quelle forme de coopération est recherchée.",
    nl: "Het project zegt niet welke vorm van samenwerking wordt gezocht.",
  },
  NOT_EXCLUDED: {
    en: "It is no simple search by or for an importer, agent or distributor.",
    fr: "Il ne s'agit pas d'une simple recherche par ou pour un importateur, agent ou distributeur.",
    nl: "Het is geen eenvoudige zoektocht door of naar een importeur, agent of verdeler.",
  },
  MIXED_AIMS: {
    en: "An importer, agent or distributor is one aim among others, which is allowed.",
    fr: "Un importateur, agent ou distributeur n'est qu'un but parmi d'autres, ce qui est permis.",
    nl: "Een importeur, agent of verdeler is slechts één van de doelen, wat is toegestaan.",
  },
  ONLY_INTERMEDIARY: {
    en: "The sole aim is an importer, agent or distributor, which the programme excludes.",
    fr: "Le seul but est un importateur, agent ou distributeur, ce que le programme exclut.",
    nl: "Het enige doel is een importeur, agent of verdeler, wat het programma uitsluit.",
  },
  JUDGED_BY_EVALUATORS: {
    en: "Evaluators judge this on the application.",
    fr: "Les évaluateurs en jugent sur la base de la demande.",
    nl: "De beoordelaars oordelen hierover op basis van de aanvraag.",
  },
};

/** What would settle an open rule. */
const MISSING: Readonly<Record<MissingFact, Trilingual>> = {
  EXCHANGE_RATE: {
    en: "An exchange rate at the close of the financial year.",
    fr: "Un taux de change à la clôture de l'exercice.",
    nl: "Een wisselkoers bij de afsluiting van het boekjaar.",
  },
  ESTABLISHMENT: { en: "An establishment.", fr: "Un établissement.", nl: "Een vestiging." },
  POST_CODE: {
    en: "A post code that tells the region.",
    fr: "Un code postal qui indique la région.",
    nl: "Een postcode die het gewest aangeeft.",
  },
  FOUNDED_ON: { en: "The day of foundation.", fr: "La date de fondation.", nl: "De oprichtingsdatum." },
  LEGAL_PERSONALITY: {
    en: "Whether it is a legal entity.",
    fr: "Si elle est une personne morale.",
    nl: "Of ze een rechtspersoon is.",
  },
  PROJECT: {
    en: "A need or an application.",
    fr: "Un besoin ou une demande.",
    nl: "Een behoefte of een aanvraag.",
  },
  COOPERATION_KINDS: {
    en: "The kinds of cooperation that are sought.",
    fr: "Les formes de coopération recherchées.",
    nl: "De gezochte vormen van samenwerking.",
  },
  HEADCOUNT: { en: "The number of people.", fr: "L'effectif.", nl: "Het personeelsbestand." },
  TURNOVER: { en: "The turnover.", fr: "Le chiffre d'affaires.", nl: "De omzet." },
  BALANCE_SHEET_TOTAL: { en: "The balance sheet total.", fr: "Le total du bilan.", nl: "Het balanstotaal." },
  HOLDERS: {
    en: "Who holds the rest of the capital.",
    fr: "Qui détient le reste du capital.",
    nl: "Wie de rest van het kapitaal bezit.",
  },
  HOLDER_FIGURES: {
    en: "The figures of a holder, or of an enterprise linked to it.",
    fr: "Les chiffres d'un détenteur ou d'une entreprise qui lui est liée.",
    nl: "De cijfers van een houder of van een onderneming die ermee verbonden is.",
  },
};

export function reasonSentence(reason: ReasonCode, language: Language): string {
  return inLanguage(REASONS[reason], language);
}

export function missingSentence(fact: MissingFact, language: Language): string {
  return inLanguage(MISSING[fact], language);
}
