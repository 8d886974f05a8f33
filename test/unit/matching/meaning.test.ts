import { createEngine, type LexiconConcept } from "../../../src/matching";
import { MEANING_DIMENSIONS } from "../../../src/matching/lexicon/meaning-vectors";
import { learnMeanings, Meanings } from "../../../src/matching/lexicon/meanings";
import { FirstWords } from "../../../src/matching/need/first-words";
import { blankExclusions } from "../../../src/matching/text/exclusions";
import { stemOf } from "../../../src/matching/text/stemming";

const [EN, FR, NL] = [0, 1, 2] as const;

/** Two fields of activity whose words never stand in one label. */
const concepts: readonly LexiconConcept[] = [
  { id: "farm", en: ["farming", "crop growing"], fr: ["agriculture"], nl: ["landbouw"] },
  {
    id: "irrigation",
    en: ["irrigation"],
    fr: ["irrigation"],
    nl: ["bevloeiing"],
    broader: ["farm"],
    definitions: { en: "Supplying land with water so that crops grow." },
  },
  { id: "harvest", en: ["crop harvest"], fr: ["récolte"], nl: ["oogst"], broader: ["farm"] },
  { id: "water", en: ["water", "land water"], fr: ["eau"], nl: ["water"] },
  { id: "computing", en: ["computing", "software"], fr: ["informatique"], nl: ["informatica"] },
  { id: "database", en: ["database"], fr: ["base de données"], nl: ["databank"], broader: ["computing"] },
  { id: "backup", en: ["software backup"], fr: ["sauvegarde"], nl: ["back-up"], broader: ["computing"] },
];

describe("meanings learnt from a lexicon", () => {
  const meanings = new Meanings(learnMeanings(concepts, () => 0));
  const cosine = (a: readonly [string, 0 | 1 | 2], b: readonly [string, 0 | 1 | 2]): number => {
    const [left = 0, right = 0] = [a, b].map(([word, language]) =>
      meanings.row(stemOf(word, language), language),
    );
    const of = (row: number) =>
      meanings.vectors.rows.subarray(row * MEANING_DIMENSIONS, (row + 1) * MEANING_DIMENSIONS);
    const product = (x: Int8Array, y: Int8Array) =>
      x.reduce((sum, value, at) => sum + value * (y[at] ?? 0), 0);
    return (
      product(of(left), of(right)) / Math.sqrt(product(of(left), of(left)) * product(of(right), of(right)))
    );
  };

  it("puts words of one concept together in all languages", () => {
    expect(cosine(["irrigation", EN], ["bevloeiing", NL])).toBeGreaterThan(0.9);
  });

  it("puts words of neighbouring concepts nearer than words of others", () => {
    expect(cosine(["irrigation", EN], ["récolte", FR])).toBeGreaterThan(
      cosine(["irrigation", EN], ["sauvegarde", FR]) + 0.2,
    );
  });

  it("learns from definitions", () => {
    expect(cosine(["supplying", EN], ["bevloeiing", NL])).toBeGreaterThan(0.5);
  });

  it("is the same every time", () => {
    expect(learnMeanings(concepts, () => 0)).toEqual(learnMeanings(concepts, () => 0));
  });

  it("knows no word that no concept has", () => {
    expect(meanings.row("zeppelin", EN)).toBeUndefined();
  });

  it("ranks what is about the same higher among what shares the same words", () => {
    const engine = createEngine({ lexicon: concepts });
    engine.putAll([
      { id: "backup", lang: "fr", text: "services de sauvegarde" },
      { id: "harvest", lang: "fr", text: "services de récolte" },
    ]);
    const { hits } = engine.rank({ lang: "fr", text: "services d'irrigation" });
    expect(hits.map(({ profileId }) => profileId)).toEqual(["harvest", "backup"]);
  });
});

describe("what a text leaves out", () => {
  it.each([
    ["Growing of cereals (except rice), oil seeds", EN, ["rice"], ["cereals", "seeds"]],
    ["tous métaux sauf l'acier, sur mesure", FR, ["acier"], ["métaux", "mesure"]],
    ["machines, andere dan drukmachines; onderdelen", NL, ["drukmachines"], ["machines,", "onderdelen"]],
    ["capteurs sans fil", FR, [], ["capteurs", "fil"]],
  ] as const)("is not asked for: %s", (text, language, gone, left) => {
    const blanked = blankExclusions(text, language);
    expect(blanked).toHaveLength(text.length);
    for (const word of gone) expect(blanked).not.toContain(word);
    for (const word of left) expect(blanked).toContain(word);
  });
});

describe("what is said first", () => {
  it("counts fully up to the fourth word of a field, then less and less, never nothing", () => {
    const words = new FirstWords();
    const shares = Array.from({ length: 60 }, () => words.share(0, 1));
    expect(shares.slice(0, 5)).toEqual([1, 1, 1, 1, 1]);
    expect(shares[9]).toBeCloseTo(1 / 1.5);
    expect(shares[59]).toBe(0.3);
    expect(words.share(1, 1)).toBe(1);
  });
});

describe("two ways of writing one word", () => {
  it.each([
    ["colour", "color", EN],
    ["organisations", "organizations", EN],
    ["fibres", "fibers", EN],
    ["gynaecologist", "gynecologist", EN],
    ["modelling", "modeling", EN],
    ["machines", "machine", NL],
    ["functies", "functie", NL],
    ["saleswomen", "salesperson", EN],
    ["fishermen", "fisherman", EN],
    ["waitresses", "waiter", EN],
    ["directrice", "directeur", FR],
    ["vendeuses", "vendeur", FR],
    ["bouchère", "boucher", FR],
    ["dangereuse", "dangereux", FR],
    ["coûteuse", "coûteux", FR],
    ["nerveuse", "nerveux", FR],
    ["graisseuse", "graisseux", FR],
    ["serveuse", "serveur", FR],
    ["monteuse", "monteur", FR],
    ["chercheuses", "chercheur", FR],
    ["technicienne", "technicien", FR],
    ["cheffe", "chef", FR],
    ["inspectrices", "inspecteur", NL],
    ["medewerksters", "medewerker", NL],
    ["verkoopster", "verkoper", NL],
    ["bestuurster", "bestuurder", NL],
    ["schrijfster", "schrijver", NL],
    ["lesgeefster", "lesgever", NL],
    ["vloerlegster", "vloerlegger", NL],
    ["naaister", "naaier", NL],
    ["timmervrouw", "timmerman", NL],
    ["secretaresse", "secretaris", NL],
    ["technica", "technicus", NL],
  ] as const)("%s and %s", (left, right, language) => {
    expect(stemOf(left, language)).toBe(stemOf(right, language));
  });

  it.each([
    ["hour", "hor", EN],
    ["specimen", "speciman", EN],
    ["women", "man", EN],
    ["critère", "criter", FR],
    ["matrice", "mateur", FR],
    ["glas", "gla", NL],
    ["venster", "vener", NL],
    ["klooster", "kloor", NL],
    ["minister", "minier", NL],
  ] as const)("leaves %s alone", (word, other, language) => {
    expect(stemOf(word, language)).not.toBe(stemOf(other, language));
  });
});
