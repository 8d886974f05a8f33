import { profileIds, smallWorld } from "./small-world";

describe("golden rankings", () => {
  const engine = smallWorld();

  it.each([
    ["en", "We look for a partner able to weld steel with lasers", "weld"],
    ["en", "inspection of packaging by machine vision", "vision"],
    ["fr", "Nous recherchons un brasseur expert en levures", "yeast"],
    ["fr", "mesurer l'humidité avec des capteurs", "sensor"],
    ["nl", "zuivering van water", "water"],
    ["nl", "mobiele toepassing voor een ziekenhuis", "app"],
  ] as const)("finds in its own language (%s): %s", (lang, text, expected) => {
    expect(profileIds(engine, text, lang)[0]).toBe(expected);
  });

  it.each([
    ["fr", "soudage de l'acier au laser", "weld"],
    ["nl", "laserlassen van staal", "weld"],
    ["en", "soil remediation", "soil"],
    ["nl", "gist voor bier", "yeast"],
    ["fr", "purification de l'eau", "water"],
    ["en", "battery recycling", "battery"],
  ] as const)("finds across languages (%s): %s", (lang, text, expected) => {
    expect(profileIds(engine, text, lang)[0]).toBe(expected);
  });

  it.each([
    ["en", "lasser weldng of stel", "weld"],
    ["fr", "fermentatoin de levrues", "yeast"],
    ["nl", "waterzuiverng", "water"],
    ["fr", "depollution des sols", "soil"],
  ] as const)("forgives typing errors and missing accents (%s): %s", (lang, text, expected) => {
    expect(profileIds(engine, text, lang)[0]).toBe(expected);
  });

  it("detects the language of a need", () => {
    expect(profileIds(engine, "Wij zoeken een partner voor de zuivering van water")[0]).toBe("water");
    expect(profileIds(engine, "Nous cherchons des capteurs pour mesurer l'humidité")[0]).toBe("sensor");
  });

  it("does not take an acronym for a part of a word", () => {
    const retail = smallWorld([{ id: "retail", lang: "en", text: "Retail software" }]);
    expect(profileIds(retail, "AI", "en")).toEqual([]);
  });

  it("lets boilerplate weigh little", () => {
    const needs = ["welding", "beer", "sensors", "recycling", "membranes"];
    const spoken = smallWorld([
      { id: "partner", lang: "en", text: "Partner search service for companies" },
      { id: "beer", lang: "en", text: "Beer" },
    ]);
    spoken.learnNeeds(
      Array.from({ length: 40 }, (_, at) => ({
        lang: "en" as const,
        text: `We search a partner for ${needs[at % 5] ?? ""}`,
      })),
    );
    expect(profileIds(spoken, "We search a partner for beer", "en")[0]).toBe("beer");
  });
});
