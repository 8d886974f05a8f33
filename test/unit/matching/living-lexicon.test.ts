import { createEngine, labelKey, type LexiconConcept, LivingLexicon } from "../../../src/matching";
import { leftOverPairs } from "../../../src/matching/lexicon/added-translations";
import { LearntKnowledge } from "../../../src/matching/lexicon/learnt-knowledge";
import { learnLexicon } from "../../../src/matching/lexicon/learnt-lexicon";
import { lexicon, profiles } from "./small-world";

function livingWorld(concepts: readonly LexiconConcept[] = lexicon) {
  const living = new LivingLexicon(new LearntKnowledge(learnLexicon(concepts)));
  const engine = createEngine({ lexicon: living });
  engine.putAll([
    ...profiles,
    { id: "pinball", lang: "en", text: "Repair of pinball tables" },
    { id: "hydrogen", lang: "en", text: "Tanks for hydrogen" },
    { id: "hydrogel", lang: "en", text: "Films of hydrogel" },
  ]);
  const found = (text: string, lang: "en" | "fr" | "nl") =>
    engine.rank({ lang, text }).hits.map(({ profileId }) => profileId);
  return { living, engine, found };
}

const PINBALL: LexiconConcept = { id: "x", en: ["pinball table"], nl: ["flipperkast"] };
const separated = (left: [string, "en" | "fr" | "nl"], right: [string, "en" | "fr" | "nl"]) => ({
  left: { word: left[0], lang: left[1] },
  right: { word: right[0], lang: right[1] },
});

describe("a lexicon that goes on changing", () => {
  it("translates by an added concept at once, and no longer when it is taken back", () => {
    const { living, found } = livingWorld();
    expect(found("flipperkasten", "nl")).not.toContain("pinball");
    living.adjust({ concepts: [PINBALL], separations: [] });
    expect(found("flipperkast", "nl")).toContain("pinball");
    living.adjust({ concepts: [], separations: [] });
    expect(found("flipperkast", "nl")).not.toContain("pinball");
  });

  it("does not let separated words meet, whichever way they met", () => {
    const { living, found } = livingWorld([
      ...lexicon,
      PINBALL,
      { id: "h", en: ["hydrogen"], fr: ["hydrogène"] },
    ]);
    expect(found("hydrogel", "en")).toEqual(expect.arrayContaining(["hydrogel", "hydrogen"]));
    expect(found("hydrogène", "fr")).toContain("hydrogen");
    living.adjust({
      concepts: [],
      separations: [
        separated(["hydrogel", "en"], ["hydrogens", "en"]),
        separated(["hydrogen", "en"], ["hydrogènes", "fr"]),
      ],
    });
    expect(found("hydrogel", "en")).toEqual(["hydrogel"]);
    expect(found("hydrogen", "en")).not.toContain("hydrogel");
    expect(found("hydrogène", "fr")).not.toContain("hydrogen");
    living.adjust({ concepts: [], separations: [] });
    expect(found("hydrogène", "fr")).toContain("hydrogen");
  });

  it("gives an engine that was filled later the same terms", () => {
    const { living, engine } = livingWorld();
    living.adjust({ concepts: [PINBALL], separations: [] });
    const late = createEngine({ lexicon: living });
    late.putAll([...profiles, { id: "pinball", lang: "en", text: "Repair of pinball tables" }]);
    for (const id of ["hydrogen", "hydrogel"]) engine.remove(id);
    for (const [text, lang] of [
      ["flipperkast", "nl"],
      ["soudage", "fr"],
    ] as const)
      expect(engine.rank({ lang, text }).hits).toEqual(late.rank({ lang, text }).hits);
  });

  it.each([
    ["a plain word", "soudage", "fr", true],
    ["another form", "soudages", "fr", true],
    ["a word that nobody knows", "flibustier", "fr", false],
  ] as const)("tells whether it covers %s", (_what, word, language, covered) => {
    expect(livingWorld().living.covers(word, language)).toBe(covered);
  });
});

describe("what an added label says", () => {
  const known = (pairs: Record<string, string[]>) => (stem: string) => new Set(pairs[stem] ?? []);

  it.each([
    ["one word for one word", ["flipper"], ["pinbal"], {}, ["flipper>pinbal"]],
    [
      "words that are paired are set aside",
      ["membran", "bior"],
      ["membraan", "reacteur"],
      { membran: ["membraan"] },
      ["bior>reacteur"],
    ],
    [
      "a word known otherwise stands back",
      ["machin", "pinbal"],
      ["flipper"],
      { machin: ["toestel"] },
      ["pinbal>flipper"],
    ],
    ["all paired already: nothing new", ["water"], ["eau"], { water: ["eau"] }, []],
    [
      "only known words are left: they share",
      ["water", "heater"],
      ["boiler"],
      { water: ["x"], heater: ["y"] },
      ["water>boiler", "heater>boiler"],
    ],
  ])("%s", (_what, source, target, pairs, expected) => {
    expect(
      leftOverPairs(source, target, known(pairs as Record<string, string[]>)).map(
        (one) => `${one.source}>${one.target}`,
      ),
    ).toEqual(expected);
  });
});

describe("what profiles say", () => {
  it("names those that have every word of a label, in any form", () => {
    const { engine } = livingWorld();
    expect(engine.mentioning([{ lang: "en", text: "pinball table" }])).toEqual(["pinball"]);
    expect(engine.mentioning([{ lang: "en", text: "pinball hydrogen" }])).toEqual([]);
    expect(
      engine.mentioning([
        { lang: "en", text: "hydrogel" },
        { lang: "en", text: "hydrogen" },
      ]),
    ).toEqual(["hydrogel", "hydrogen"]);
    engine.remove("hydrogen");
    expect(engine.mentioning([{ lang: "en", text: "hydrogen" }])).toEqual([]);
    expect(engine.wordsUsed("en")).toContainEqual({ word: "pinball", profiles: 1 });
    expect(engine.wordsUsed("en").map(({ word }) => word)).not.toContain("hydrogens");
  });

  it.each([
    ["water pumps", "en", "water pump"],
    ["traitement de l'eau", "fr", "trait eau"],
    ["of the", "en", ""],
  ] as const)("a label's key: %s", (label, language, key) => {
    expect(labelKey(label, language)).toBe(key);
  });
});
