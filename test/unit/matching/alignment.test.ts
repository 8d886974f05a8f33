import { profiles, smallWorld } from "./small-world";

describe("term alignment", () => {
  const engine = smallWorld();
  const profile = profiles.find(({ id }) => id === "weld") ?? { id: "" };

  it("marks the words that met in both texts", () => {
    const need = { lang: "fr" as const, text: "Soudage au laser de l'acier" };
    const matches = engine.alignTerms(need, profile);
    const pairs = matches.map(({ needTerm, profileTerm, kind }) => [needTerm, profileTerm, kind]);
    expect(pairs).toContainEqual(["soudage", "welding", "TRANSLATION"]);
    expect(pairs).toContainEqual(["acier", "steel", "TRANSLATION"]);
    expect(matches.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 10);
    for (const { needTerm, needRanges } of matches) {
      for (const { start, end } of needRanges)
        expect(need.text.slice(start, end).toLowerCase()).toBe(needTerm);
    }
    for (const { profileTerm, profileRanges } of matches) {
      for (const { field, start, end } of profileRanges) {
        expect((profile[field] ?? "").slice(start, end).toLowerCase()).toBe(profileTerm);
      }
    }
  });

  it.each([
    ["welding", "welding", "SAME"],
    ["sheet", "sheets", "INFLECTION"],
    ["stainles", "stainless", "TYPO"],
  ])("tells how %s met %s", (word, met, kind) => {
    const [match] = engine.alignTerms({ lang: "en", text: word }, profile);
    expect([match?.profileTerm, match?.kind]).toEqual([met, kind]);
  });
});
