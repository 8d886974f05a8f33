import type { Trilingual } from "../../shared/language";
import type { ReplayChangeKind } from "./verdict-replay.rules";

export const REPLAY_SENTENCES: Readonly<Record<ReplayChangeKind, Trilingual>> = {
  ENGINE: {
    en: "Scores are computed in another way.",
    fr: "Les scores sont calculés autrement.",
    nl: "De scores worden anders berekend.",
  },
  LEXICON: {
    en: "The lexicon has changed.",
    fr: "Le lexique a changé.",
    nl: "Het lexicon is gewijzigd.",
  },
  WEIGHTS: {
    en: "The signals have other weights.",
    fr: "Les signaux ont d'autres pondérations.",
    nl: "De signalen hebben andere gewichten.",
  },
  NEED: {
    en: "The need has changed.",
    fr: "Le besoin a changé.",
    nl: "De behoefte is gewijzigd.",
  },
  PROFILE: {
    en: "What the organisation says it can do has changed.",
    fr: "Ce que l'entreprise dit savoir faire a changé.",
    nl: "Wat de onderneming zegt te kunnen, is gewijzigd.",
  },
  OTHERS: {
    en: "None of these: what others in the catalogue say, or the day, makes the difference.",
    fr: "Rien de tout cela : la différence vient de ce que disent les autres du catalogue, ou de la date.",
    nl: "Niets van dit alles: wat anderen in de catalogus zeggen, of de dag, maakt het verschil.",
  },
};
