import { crc32 } from "node:zlib";
import { ENGINE_VERSION, LivingLexicon, createEngine } from "../../../src/matching";
import { profiles, smallWorld } from "./small-world";

/**
 * What the version of the engine promises. When this test fails, the same texts are scored otherwise than before: raise
 * REVISION in `src/matching/engine-version.ts` (tuned tables change the version by themselves) and write both here.
 */
const PINNED = { version: "7.716d47b1", scores: "b2717190" };

const NEEDS = [
  ["en", "We look for a partner able to weld steel with lasers"],
  ["fr", "purification de l'eau par des membranes"],
  ["nl", "gist voor bier en recyclage van batterijen"],
  ["fr", "depollution des sols et traitement des déchets"],
] as const;

describe("the versions that verdicts keep", () => {
  it("the engine's changes with the scores", () => {
    const engine = smallWorld();
    const scores = NEEDS.map(([lang, text]) =>
      engine
        .rank(
          {
            lang,
            text,
            requirements: [{ id: "1", level: "MUST", text: "laser" }],
            sectors: ["ICT"],
          },
          { today: "2026-11-26" },
        )
        .hits.map(({ profileId, score }) => [profileId, score]),
    );
    const digest = crc32(JSON.stringify(scores)).toString(16);
    expect({ version: ENGINE_VERSION, scores: digest }).toEqual(PINNED);
  });

  it("the lexicon's changes with what is added to it and held apart, whatever the order, and back", () => {
    const lexicon = new LivingLexicon();
    const engine = createEngine({ lexicon });
    engine.putAll(profiles);
    const settled = engine.lexiconVersion;
    const [one, other] = [
      { id: "a", en: ["weld"], fr: ["souder"] },
      { id: "b", en: ["beer"], nl: ["bier"] },
    ];
    const apart = { left: { word: "gist", lang: "nl" }, right: { word: "gist", lang: "en" } } as const;
    const versionWith = (...adjustments: Parameters<LivingLexicon["adjust"]>) => {
      lexicon.adjust(...adjustments);
      return engine.lexiconVersion;
    };
    const versions = [
      versionWith({ concepts: [one], separations: [] }),
      versionWith({ concepts: [one, other], separations: [] }),
      versionWith({ concepts: [one, other], separations: [apart] }),
      settled,
    ];
    expect(new Set(versions).size).toBe(4);
    expect(versionWith({ concepts: [other, one], separations: [apart] })).toBe(versions[2]);
    expect(versionWith({ concepts: [], separations: [] })).toBe(settled);
  });
});
