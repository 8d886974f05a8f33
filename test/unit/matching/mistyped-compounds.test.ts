import type { WordSource } from "../../../src/matching/expansion/corrections";
import { readMistypedCompound } from "../../../src/matching/expansion/mistyped-compounds";

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
  near: () => [...frequencies.keys()],
  further: () => [],
  frequency: (word) => frequencies.get(word) ?? 0,
};

describe("a Dutch compound with one error in it", () => {
  const systems = { written: "brandbeveiligingssystemen", parts: ["brand", "beveiliging", "systemen"] };
  const paints = { written: "verftechnieken", parts: ["verf", "technieken"] };
  const waters = { written: "afvalwaterzuivering", parts: ["afval", "water", "zuivering"] };

  it.each<[string, { written: string; parts: string[] } | undefined, string]>([
    ["brandbeveiligingssystenen", systems, "in its last part"],
    ["vwerftechnieken", paints, "in its first part"],
    ["afvalwatrezuivering", waters, "of two letters changed over"],
    ["afvolwaterzuivreing", undefined, "and another one"],
    ["brandbevieligingssystemen", systems, "in the middle, before a letter that links"],
    ["verftechniekenxqz", undefined, "and something that is no word behind it"],
    ["qzxvwkqzxv", undefined, "that is no compound"],
    ["", undefined, "that is nothing at all"],
  ])("%s is read as %j: %s", (word, reading) => {
    const found = readMistypedCompound(word, source);
    expect(found && { written: found.written, parts: found.parts }).toEqual(reading);
  });
});
