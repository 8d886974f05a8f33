import {
  createEngine,
  type LexiconConcept,
  type MatchingEngine,
  type MatchProfile,
} from "../../../src/matching";

/** An invented catalogue: small firms of Brussels and Quebec, in three languages. */
export const profiles: readonly MatchProfile[] = [
  {
    id: "weld",
    owner: "soudobec",
    lang: "en",
    title: "Laser welding",
    text: "Laser welding of thin stainless steel sheets for medical devices",
  },
  { id: "cut", owner: "soudobec", lang: "en", text: "Water jet cutting of aluminium and composite plates" },
  {
    id: "yeast",
    owner: "brasseq",
    lang: "fr",
    text: "Sélection de levures et fermentation de bières sans alcool",
  },
  {
    id: "soil",
    owner: "terrabru",
    lang: "fr",
    text: "Dépollution des sols par des plantes et des champignons",
  },
  {
    id: "water",
    owner: "aquaplus",
    lang: "nl",
    text: "Waterzuivering met membranen voor de voedingsindustrie",
  },
  { id: "waste", owner: "aquaplus", lang: "nl", text: "Afvalverwerking en recyclage van kunststoffen" },
  {
    id: "vision",
    owner: "opticam",
    lang: "en",
    text: "Machine vision software that inspects bottles and labels on packaging lines",
  },
  {
    id: "battery",
    owner: "voltique",
    lang: "fr",
    text: "Recyclage de batteries au lithium et récupération du cobalt",
  },
  {
    id: "app",
    owner: "codehuis",
    lang: "nl",
    text: "Ontwikkeling van mobiele toepassingen voor ziekenhuizen",
  },
  {
    id: "sensor",
    owner: "mesurix",
    lang: "fr",
    text: "Capteurs optiques sans fil pour mesurer l'humidité du bois",
  },
];

const concept = (id: string, en: string, fr: string, nl: string): LexiconConcept => ({
  id,
  en: [en],
  fr: [fr],
  nl: [nl],
});

export const lexicon: readonly LexiconConcept[] = [
  concept("1", "water", "eau", "water"),
  concept("2", "water treatment", "traitement de l'eau", "waterbehandeling"),
  concept("3", "water purification", "purification de l'eau", "waterzuivering"),
  concept("4", "purification", "purification", "zuivering"),
  concept("5", "membrane", "membrane", "membraan"),
  concept("6", "soil", "sol", "bodem"),
  concept("7", "soil remediation", "dépollution du sol", "bodemsanering"),
  concept("8", "welding", "soudage", "lassen"),
  concept("9", "laser welding", "soudage au laser", "laserlassen"),
  concept("10", "laser", "laser", "laser"),
  concept("11", "steel", "acier", "staal"),
  concept("12", "battery", "batterie", "batterij"),
  concept("13", "battery recycling", "recyclage de batteries", "recyclage van batterijen"),
  concept("14", "yeast", "levure", "gist"),
  concept("15", "beer", "bière", "bier"),
  concept("16", "sensor", "capteur", "sensor"),
  concept("17", "hospital", "hôpital", "ziekenhuis"),
  concept("18", "waste", "déchet", "afval"),
  concept("19", "waste treatment", "traitement des déchets", "afvalverwerking"),
];

export function smallWorld(given: Iterable<MatchProfile> = profiles): MatchingEngine {
  const engine = createEngine({ lexicon });
  engine.putAll(given);
  return engine;
}

export function profileIds(engine: MatchingEngine, text: string, lang?: "en" | "fr" | "nl"): string[] {
  const need = lang === undefined ? { text } : { text, lang };
  return engine.rank(need).hits.map(({ profileId }) => profileId);
}
