import { labelKey, type Language as MatchLanguage } from "../../../matching";
import type { Language } from "../../shared/language";
import type { CheckedNeed, CheckedRequirement } from "./checked-need";
import { type NeedFinding, passageOf } from "./need-finding";

/** With fewer telling words a ranking is luck: «laser», «welding», «thin», «steel» are four. */
const FEWEST_TELLING_WORDS = 4;

/** Words that every need has and that say nothing of what is needed. */
const GENERAL_WORDS: Readonly<Record<Language, string>> = {
  EN: `look looking search seek need want wish find help partner partners partnership collaboration cooperation company firm
    enterprise business organisation solution solutions product products service services technology technologies
    technological technical technique innovation innovative new modern good better best improve improvement quality
    project develop development process system systems market expertise expert know-how knowledge support
    interested possible various different several quebec canada canadian brussels belgium belgian area field domain`,
  FR: `cherchons recherchons cherche recherche besoin souhaitons souhaite trouver aide partenaire partenaires partenariat
    collaboration coopération entreprise société solution solutions produit produits service services technologie
    technologies technologique technique innovation innovant innovante nouveau nouvelle nouvelles moderne bon bonne meilleur
    meilleure améliorer amélioration qualité projet développer développement procédé processus système systèmes marché
    expertise expert savoir-faire connaissance soutien intéressé possible divers différents plusieurs québec québécois
    canada bruxelles belgique belge domaine secteur`,
  NL: `zoeken zoekt zoek nodig behoefte willen wensen vinden hulp partner partners partnerschap samenwerking onderneming
    bedrijf firma oplossing oplossingen product producten dienst diensten technologie technologieën technologisch
    technisch techniek innovatie innovatief innovatieve nieuw nieuwe modern goed goede beter betere beste verbeteren verbetering
    kwaliteit project ontwikkelen ontwikkeling proces systeem systemen markt expertise expert kennis knowhow steun
    geïnteresseerd mogelijk diverse verschillende meerdere quebec canada brussel belgië belgisch domein gebied sector`,
};

/** Words that nobody can check; with a number beside them they can. */
const UNCHECKABLE: Readonly<Record<Language, RegExp>> = {
  EN: word(
    "fast|quick|cheap|affordable|inexpensive|good|high[- ]quality|quality|efficient|effective|sufficient|adequate|appropriate|suitable|reasonable|competitive|modern|innovative|state[- ]of[- ]the[- ]art|user[- ]friendly|easy|simple|flexible|robust|reliable|as possible|if possible|optimal|high[- ]performance|low[- ]cost|etc",
  ),
  FR: word(
    "rapide|rapides|bon marché|abordable|bonne qualité|de qualité|efficace|efficaces|efficient|suffisant|suffisante|adéquat|adéquate|approprié|appropriée|convenable|raisonnable|compétitif|compétitive|moderne|innovant|innovante|de pointe|convivial|conviviale|facile|simple|flexible|souple|robuste|fiable|fiables|que possible|si possible|optimal|optimale|performant|performante|à bas coût|etc",
  ),
  NL: word(
    "snel|snelle|goedkoop|goedkope|betaalbaar|betaalbare|goede kwaliteit|kwaliteitsvol|kwalitatief|efficiënt|efficiënte|doeltreffend|voldoende|passend|passende|geschikt|geschikte|redelijk|redelijke|competitief|competitieve|modern|moderne|innovatief|innovatieve|gebruiksvriendelijk|gebruiksvriendelijke|eenvoudig|eenvoudige|gemakkelijk|flexibel|flexibele|robuust|robuuste|betrouwbaar|betrouwbare|mogelijk|optimaal|optimale|performant|performante|enz",
  ),
};

function word(words: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, "iu");
}

const generalStems = (language: Language): ReadonlySet<string> =>
  new Set(stemsOf(GENERAL_WORDS[language], language));
const general: Readonly<Record<Language, ReadonlySet<string>>> = {
  EN: generalStems("EN"),
  FR: generalStems("FR"),
  NL: generalStems("NL"),
};

/** The stems of the words that tell one need from another. */
export function tellingStems(text: string, language: Language): Set<string> {
  return new Set(stemsOf(text, language).filter((stem) => stem.length > 1 && !general[language].has(stem)));
}

function stemsOf(text: string, language: Language): string[] {
  return labelKey(text, language.toLowerCase() as MatchLanguage)
    .split(" ")
    .filter((stem) => stem !== "");
}

export function vagueFindings(need: CheckedNeed): NeedFinding[] {
  const { language, title, text, requirements } = need;
  const said = [title, text, ...requirements.map((one) => one.text)].join("\n");
  const isVague = tellingStems(said, language).size < FEWEST_TELLING_WORDS;
  const whole: NeedFinding = { kind: "TOO_VAGUE", passage: passageOf("text", text, 0, text.length) };
  return [
    ...(isVague ? [whole] : []),
    ...requirements.flatMap((one, place) => uncheckable(one, place, language)),
  ];
}

/** A wish may be as it likes; what a partner must or should do has to be checkable. */
function uncheckable(
  { level, text, value }: CheckedRequirement,
  place: number,
  language: Language,
): NeedFinding[] {
  if (level === "COULD" || value !== null || /\p{N}/u.test(text)) return [];
  const found = UNCHECKABLE[language].exec(text);
  if (!found) return [];
  const field = `requirements.${String(place)}.text`;
  const passage = passageOf(field, text, found.index, found.index + found[0].length);
  return [{ kind: "VAGUE_REQUIREMENT", passage }];
}
