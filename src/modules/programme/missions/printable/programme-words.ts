import type { Trilingual } from "../../../shared/language";

/** What calendars and printed programmes say around the names, times and places. */
export const PROGRAMME_WORDS = {
  title: { en: "Programme of the mission", fr: "Programme de la mission", nl: "Programma van de zending" },
  travellers: { en: "Travellers", fr: "Voyageurs", nl: "Reizigers" },
  purpose: { en: "Purpose", fr: "Objet", nl: "Doel" },
  host: { en: "Host", fr: "Hôte", nl: "Gastheer" },
  unnamedHost: { en: "An enterprise", fr: "Une entreprise", nl: "Een onderneming" },
  contact: { en: "Contact", fr: "Personne de contact", nl: "Contactpersoon" },
  place: { en: "Place", fr: "Lieu", nl: "Plaats" },
  need: { en: "Need to discuss", fr: "Besoin à discuter", nl: "Te bespreken behoefte" },
  requirements: { en: "Requirements", fr: "Exigences", nl: "Vereisten" },
  interpreter: { en: "Interpreter", fr: "Interprète", nl: "Tolk" },
  into: { en: "into", fr: "vers", nl: "naar het" },
  visit: { en: "Visit", fr: "Visite", nl: "Bezoek" },
  departure: { en: "Departure", fr: "Départ", nl: "Vertrek" },
  return: { en: "Return", fr: "Retour", nl: "Terugkeer" },
  localTime: {
    en: "All times are local times of the place.",
    fr: "Toutes les heures sont celles du lieu.",
    nl: "Alle uren zijn plaatselijke uren.",
  },
  noVisits: {
    en: "No visit is planned yet.",
    fr: "Aucune visite n'est encore prévue.",
    nl: "Er is nog geen bezoek gepland.",
  },
  confidential: {
    en: "Confidential: for the travellers and those who prepare the mission.",
    fr: "Confidentiel : pour les voyageurs et ceux qui préparent la mission.",
    nl: "Vertrouwelijk: voor de reizigers en wie de zending voorbereidt.",
  },
  BRUSSELS_TO_QUEBEC: { en: "Brussels to Quebec", fr: "Bruxelles – Québec", nl: "Brussel – Quebec" },
  QUEBEC_TO_BRUSSELS: { en: "Quebec to Brussels", fr: "Québec – Bruxelles", nl: "Quebec – Brussel" },
  PROPOSED: { en: "to be confirmed", fr: "à confirmer", nl: "te bevestigen" },
  CONFIRMED: { en: "confirmed", fr: "confirmée", nl: "bevestigd" },
  MANAGER: { en: "manager", fr: "dirigeant", nl: "bedrijfsleider" },
  TECHNICAL_EXECUTIVE: { en: "technical executive", fr: "cadre technique", nl: "technisch kaderlid" },
  EN: { en: "English", fr: "l'anglais", nl: "Engels" },
  FR: { en: "French", fr: "le français", nl: "Frans" },
  NL: { en: "Dutch", fr: "le néerlandais", nl: "Nederlands" },
} as const satisfies Record<string, Trilingual>;

export type ProgrammeWord = keyof typeof PROGRAMME_WORDS;
