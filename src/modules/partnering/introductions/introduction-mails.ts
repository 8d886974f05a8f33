import type { Mail } from "../../../persistence/store";
import { dayInWords, inLanguage, type Trilingual } from "../../shared/language";
import type { Recipient } from "./introduction-parties";

export type IntroductionNews = "SENT" | "REMINDER" | "ACCEPTED" | "DECLINED" | "EXPIRED" | "WITHDRAWN";

interface Words {
  readonly subject: Trilingual;
  readonly text: Trilingual;
}

/** Mails tell that something happened, never with whom: names are read after signing in, by whoever may read them. */
const NEWS: Readonly<Record<IntroductionNews, Words>> = {
  SENT: {
    subject: {
      en: "An enterprise across the Atlantic is interested",
      fr: "Une entreprise de l'autre côté de l'Atlantique est intéressée",
      nl: "Een onderneming aan de overkant van de Atlantische Oceaan is geïnteresseerd",
    },
    text: {
      en: "You are proposed an introduction. Sign in to Passerelle to read what is sought and to accept or decline until {day}. Who the other is, both learn when both have accepted.",
      fr: "Une mise en relation vous est proposée. Connectez-vous à Passerelle pour lire ce qui est recherché et pour accepter ou refuser avant le {day}. L'identité de chacun n'est révélée que lorsque les deux ont accepté.",
      nl: "Er wordt u een introductie voorgesteld. Meld u aan bij Passerelle om te lezen wat er wordt gezocht en om tot {day} te aanvaarden of te weigeren. Wie de ander is, vernemen beiden pas wanneer beiden hebben aanvaard.",
    },
  },
  REMINDER: {
    subject: {
      en: "An introduction awaits your answer",
      fr: "Une mise en relation attend votre réponse",
      nl: "Een introductie wacht op uw antwoord",
    },
    text: {
      en: "An introduction awaits your answer until {day}. After that day it expires.",
      fr: "Une mise en relation attend votre réponse jusqu'au {day}. Passé ce jour, elle expire.",
      nl: "Een introductie wacht tot {day} op uw antwoord. Na die dag vervalt ze.",
    },
  },
  ACCEPTED: {
    subject: { en: "Both have accepted", fr: "Les deux ont accepté", nl: "Beiden hebben aanvaard" },
    text: {
      en: "Both enterprises have accepted the introduction. Sign in to Passerelle to see who the other is and how to reach it.",
      fr: "Les deux entreprises ont accepté la mise en relation. Connectez-vous à Passerelle pour voir qui est l'autre et comment la joindre.",
      nl: "Beide ondernemingen hebben de introductie aanvaard. Meld u aan bij Passerelle om te zien wie de ander is en hoe u die bereikt.",
    },
  },
  DECLINED: {
    subject: {
      en: "An introduction was declined",
      fr: "Une mise en relation a été refusée",
      nl: "Een introductie werd geweigerd",
    },
    text: {
      en: "The introduction was declined. Your adviser can tell you about other possible partners.",
      fr: "La mise en relation a été refusée. Votre conseiller peut vous parler d'autres partenaires possibles.",
      nl: "De introductie werd geweigerd. Uw adviseur kan u over andere mogelijke partners vertellen.",
    },
  },
  EXPIRED: {
    subject: {
      en: "An introduction has expired",
      fr: "Une mise en relation a expiré",
      nl: "Een introductie is vervallen",
    },
    text: {
      en: "The introduction has expired without an answer from both sides.",
      fr: "La mise en relation a expiré sans réponse des deux parties.",
      nl: "De introductie is vervallen zonder antwoord van beide kanten.",
    },
  },
  WITHDRAWN: {
    subject: {
      en: "An introduction was withdrawn",
      fr: "Une mise en relation a été retirée",
      nl: "Een introductie werd ingetrokken",
    },
    text: {
      en: "The introduction was withdrawn. You need not do anything.",
      fr: "La mise en relation a été retirée. Vous n'avez rien à faire.",
      nl: "De introductie werd ingetrokken. U hoeft niets te doen.",
    },
  },
};

export function introductionMail(
  news: IntroductionNews,
  { email, language }: Recipient,
  day: string | null,
): Mail {
  const { subject, text } = NEWS[news];
  return {
    to: email,
    subject: inLanguage(subject, language),
    text: `${inLanguage(text, language).replace("{day}", day === null ? "" : dayInWords(day, language))}\n`,
  };
}
