import type { Mail } from "../../../persistence/store";
import type { Recipient } from "../../partnering/introductions/introduction-parties";
import { inLanguage, type Trilingual } from "../../shared/language";
import type { FollowUpMonth } from "./agreement.rules";

const SUBJECT: Trilingual = {
  en: "What came of your agreement?",
  fr: "Qu'est devenu votre accord ?",
  nl: "Wat is er van uw overeenkomst geworden?",
};

/** Names stay inside: a mail tells that something is asked, never about whom. */
const TEXT: Trilingual = {
  en: "An agreement was signed {month} months ago. Sign in to Passerelle and tell what it brought: turnover, jobs, products.",
  fr: "Un accord a été signé il y a {month} mois. Connectez-vous à Passerelle et dites ce qu'il a apporté : chiffre d'affaires, emplois, produits.",
  nl: "{month} maanden geleden werd een overeenkomst ondertekend. Meld u aan bij Passerelle en vertel wat ze opbracht: omzet, banen, producten.",
};

export function followUpMail({ email, language }: Recipient, month: FollowUpMonth): Mail {
  return {
    to: email,
    subject: inLanguage(SUBJECT, language),
    text: `${inLanguage(TEXT, language).replace("{month}", String(month))}\n`,
  };
}
