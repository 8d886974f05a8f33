import { createEngine, type LexiconConcept } from "../../../src/matching";

const lexicon: readonly LexiconConcept[] = [
  { id: "c:water", en: ["water"], fr: ["eau"], nl: ["water"] },
  { id: "c:treatment", en: ["purification"], fr: ["épuration"], nl: ["zuivering"] },
  { id: "c:pathologist", en: ["pathologist"], fr: ["pathologiste"], nl: ["patholoog"] },
  { id: "c:winch", en: ["winch"], fr: ["treuil"], nl: ["lier"] },
  { id: "c:method", en: ["method"], fr: ["méthode"], nl: ["methode"] },
  { id: "c:pain", en: ["pain"], fr: ["douleur"], nl: ["pijn"] },
  { id: "c:care", en: ["treatment"], fr: ["traitement"], nl: ["behandeling"] },
];

const engine = createEngine({ lexicon });
engine.putAll([
  { id: "purification", lang: "nl", text: "Zuivering van water" },
  { id: "pathology", lang: "en", text: "Pathologist of plants" },
  { id: "winches", lang: "en", text: "Winch repair on sailing boats" },
  { id: "filters", lang: "en", text: "Filters that hold back sand" },
  { id: "pain", lang: "nl", text: "Behandeling van pijn" },
  { id: "methods", lang: "nl", text: "Methode van zuivering" },
]);

const best = (lang: "en" | "fr" | "nl", text: string): string | undefined =>
  engine.rank({ lang, text }).hits[0]?.profileId;

describe("a mistyped word", () => {
  it.each([
    ["nl", "waterzuivreing", "purification", "a compound that nobody has written, read as its parts"],
    ["nl", "pijnbehandelinggen", "pain", "in the ending of a compound"],
    ["nl", "zuiveringsmethofes", "methods", "in the last part, which stands in the plural"],
    ["en", "patholohists", "pathology", "a plural whose singular alone is known"],
    ["en", "fitlers whihc hold back sand", "filters", "«which» is not taken for a winch"],
    ["fr", "eppuration", "purification", "and its translation"],
  ] as const)("%s %s finds %s: %s", (lang, text, expected, _why) => {
    expect(best(lang, text)).toBe(expected);
  });

  it("that may be meant for a word that says nothing still finds its like where nothing else is said", () => {
    expect(best("en", "whinch")).toBe("winches");
  });

  it("is an error even when some needs have it, if many more have the word that was meant", () => {
    const learnt = createEngine({ lexicon });
    learnt.putAll([
      { id: "right", lang: "en", text: "Purification" },
      { id: "other", lang: "en", text: "Puricator" },
    ]);
    const needs = (count: number, text: string) =>
      Array.from({ length: count }, () => ({ lang: "en", text }) as const);
    learnt.learnNeeds([...needs(4, "purifcation"), ...needs(90, "purification"), ...needs(2_000, "pump")]);
    const [hit] = learnt.rank({ lang: "en", text: "purifcation" }).hits;
    const [same] = learnt.rank({ lang: "en", text: "purification" }).hits;
    expect(hit?.profileId).toBe("right");
    expect(hit?.score).toBeGreaterThan((same?.score ?? 0) * 0.5);
  });
});
