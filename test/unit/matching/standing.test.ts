import { createEngine, type MatchNeed, type MatchProfile } from "../../../src/matching";
import { smallWorld } from "./small-world";

const need: MatchNeed = {
  lang: "en",
  text: "laser welding of stainless steel for medical devices",
  requirements: [{ id: "clean", level: "MUST", text: "clean room assembly" }],
};

const offers: readonly MatchProfile[] = [
  { id: "best", lang: "en", text: "laser welding of stainless steel medical devices, clean room assembly" },
  { id: "good", lang: "en", text: "welding of stainless steel, clean room assembly" },
  { id: "near", lang: "en", text: "laser welding of stainless steel sheets" },
  { id: "far", lang: "en", text: "steel fences" },
];

describe("where an owner stands that is not listed", () => {
  const engine = createEngine();
  engine.putAll(offers);
  const options = { limit: 2 };

  it("tells its place and what the last listed one has more, by signal", () => {
    const standing = engine.standing(need, "near", options);
    expect(standing).toMatchObject({ isAccepted: true, isListed: false, rank: 3 });
    expect(standing?.lastListed?.owner).toBe("good");
    const gap = (standing?.lastListed?.score ?? 0) - (standing?.hit.score ?? 0);
    expect(standing?.missing.reduce((sum, { points }) => sum + points, 0)).toBeGreaterThanOrEqual(
      gap - 0.001,
    );
  });

  it("names a change that really lifts it over the last listed one", () => {
    const standing = engine.standing(need, "near", options);
    expect(standing?.change).toMatchObject({ kind: "REQUIREMENT", requirementId: "clean" });
    expect(standing?.change?.score).toBeGreaterThan(standing?.lastListed?.score ?? 0);
    engine.put({ ...offers[2]!, text: `${offers[2]!.text ?? ""}, clean room assembly` });
    expect(engine.rank(need, options).hits.map(({ owner }) => owner)).toContain("near");
    engine.put(offers[2]!);
  });

  it("names no change for a listed one", () => {
    const standing = engine.standing(need, "best", options);
    expect(standing).toMatchObject({ isListed: true, rank: 1, missing: [] });
    expect(standing?.change).toBeUndefined();
  });

  it("tells when the filter left it out, and the place it would have had", () => {
    const standing = engine.standing(need, "best", { ...options, withoutOwners: ["best"] });
    expect(standing).toMatchObject({ isAccepted: false, isListed: false, rank: 1 });
  });

  it("knows nothing of an owner that the index does not hold", () => {
    expect(engine.standing(need, "nobody", options)).toBeUndefined();
  });
});

describe("reciprocity", () => {
  const engine = createEngine();
  engine.putAll(offers);

  it("adds points to those who need what the asker offers, and all points add up", () => {
    const plain = engine.rank(need).hits.map(({ owner }) => owner);
    const { hits } = engine.rank(need, { reciprocal: new Map([["near", 1]]), weights: { RECIPROCITY: 10 } });
    expect(plain[0]).toBe("best");
    expect(hits[0]?.owner).toBe("near");
    for (const { score, contributions } of hits)
      expect(contributions.reduce((sum, { points }) => sum + Math.round(points * 1e4), 0)).toBe(
        Math.round(score * 1e4),
      );
  });

  it("is left out when nobody says", () => {
    const signals = engine.rank(need).hits[0]?.contributions.map(({ signal }) => signal);
    expect(signals).not.toContain("RECIPROCITY");
  });

  it("searches with all words of an owner, in their languages", () => {
    const offer = smallWorld().offerOf("soudobec");
    expect(offer?.lang).toBe("en");
    expect(offer?.keywords).toEqual(expect.arrayContaining(["welding", "cutting"]));
    expect(smallWorld().offerOf("nobody")).toBeUndefined();
  });
});

describe("words for what is broader", () => {
  it("answer less than the word itself, and are named so", () => {
    const engine = createEngine({
      lexicon: [
        { id: "craft", en: ["metalworker"], fr: ["métallurgiste"] },
        { id: "smith", en: ["blacksmith"], fr: ["forgeron"], broader: ["craft"] },
      ],
    });
    engine.putAll([
      { id: "same", lang: "en", text: "blacksmith" },
      { id: "broader", lang: "fr", text: "métallurgiste" },
    ]);
    const { hits } = engine.rank({ lang: "en", text: "blacksmith" });
    expect(hits.map(({ owner }) => owner)).toEqual(["same", "broader"]);
    const [term] = engine.alignTerms(
      { lang: "en", text: "blacksmith" },
      { id: "broader", lang: "fr", text: "métallurgiste" },
    );
    expect(term).toMatchObject({ needTerm: "blacksmith", profileTerm: "métallurgiste", kind: "BROADER" });
  });
});
