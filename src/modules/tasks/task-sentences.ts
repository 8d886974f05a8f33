import { dayInWords, inLanguage, type Language, type Trilingual } from "../shared/language";
import type { Task, TaskKind } from "./task";

/** `*` stands for what the task names. */
const SENTENCES: Readonly<Record<TaskKind, Trilingual>> = {
  ANSWER_INTRODUCTION: {
    en: "An introduction waits for the answer of *.",
    fr: "Une mise en relation attend la réponse de *.",
    nl: "Een introductie wacht op het antwoord van *.",
  },
  SEND_INTRODUCTION: {
    en: "An introduction for * is written and not sent.",
    fr: "Une mise en relation pour * est rédigée et n'est pas envoyée.",
    nl: "Een introductie voor * is geschreven en niet verzonden.",
  },
  CHASE_INTRODUCTION: {
    en: "* has not answered an introduction that ends soon.",
    fr: "* n'a pas répondu à une mise en relation qui prend bientôt fin.",
    nl: "* heeft niet geantwoord op een introductie die binnenkort afloopt.",
  },
  FOLLOW_UP_INTRODUCTION: {
    en: "What came of an introduction of *? Nobody has told yet.",
    fr: "Qu'est devenue une mise en relation de * ? Personne ne l'a encore dit.",
    nl: "Wat is er geworden van een introductie van *? Niemand heeft het al verteld.",
  },
  REVIEW_NEED: {
    en: "The need «*» waits for your review.",
    fr: "Le besoin «*» attend votre examen.",
    nl: "De behoefte «*» wacht op uw beoordeling.",
  },
  CLEAR_NEED_SUMMARY: {
    en: "The summary of the need «*» was changed and is not cleared.",
    fr: "Le résumé du besoin «*» a été modifié et n'est pas validé.",
    nl: "De samenvatting van de behoefte «*» is gewijzigd en niet vrijgegeven.",
  },
  CLEAR_CAPABILITY_SUMMARY: {
    en: "The summary of the capability «*» is not cleared.",
    fr: "Le résumé de la compétence «*» n'est pas validé.",
    nl: "De samenvatting van de bekwaamheid «*» is niet vrijgegeven.",
  },
  REVISE_NEED: {
    en: "An adviser gave back the need «*» and says what is missing.",
    fr: "Un conseiller a rendu le besoin «*» et dit ce qui manque.",
    nl: "Een adviseur gaf de behoefte «*» terug en zegt wat er ontbreekt.",
  },
  CONFIRM_NEED: {
    en: "Confirm that the need «*» is as you mean it.",
    fr: "Confirmez que le besoin «*» dit bien ce que vous cherchez.",
    nl: "Bevestig dat de behoefte «*» weergeeft wat u bedoelt.",
  },
  RENEW_NEED: {
    en: "The need «*» expires soon: renew it or close it.",
    fr: "Le besoin «*» expire bientôt : renouvelez-le ou clôturez-le.",
    nl: "De behoefte «*» vervalt binnenkort: verleng of sluit ze.",
  },
  CONFIRM_PROFILE: {
    en: "The profile of * was not confirmed for a long time: is it still true?",
    fr: "Le profil de * n'a pas été confirmé depuis longtemps : est-il toujours exact ?",
    nl: "Het profiel van * is lang niet bevestigd: klopt het nog?",
  },
  LOOK_AGAIN: {
    en: "The profile of * has changed since it was dismissed for a need.",
    fr: "Le profil de * a changé depuis qu'elle a été écartée pour un besoin.",
    nl: "Het profiel van * is veranderd sinds ze voor een behoefte werd afgewezen.",
  },
  MEND_ADDRESS: {
    en: "Digests cannot be sent to *: have the address mended, then name the digest again.",
    fr: "Les récapitulatifs ne peuvent pas être envoyés à * : faites corriger l'adresse, puis demandez-les à nouveau.",
    nl: "Overzichten kunnen niet naar * worden gestuurd: laat het adres verbeteren en vraag ze dan opnieuw.",
  },
  ANSWER_INFORMATION_REQUEST: {
    en: "The agency asks for information on the application *.",
    fr: "L'agence demande des informations sur la demande *.",
    nl: "Het agentschap vraagt inlichtingen over de aanvraag *.",
  },
  DECIDE_ADMISSIBILITY: {
    en: "The application * waits for a decision on its admissibility.",
    fr: "La demande * attend une décision sur sa recevabilité.",
    nl: "De aanvraag * wacht op een beslissing over de ontvankelijkheid.",
  },
  NAME_EVALUATORS: {
    en: "The application * has fewer evaluators than it takes.",
    fr: "La demande * a moins d'évaluateurs qu'il n'en faut.",
    nl: "De aanvraag * heeft minder beoordelaars dan nodig.",
  },
  DECLARE_CONFLICT_OF_INTEREST: {
    en: "Declare whether you have a conflict of interest with the application *.",
    fr: "Déclarez si vous avez un conflit d'intérêts avec la demande *.",
    nl: "Verklaar of u een belangenconflict hebt met de aanvraag *.",
  },
  SUBMIT_EVALUATION: {
    en: "The application * waits for your evaluation.",
    fr: "La demande * attend votre évaluation.",
    nl: "De aanvraag * wacht op uw beoordeling.",
  },
  RECOMMEND_APPLICATION: {
    en: "All evaluations of the application * are there: recommend it, or not.",
    fr: "Toutes les évaluations de la demande * sont là : recommandez-la, ou non.",
    nl: "Alle beoordelingen van de aanvraag * zijn er: geef een advies.",
  },
  RECORD_CONSULTATION: {
    en: "The application * waits for the outcome of the ministry's consultation.",
    fr: "La demande * attend le résultat de la concertation du ministère.",
    nl: "De aanvraag * wacht op de uitkomst van het overleg met het ministerie.",
  },
  DECIDE_APPLICATION: {
    en: "The application * waits for the directorate's decision.",
    fr: "La demande * attend la décision de la direction.",
    nl: "De aanvraag * wacht op de beslissing van de directie.",
  },
};

const LAST_DAY: Trilingual = { en: "Last day: *.", fr: "Dernier jour : *.", nl: "Laatste dag: *." };

export function sentenceOf({ kind, subject, dueOn }: Task, language: Language): string {
  const sentence = fill(inLanguage(SENTENCES[kind], language), subject);
  if (dueOn === null) return sentence;
  return `${sentence} ${fill(inLanguage(LAST_DAY, language), dayInWords(dueOn, language))}`;
}

/** What is named is no pattern: a title may hold a star or a dollar. */
function fill(sentence: string, subject: string): string {
  return sentence.replace("*", () => subject);
}
