import { movesBetween } from "../../../src/modules/partnering/previews/suggestion-preview.rules";

const list = (names: string) =>
  [...names].map((name, index) => ({ name, rank: index + 1, score: 100 - index }));

describe("moves between two lists", () => {
  it.each([
    ["abc", "abc", 3, "a STAYS 1 1, b STAYS 2 2, c STAYS 3 3"],
    ["abc", "bac", 3, "b RISES 2 1, a FALLS 1 2, c STAYS 3 3"],
    ["ab", "bc", 3, "b RISES 2 1, c ENTERS - 2, a LEAVES 1 -"],
    ["abc", "cab", 1, "c ENTERS 3 1, a LEAVES 1 2"],
    ["", "a", 5, "a ENTERS - 1"],
    ["a", "", 5, "a LEAVES 1 -"],
    ["", "", 5, ""],
  ])("%s and %s, of the first %i places: %s", (before, after, places, expected) => {
    const moves = movesBetween(list(before), list(after), ({ name }) => name, places);
    const shown = moves.map(
      (one) =>
        `${one.shown.name} ${one.move} ${String(one.before?.rank ?? "-")} ${String(one.after?.rank ?? "-")}`,
    );
    expect(shown.join(", ")).toBe(expected);
  });
});
