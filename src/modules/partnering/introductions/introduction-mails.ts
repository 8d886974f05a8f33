import type { Mail } from "../../../persistence/store";
import { dayInWords, inLanguage, type Trilingual } from "../../shared/language";
import type { Recipient } from "./introduction-parties";

export type IntroductionNews =
  | "SENT"
  | "REMINDER"
  | "ACCEPTED"
  | "DECLINED"
  | "EXPIRED"
  | "WITHDRAWN"
  | "MESSAGE"
  | "AGREEMENT_RECORDED"
  | "DOCUMENT_RELEASED"
  | "FOLLOW_UP";

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
  MESSAGE: {
    subject: { en: "A message awaits you", fr: "Un message vous attend", nl: "Er wacht een bericht op u" },
    text: {
      en: "The other side of an introduction has written to you. Sign in to Passerelle to read the message and to answer it there.",
      fr: "L'autre partie d'une mise en relation vous a écrit. Connectez-vous à Passerelle pour lire le message et y répondre.",
      nl: "De andere partij van een introductie heeft u geschreven. Meld u aan bij Passerelle om het bericht te lezen en daar te beantwoorden.",
    },
  },
  AGREEMENT_RECORDED: {
    subject: {
      en: "A non-disclosure agreement was recorded",
      fr: "Un accord de confidentialité a été enregistré",
      nl: "Er werd een geheimhoudingsovereenkomst geregistreerd",
    },
    text: {
      en: "The other side of an introduction has recorded that you both signed a non-disclosure agreement. Sign in to Passerelle to check it; from now on documents can be released one by one.",
      fr: "L'autre partie d'une mise en relation a enregistré que vous avez tous deux signé un accord de confidentialité. Connectez-vous à Passerelle pour le vérifier ; des documents peuvent désormais être communiqués un à un.",
      nl: "De andere partij van een introductie heeft geregistreerd dat u beiden een geheimhoudingsovereenkomst hebt ondertekend. Meld u aan bij Passerelle om dat na te kijken; documenten kunnen voortaan één voor één worden vrijgegeven.",
    },
  },
  DOCUMENT_RELEASED: {
    subject: {
      en: "A document was released to you",
      fr: "Un document vous a été communiqué",
      nl: "Er werd een document voor u vrijgegeven",
    },
    text: {
      en: "The other side of an introduction has released a document to you. Sign in to Passerelle to see what it is and where to find it.",
      fr: "L'autre partie d'une mise en relation vous a communiqué un document. Connectez-vous à Passerelle pour voir de quoi il s'agit et où le trouver.",
      nl: "De andere partij van een introductie heeft een document voor u vrijgegeven. Meld u aan bij Passerelle om te zien wat het is en waar u het vindt.",
    },
  },
  FOLLOW_UP: {
    subject: {
      en: "What came of your introduction?",
      fr: "Qu'est devenue votre mise en relation ?",
      nl: "Wat is er van uw introductie geworden?",
    },
    text: {
      en: "You accepted an introduction. Sign in to Passerelle and tell whether you met, what comes next and how it ended.",
      fr: "Vous avez accepté une mise en relation. Connectez-vous à Passerelle et dites si vous vous êtes rencontrés, quelle est la suite et comment cela s'est terminé.",
      nl: "U hebt een introductie aanvaard. Meld u aan bij Passerelle en vertel of u elkaar hebt ontmoet, wat er volgt en hoe het is afgelopen.",
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
