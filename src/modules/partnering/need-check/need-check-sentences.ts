import { inLanguage, type Language, type Trilingual } from "../../shared/language";
import type { BetrayalKind } from "./identity";
import type { NeedFact } from "./missing-facts.rules";
import type { NeedFinding, NeedFindingKind } from "./need-finding";

/** `{passage}` is what stands in the need, `{about}` what it goes against or betrays. */
const FINDINGS: Readonly<Record<NeedFindingKind, Trilingual>> = {
  TOO_VAGUE: {
    en: "The need says too little to tell one partner from another. Name the material, the process, the quantity or the obstacle.",
    fr: "Le besoin en dit trop peu pour distinguer un partenaire d'un autre. Nommez la matière, le procédé, la quantité ou l'obstacle.",
    nl: "De behoefte zegt te weinig om partners van elkaar te onderscheiden. Noem het materiaal, het proces, de hoeveelheid of de hindernis.",
  },
  VAGUE_REQUIREMENT: {
    en: "Nobody can check «{passage}». Say how much, with a measure, a value and a unit.",
    fr: "Personne ne peut vérifier « {passage} ». Dites combien, avec une grandeur, une valeur et une unité.",
    nl: "Niemand kan «{passage}» nagaan. Zeg hoeveel, met een grootheid, een waarde en een eenheid.",
  },
  SEVERAL_NEEDS: {
    en: "This sentence seeks something else than what stands before it. Make it a need of its own: another partner may answer it.",
    fr: "Cette phrase cherche autre chose que ce qui précède. Faites-en un besoin distinct : un autre partenaire peut y répondre.",
    nl: "Deze zin zoekt iets anders dan wat ervoor staat. Maak er een aparte behoefte van: een andere partner kan ze beantwoorden.",
  },
  SUPPLIER_SEARCH: {
    en: "«{passage}» alone is sought. The programme leaves out a simple search for an importer, agent, distributor or supplier: say what is to be developed, transferred or founded together.",
    fr: "Seul « {passage} » est recherché. Le programme exclut la simple recherche d'un importateur, agent, distributeur ou fournisseur : dites ce qui serait développé, transféré ou créé en commun.",
    nl: "Alleen «{passage}» wordt gezocht. Het programma sluit de eenvoudige zoektocht naar een invoerder, agent, verdeler of leverancier uit: zeg wat samen ontwikkeld, overgedragen of opgericht wordt.",
  },
  SUPPLIER_SEARCH_BESIDE: {
    en: "«{passage}» is sought beside another aim. That is allowed; make sure that the other aim is the main one.",
    fr: "« {passage} » est recherché à côté d'un autre but. C'est admis ; veillez à ce que l'autre but soit le principal.",
    nl: "«{passage}» wordt gezocht naast een ander doel. Dat mag; zorg ervoor dat het andere doel het voornaamste is.",
  },
  CONTRADICTORY_REQUIREMENTS: {
    en: "«{passage}» and «{about}» exclude each other: nobody can meet both.",
    fr: "« {passage} » et « {about} » s'excluent : personne ne peut satisfaire aux deux.",
    nl: "«{passage}» en «{about}» sluiten elkaar uit: niemand kan aan beide voldoen.",
  },
  IDENTITY_BETRAYED: {
    en: "Strangers will read «{passage}», {about}, and know whose need it is. Write the summary without it.",
    fr: "Des tiers liront « {passage} », {about}, et sauront de qui vient le besoin. Rédigez le résumé sans cela.",
    nl: "Derden zullen «{passage}» lezen, {about}, en weten van wie de behoefte is. Schrijf de samenvatting zonder.",
  },
  IDENTITY_HINTED: {
    en: "«{passage}» may tell strangers whose need it is: it looks like {about}.",
    fr: "« {passage} » peut révéler à des tiers de qui vient le besoin : cela ressemble à {about}.",
    nl: "«{passage}» kan derden verraden van wie de behoefte is: het lijkt op {about}.",
  },
};

const BETRAYED: Readonly<Record<BetrayalKind, Trilingual>> = {
  NAME: {
    en: "a name of the organisation",
    fr: "un nom de l'entreprise",
    nl: "een naam van de onderneming",
  },
  NUMBER: { en: "a registry number", fr: "un numéro de registre", nl: "een registernummer" },
  MAIL: { en: "an e-mail address", fr: "une adresse électronique", nl: "een e-mailadres" },
  WEB: { en: "a web address", fr: "une adresse web", nl: "een webadres" },
  PHONE: { en: "a phone number", fr: "un numéro de téléphone", nl: "een telefoonnummer" },
  CONTACT: { en: "the name of a contact", fr: "le nom d'un contact", nl: "de naam van een contactpersoon" },
  PLACE: {
    en: "a place of business",
    fr: "un lieu d'établissement",
    nl: "een plaats van vestiging",
  },
};

const FACTS: Readonly<Record<NeedFact, Trilingual>> = {
  REQUIREMENTS: {
    en: "No requirement is written down. Say what a partner must be able to do.",
    fr: "Aucune exigence n'est formulée. Dites ce qu'un partenaire doit savoir faire.",
    nl: "Er is geen vereiste opgeschreven. Zeg wat een partner moet kunnen.",
  },
  SECTORS: {
    en: "No sector is named. Say in which sectors an answer may be found.",
    fr: "Aucun secteur n'est indiqué. Dites dans quels secteurs une réponse peut se trouver.",
    nl: "Er is geen sector genoemd. Zeg in welke sectoren een antwoord te vinden is.",
  },
  COOPERATION_KINDS: {
    en: "No kind of cooperation is named. Say whether something is to be developed, transferred or founded together.",
    fr: "Aucun type de coopération n'est indiqué. Dites s'il s'agit de développer, de transférer ou de créer en commun.",
    nl: "Er is geen vorm van samenwerking genoemd. Zeg of er samen iets ontwikkeld, overgedragen of opgericht wordt.",
  },
  READINESS_LEVEL: {
    en: "Nothing says how mature the technology has to be. Give a technology readiness level.",
    fr: "Rien ne dit quelle maturité la technologie doit avoir. Donnez un niveau de maturité technologique.",
    nl: "Niets zegt hoe rijp de technologie moet zijn. Geef een niveau van technologische rijpheid.",
  },
  DEADLINE: {
    en: "No deadline is named. Say until when an answer is of use.",
    fr: "Aucune échéance n'est indiquée. Dites jusqu'à quand une réponse est utile.",
    nl: "Er is geen termijn genoemd. Zeg tot wanneer een antwoord nuttig is.",
  },
  PARTNER_SOUGHT: {
    en: "Nothing says what kind of partner is sought.",
    fr: "Rien ne dit quel type de partenaire est recherché.",
    nl: "Niets zegt welk soort partner gezocht wordt.",
  },
  SUMMARY: {
    en: "There is no summary for strangers. Without one the need cannot be published.",
    fr: "Il n'y a pas de résumé pour les tiers. Sans lui, le besoin ne peut être publié.",
    nl: "Er is geen samenvatting voor derden. Zonder kan de behoefte niet gepubliceerd worden.",
  },
};

const QUOTED_AT_MOST = 120;

export function findingSentence({ kind, passage, about }: NeedFinding, language: Language): string {
  const betrayed = kind.startsWith("IDENTITY") ? BETRAYED[about as BetrayalKind] : undefined;
  const other = betrayed ? inLanguage(betrayed, language) : shortened(about ?? "");
  // One pass, so that nothing in a passage is taken for a place to fill.
  return inLanguage(FINDINGS[kind], language).replace(/\{(passage|about)\}/g, (_place, name) =>
    name === "passage" ? shortened(passage?.text ?? "") : other,
  );
}

export function factSentence(fact: NeedFact, language: Language): string {
  return inLanguage(FACTS[fact], language);
}

function shortened(text: string): string {
  const characters = Array.from(text);
  return characters.length <= QUOTED_AT_MOST ? text : `${characters.slice(0, QUOTED_AT_MOST).join("")}…`;
}
