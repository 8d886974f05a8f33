import type { Language } from "../../../modules/shared/language";
import { biotechnologyEn } from "./biotechnology-en";
import { biotechnologyFr } from "./biotechnology-fr";
import { biotechnologyNl } from "./biotechnology-nl";
import { environmentEn } from "./environment-en";
import { environmentFr } from "./environment-fr";
import { environmentNl } from "./environment-nl";
import { healthEn } from "./health-en";
import { healthFr } from "./health-fr";
import { healthNl } from "./health-nl";
import { ictEn } from "./ict-en";
import { ictFr } from "./ict-fr";
import { ictNl } from "./ict-nl";
import type { PhraseList } from "./phrase-list";
import type { PrioritySector } from "./priority-sector";
import type { Sentences } from "./sentences";
import { sentencesEn } from "./sentences-en";
import { sentencesFr } from "./sentences-fr";
import { sentencesNl } from "./sentences-nl";

export const phraseLists: Readonly<Record<PrioritySector, Readonly<Record<Language, PhraseList>>>> = {
  ICT: { EN: ictEn, FR: ictFr, NL: ictNl },
  BIOTECHNOLOGY: { EN: biotechnologyEn, FR: biotechnologyFr, NL: biotechnologyNl },
  ENVIRONMENT: { EN: environmentEn, FR: environmentFr, NL: environmentNl },
  HEALTH: { EN: healthEn, FR: healthFr, NL: healthNl },
};

export const sentences: Readonly<Record<Language, Sentences>> = {
  EN: sentencesEn,
  FR: sentencesFr,
  NL: sentencesNl,
};
