import type { Language } from "../matching.types";
import { foldAccents } from "./folding";

/** Function words that say nothing about what is offered or sought. Elided forms (`l`, `qu`) stand by themselves. */
const lists: Readonly<Record<Language, string>> = {
  en: `a about above after again against all also am an and any are aren as at be because been before being below
    between both but by can cannot could couldn d did didn do does doesn doing don down during each either few for from
    further had hadn has hasn have haven having he her here hers herself him himself his how i if in into is isn it its
    itself just ll m may me might more most must my myself neither no nor not now of off on once only or other our ours
    ourselves out over own per re s same shall she should so some such t than that the their theirs them themselves
    then there these they this those though through to too under until up upon us ve very via was we were what when
    where whether which while who whom whose why will with within without would you your yours yourself etc e g`,
  fr: `à ai aie ainsi après au aucun aucune aujourd auquel aussi autre autres aux avait avant avec avez avoir avons
    ayant c ça car ce ceci cela celle celles celui ces cet cette ceux chaque chez ci comme comment d dans de depuis des
    dès donc dont du elle elles en encore entre es est et étaient était étant etc été être eu eux font hors i ici il
    ils j je jusqu jusque l la laquelle le lequel les lesquelles lesquels leur leurs lors lorsque lui là m ma mais me
    même mêmes mes moi moins mon n ne ni non nos notre nous on ont or ou où par pas pendant peu peut peuvent plus pour
    pourquoi puis qu quand que quel quelle quelles quels qui quoi s sa sans se selon sera seront ses si soi soit son
    sont sous sur t ta te tel telle telles tels tes toi ton tous tout toute toutes très tu un une unes uns vers via
    voici voilà vos votre vous y afin ayants`,
  nl: `aan af al alle alles als altijd andere anders ben bij binnen bv d daar daarom dan dat de der deze die dit doch
    doen door dus e een één eens en enz er erg etc ge geen geweest had hebben hebt heb heeft hem hen het hier hij hoe
    hun ieder iedere iemand iets ik in is ja je jij jou jouw jullie kan kon kunnen kunt maar me meer men met mij mijn
    moet moeten na naar nadat niet niets nog noch nu of om omdat onder ons onze ook op over per s reeds sinds sommige
    t te tegen ten ter terwijl tijdens toch toe toen tot tussen u uit uw van vanaf veel via voor waar waarbij waarin
    wanneer want waren was wat we wel welk welke werd werden wie wij wil willen word worden wordt zal ze zei zelf zich
    zij zijn zo zoals zonder zou zouden`,
};

function readList(list: string): ReadonlySet<string> {
  const words = list.split(/\s+/);
  return new Set([...words, ...words.map(foldAccents)]);
}

export const stopWords: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: readList(lists.en),
  fr: readList(lists.fr),
  nl: readList(lists.nl),
};
