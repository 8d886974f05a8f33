import { pathSentence, shortestPath } from "../../../src/modules/partnering/lexicon/concept-path.rules";

const up = new Map([
  ["mbr", [[], ["treatment"], ["treatment", "water"]]],
  ["treatment", [[], ["water"]]],
  ["water", [[]]],
  ["soil", [[]]],
]);
const named = (...ids: string[]) => ids.map((conceptId) => ({ conceptId, phrase: conceptId }));

describe("the way between two concepts", () => {
  it.each([
    ["the same", named("mbr"), named("mbr"), "SAME", ["mbr"]],
    ["one step down", named("treatment"), named("mbr"), "BROADER", ["treatment", "mbr"]],
    ["two steps down", named("water"), named("mbr"), "BROADER", ["water", "treatment", "mbr"]],
    ["two steps up", named("mbr"), named("water"), "NARROWER", ["mbr", "treatment", "water"]],
    ["the shortest of several", named("water", "mbr"), named("mbr", "water"), "SAME", ["water"]],
  ])("is found: %s", (_what, needs, capabilities, relation, concepts) => {
    expect(shortestPath(needs, capabilities, up)).toMatchObject({ relation, concepts });
  });

  it("is none between strangers", () => {
    expect(shortestPath(named("soil"), named("mbr"), up)).toBeUndefined();
  });

  it.each([
    ["EN", "eaux usées → wastewater → membrane bioreactor: broader"],
    ["FR", "eaux usées → wastewater → membrane bioreactor: plus large"],
    ["NL", "eaux usées → wastewater → membrane bioreactor: ruimer"],
  ] as const)("reads in %s", (language, sentence) => {
    expect(pathSentence(["eaux usées", "wastewater", "membrane bioreactor"], "BROADER", language)).toBe(
      sentence,
    );
  });
});
