import type { WordSource } from "../../../src/matching/expansion/corrections";
import { partsOfMistyped } from "../../../src/matching/expansion/mistyped-compounds";

const frequencies = new Map([
  ["brand", 40],
  ["beveiliging", 60],
  ["systeem", 90],
  ["systemen", 70],
  ["verf", 30],
  ["technieken", 50],
  ["afval", 80],
  ["water", 120],
  ["zuivering", 45],
]);

/** Every word is offered as a candidate; which of them is one error away is for the correction to say. */
const source: WordSource = {
  near: () => frequencies.keys(),
  further: () => [],
  frequency: (word) => frequencies.get(word) ?? 0,
};

describe("a Dutch compound with one error in it", () => {
  it.each<[string, string[] | undefined, string]>([
    ["brandbeveiligingssystenen", ["brand", "beveiliging", "systemen"], "in its last part"],
    ["vwerftechnieken", ["verf", "technieken"], "in its first part"],
    ["afvalwatrezuivering", ["afval", "water", "zuivering"], "of two letters changed over"],
    ["afvolwaterzuivreing", undefined, "and another one"],
    ["brandbevieligingssystemen", ["brand", "beveiliging", "systemen"], "in the middle"],
    ["verftechniekenxqz", undefined, "and something that is no word behind it"],
    ["qzxvwkqzxv", undefined, "that is no compound"],
    ["", undefined, "that is nothing at all"],
  ])("%s is read as %j: %s", (word, parts) => {
    expect(partsOfMistyped(word, source)).toEqual(parts);
  });
});
