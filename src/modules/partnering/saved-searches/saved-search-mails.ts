import { globalId } from "../../../graphql/global-id";
import type { Mail } from "../../../persistence/store";
import { inLanguage, type Language, type Trilingual } from "../../shared/language";

export interface Digest {
  readonly to: string;
  readonly language: Language;
  /** New candidates, over all of the searches. */
  readonly candidates: number;
  readonly savedSearchIds: readonly string[];
}

const SUBJECT: Trilingual = {
  en: "New candidates for your saved searches",
  fr: "De nouveaux candidats pour vos recherches enregistrées",
  nl: "Nieuwe kandidaten voor uw bewaarde zoekopdrachten",
};

const TEXT: Trilingual = {
  en: "New candidates that reach your threshold: {count}. Sign in to Passerelle to see who they are.",
  fr: "Nouveaux candidats qui atteignent votre seuil : {count}. Connectez-vous à Passerelle pour voir de qui il s'agit.",
  nl: "Nieuwe kandidaten die uw drempel halen: {count}. Meld u aan bij Passerelle om te zien wie het zijn.",
};

const HOW_TO_STOP: Trilingual = {
  en: "You get this message because you saved a search with a digest. Change or remove it in Passerelle.",
  fr: "Vous recevez ce message parce que vous avez enregistré une recherche avec récapitulatif. Modifiez-la ou supprimez-la dans Passerelle.",
  nl: "U krijgt dit bericht omdat u een zoekopdracht met overzicht bewaarde. Wijzig of verwijder ze in Passerelle.",
};

/** A digest says how many and where to look: neither names nor words of anybody lie in a mailbox. */
export class SavedSearchMails {
  constructor(private readonly pagesUrl: string | undefined) {}

  digest({ to, language, candidates, savedSearchIds }: Digest): Mail {
    const paragraphs = [
      inLanguage(TEXT, language).replace("{count}", String(candidates)),
      ...(this.pagesUrl === undefined ? [] : [savedSearchIds.map((id) => this.linkOf(id)).join("\n")]),
      inLanguage(HOW_TO_STOP, language),
    ];
    return { to, subject: inLanguage(SUBJECT, language), text: `${paragraphs.join("\n\n")}\n` };
  }

  private linkOf(id: string): string {
    return `${(this.pagesUrl ?? "").replace(/\/$/, "")}/saved-searches/${encodeURIComponent(globalId("SavedSearch", id))}`;
  }
}
