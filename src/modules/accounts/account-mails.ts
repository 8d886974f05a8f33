import type { Mail } from "../../persistence/store";
import { inLanguage, type Language, type Trilingual } from "../shared/language";

/** A secret that somebody gets by mail, and where it is handed in. */
interface MailedCode {
  readonly to: string;
  readonly language: Language;
  readonly code: string;
}

/** Mails about accounts. With pages for accounts they carry a link, always the code itself. */
export class AccountMails {
  constructor(private readonly pagesUrl: string | undefined) {}

  invitation({ to, language, code }: MailedCode): Mail {
    return { to, ...mailOf(INVITATION, language, this.linkOf("invitation", code), code) };
  }

  passwordReset({ to, language, code }: MailedCode): Mail {
    return { to, ...mailOf(PASSWORD_RESET, language, this.linkOf("password", code), code) };
  }

  /** After the «#», which browsers keep to themselves: the code stands in no server's log. */
  linkOf(page: "invitation" | "password", code: string): string | undefined {
    return this.pagesUrl === undefined ? undefined : `${this.pagesUrl.replace(/\/$/, "")}/${page}#${code}`;
  }
}

interface MailWords {
  readonly subject: Trilingual;
  readonly before: Trilingual;
  readonly after: Trilingual;
}

const LINK: Trilingual = { en: "Open this page:", fr: "Ouvrez cette page :", nl: "Open deze pagina:" };
const CODE: Trilingual = { en: "Your code:", fr: "Votre code :", nl: "Uw code:" };

const INVITATION: MailWords = {
  subject: {
    en: "Your invitation to Passerelle",
    fr: "Votre invitation à Passerelle",
    nl: "Uw uitnodiging voor Passerelle",
  },
  before: {
    en: "You are invited to Passerelle, the partner platform of the Brussels-Quebec programme of industrial and technological collaboration.",
    fr: "Vous êtes invité·e à rejoindre Passerelle, la plateforme de partenariat du programme de collaboration industrielle et technologique Bruxelles-Québec.",
    nl: "U bent uitgenodigd voor Passerelle, het partnerplatform van het programma voor industriële en technologische samenwerking Brussel-Quebec.",
  },
  after: {
    en: "The invitation is valid for seven days and can be used once. If you did not expect it, delete this message: nothing happens.",
    fr: "L'invitation est valable sept jours et ne sert qu'une fois. Si vous ne l'attendiez pas, supprimez ce message : rien ne se passera.",
    nl: "De uitnodiging is zeven dagen geldig en kan één keer gebruikt worden. Verwachtte u ze niet, verwijder dan dit bericht: er gebeurt niets.",
  },
};

const PASSWORD_RESET: MailWords = {
  subject: {
    en: "A new password for Passerelle",
    fr: "Un nouveau mot de passe pour Passerelle",
    nl: "Een nieuw wachtwoord voor Passerelle",
  },
  before: {
    en: "Somebody, you we hope, asked for a new password for this address.",
    fr: "Quelqu'un, vous sans doute, a demandé un nouveau mot de passe pour cette adresse.",
    nl: "Iemand, wellicht u, vroeg een nieuw wachtwoord voor dit adres.",
  },
  after: {
    en: "It is valid for one hour and can be used once. If you did not ask for it, delete this message: your password stays as it is.",
    fr: "Il est valable une heure et ne sert qu'une fois. Si vous n'avez rien demandé, supprimez ce message : votre mot de passe ne change pas.",
    nl: "Het is één uur geldig en kan één keer gebruikt worden. Vroeg u niets, verwijder dan dit bericht: uw wachtwoord blijft zoals het is.",
  },
};

function mailOf(
  words: MailWords,
  language: Language,
  link: string | undefined,
  code: string,
): Pick<Mail, "subject" | "text"> {
  const paragraphs = [
    inLanguage(words.before, language),
    ...(link === undefined ? [] : [`${inLanguage(LINK, language)}\n${link}`]),
    `${inLanguage(CODE, language)}\n${code}`,
    inLanguage(words.after, language),
  ];
  return { subject: inLanguage(words.subject, language), text: `${paragraphs.join("\n\n")}\n` };
}
