import type { Mail, Transaction } from "../../../../persistence/store";
import type { Role } from "../../../../security/role";
import { dayInWords, inLanguage, type Language, type Trilingual } from "../../../shared/language";
import type { Region } from "../../../shared/region";

export type ApplicationNews =
  | "RECEIVED"
  | "ARRIVED"
  | "ADMISSIBILITY_DECIDED"
  | "INFORMATION_REQUESTED"
  | "INFORMATION_ANSWERED"
  | "EVALUATOR_NAMED"
  | "DECIDED";

interface Recipient {
  readonly email: string;
  readonly language: Language;
}

interface Words {
  readonly subject: Trilingual;
  readonly text: Trilingual;
}

/** Mails name a file by its number alone: what stands in it is read after signing in, by whoever may read it. */
const NEWS: Readonly<Record<ApplicationNews, Words>> = {
  RECEIVED: {
    subject: {
      en: "Application {number} has arrived",
      fr: "La demande {number} est arrivée",
      nl: "Aanvraag {number} is aangekomen",
    },
    text: {
      en: "The agency has received your application {number}. You can follow it in Passerelle.",
      fr: "L'agence a reçu votre demande {number}. Vous pouvez la suivre dans Passerelle.",
      nl: "Het agentschap heeft uw aanvraag {number} ontvangen. U kunt ze volgen in Passerelle.",
    },
  },
  ARRIVED: {
    subject: {
      en: "A new application awaits a coordinator: {number}",
      fr: "Une nouvelle demande attend un coordinateur : {number}",
      nl: "Een nieuwe aanvraag wacht op een coördinator: {number}",
    },
    text: {
      en: "Application {number} was submitted. Sign in to Passerelle to decide on its admissibility.",
      fr: "La demande {number} a été introduite. Connectez-vous à Passerelle pour statuer sur sa recevabilité.",
      nl: "Aanvraag {number} werd ingediend. Meld u aan bij Passerelle om over de ontvankelijkheid te beslissen.",
    },
  },
  ADMISSIBILITY_DECIDED: {
    subject: {
      en: "Application {number}: admissibility",
      fr: "Demande {number} : recevabilité",
      nl: "Aanvraag {number}: ontvankelijkheid",
    },
    text: {
      en: "The agency has decided on the admissibility of application {number}. Sign in to Passerelle to read the decision and its reasons.",
      fr: "L'agence a statué sur la recevabilité de la demande {number}. Connectez-vous à Passerelle pour lire la décision et ses motifs.",
      nl: "Het agentschap heeft over de ontvankelijkheid van aanvraag {number} beslist. Meld u aan bij Passerelle om de beslissing en haar redenen te lezen.",
    },
  },
  INFORMATION_REQUESTED: {
    subject: {
      en: "Application {number}: a question to you",
      fr: "Demande {number} : une question vous est posée",
      nl: "Aanvraag {number}: een vraag aan u",
    },
    text: {
      en: "The agency asks for information about application {number}. Sign in to Passerelle to answer until {day}; until then its clock stands still.",
      fr: "L'agence demande des informations sur la demande {number}. Connectez-vous à Passerelle pour répondre avant le {day} ; d'ici là, le délai est suspendu.",
      nl: "Het agentschap vraagt informatie over aanvraag {number}. Meld u aan bij Passerelle om tot {day} te antwoorden; tot dan staat de termijn stil.",
    },
  },
  INFORMATION_ANSWERED: {
    subject: {
      en: "Application {number}: an answer",
      fr: "Demande {number} : une réponse",
      nl: "Aanvraag {number}: een antwoord",
    },
    text: {
      en: "The applicant has answered your question about application {number}.",
      fr: "Le demandeur a répondu à votre question sur la demande {number}.",
      nl: "De aanvrager heeft uw vraag over aanvraag {number} beantwoord.",
    },
  },
  EVALUATOR_NAMED: {
    subject: {
      en: "You are named as an evaluator: {number}",
      fr: "Vous êtes désigné comme évaluateur : {number}",
      nl: "U bent aangewezen als beoordelaar: {number}",
    },
    text: {
      en: "You are named as an evaluator of application {number}. Sign in to Passerelle to declare whether you have a conflict of interest; then the file opens.",
      fr: "Vous êtes désigné comme évaluateur de la demande {number}. Connectez-vous à Passerelle pour déclarer si vous avez un conflit d'intérêts ; le dossier s'ouvre ensuite.",
      nl: "U bent aangewezen als beoordelaar van aanvraag {number}. Meld u aan bij Passerelle om te verklaren of u een belangenconflict hebt; daarna gaat het dossier open.",
    },
  },
  DECIDED: {
    subject: {
      en: "Application {number}: the decision",
      fr: "Demande {number} : la décision",
      nl: "Aanvraag {number}: de beslissing",
    },
    text: {
      en: "The directorate has decided on application {number}. Sign in to Passerelle to read the decision and its reasons.",
      fr: "La direction a statué sur la demande {number}. Connectez-vous à Passerelle pour lire la décision et ses motifs.",
      nl: "De directie heeft over aanvraag {number} beslist. Meld u aan bij Passerelle om de beslissing en haar redenen te lezen.",
    },
  },
};

interface NumberedFile {
  readonly organisationId: string;
  readonly trackingNumber: string;
}

/** Writes to the people concerned, in the transaction that gives them news. */
export class ApplicationMails {
  /** To the editors of the enterprise alone: a file is not its advisers' to hear of. */
  async tellApplicant(
    tx: Transaction,
    file: NumberedFile,
    news: ApplicationNews,
    day: string | null = null,
  ): Promise<void> {
    const editors = await holders(tx, "r.role = 'SME_EDITOR' and r.organisation_id = $2", [
      file.organisationId,
    ]);
    await send(tx, editors, news, file, day);
  }

  async tellRole(
    tx: Transaction,
    role: Role,
    side: Region,
    file: NumberedFile,
    news: ApplicationNews,
  ): Promise<void> {
    const condition = "r.role = $2 and (r.region is null or r.region = $3)";
    await send(tx, await holders(tx, condition, [role, side]), news, file, null);
  }

  async tellPerson(
    tx: Transaction,
    personId: string,
    file: NumberedFile,
    news: ApplicationNews,
  ): Promise<void> {
    await send(tx, await holders(tx, "p.id = $2", [personId]), news, file, null);
  }
}

function holders(tx: Transaction, condition: string, values: readonly string[]): Promise<Recipient[]> {
  return tx.query<Recipient>(
    `select distinct p.email, p.language from person p join role_assignment r on r.person_id = p.id
      where (${condition}) and r.valid_from <= $1 and (r.valid_until is null or r.valid_until > $1)
        and p.deactivated_at is null order by p.email`,
    [tx.now, ...values],
  );
}

async function send(
  tx: Transaction,
  recipients: readonly Recipient[],
  news: ApplicationNews,
  { trackingNumber }: NumberedFile,
  day: string | null,
): Promise<void> {
  for (const recipient of recipients) await tx.sendMail(mailOf(news, recipient, trackingNumber, day));
}

function mailOf(
  news: ApplicationNews,
  { email, language }: Recipient,
  number: string,
  day: string | null,
): Mail {
  const fill = (words: Trilingual) =>
    inLanguage(words, language)
      .replace("{number}", number)
      .replace("{day}", day === null ? "" : dayInWords(day, language));
  const { subject, text } = NEWS[news];
  return { to: email, subject: fill(subject), text: `${fill(text)}\n` };
}
