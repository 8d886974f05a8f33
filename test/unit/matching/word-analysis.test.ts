import { splitCompound } from "../../../src/matching/vocabulary/compounds";
import { damerauDistance } from "../../../src/matching/expansion/damerau-distance";
import { foldAccents, normaliseWord } from "../../../src/matching/text/folding";
import { detectLanguage } from "../../../src/matching/text/language-detection";
import { meaningfulWords } from "../../../src/matching/index/profile-wording";
import { stemOf } from "../../../src/matching/text/stemming";
import { splitWords } from "../../../src/matching/text/words";

const [EN, FR, NL] = [0, 1, 2] as const;

describe("words", () => {
  it("splits elided articles and keeps the place of each word", () => {
    const text = "L'énergie «verte»";
    const words = splitWords(text);
    expect(words.map((word) => word.text)).toEqual(["l", "énergie", "verte"]);
    expect(words.map(({ start, end }) => text.slice(start, end))).toEqual(["L", "énergie", "verte"]);
  });

  it("opens ligatures and folds accents", () => {
    expect(normaliseWord("ŒUVRE")).toBe("oeuvre");
    expect(normaliseWord("e\u0301tude")).toBe("étude");
    expect(foldAccents("énergie")).toBe("energie");
  });

  it("reads no amounts, but the numbers of norms and alloys", () => {
    expect(meaningfulWords("4 steel plates of 20 mm, 5083, 20.000 euro", EN)).toEqual([
      "steel",
      "plates",
      "mm",
      "5083",
      "euro",
    ]);
  });

  it("stems by language", () => {
    expect(stemOf("welding", EN)).toBe("weld");
    expect(stemOf("bières", FR)).toBe(stemOf("bière", FR));
    expect(stemOf("batterijen", NL)).toBe(stemOf("batterij", NL));
  });

  it.each([
    ["lampenkap", ["lampen", "kap"]],
    ["waterzuivering", ["water", "zuivering"]],
    ["waterzuiveringen", ["water", "zuiveringen"]],
    ["zuiveringen", undefined],
    ["werkplaats", undefined],
  ])("splits %s", (word, parts) => {
    const known = new Map([
      ["lampen", 3],
      ["kap", 2],
      ["water", 9],
      ["zuivering", 4],
    ]);
    expect(splitCompound(word, (part) => known.get(part) ?? 0)).toEqual(parts);
  });

  it.each([
    ["laser", "laser", 0],
    ["laser", "lasser", 1],
    ["laser", "lasre", 1],
    ["laser", "maser", 1],
    ["laser", "welding", 2],
  ])("counts errors between %s and %s", (left, right, distance) => {
    expect(damerauDistance(left, right, 1)).toBe(distance);
  });

  it.each([
    ["We are looking for a supplier of bottles", EN],
    ["Recherche de fournisseurs pour l'industrie", FR],
    ["Zuivering van afvalwater voor de voedingsindustrie", NL],
    ["bedrijfsvoering", NL],
    ["", EN],
  ])("detects the language of «%s»", (text, language) => {
    expect(detectLanguage(text, () => false)).toBe(language);
  });
});
