import fc from "fast-check";
import {
  type ConsortiumCandidate,
  smallestConsortia,
} from "../../../src/modules/partnering/consortia/consortium.rules";

const candidate = (id: string, meets: readonly number[], more: Partial<ConsortiumCandidate> = {}) => ({
  ...{ id, meets, proven: [], score: 50 },
  ...more,
});
const nobody = () => false;
const LIMITS = { most: 4, limit: 50 };
const namesOf = (sets: readonly (readonly ConsortiumCandidate[])[]) =>
  sets.map((set) => set.map(({ id }) => id).join("+"));
const find = (candidates: readonly ConsortiumCandidate[], wanted: number, apart: string[] = [], most = 4) => {
  const areApart = (one: string, other: string) => apart.includes(one + other) || apart.includes(other + one);
  const { consortia, unmet } = smallestConsortia(candidates, wanted, { most, limit: 50 }, areApart);
  return { sets: namesOf(consortia), unmet };
};

describe("the smallest consortia", () => {
  const [a, b, c, ab, bc, abc] = [
    candidate("a", [0]),
    candidate("b", [1]),
    candidate("c", [2]),
    candidate("ab", [0, 1]),
    candidate("bc", [1, 2]),
    candidate("abc", [0, 1, 2]),
  ];

  it.each([
    ["one who meets all is enough", [a, b, c, abc], [], { sets: ["abc"], unmet: [] }],
    ["two, with their overlap", [a, b, c, ab, bc], [], { sets: ["a+bc", "ab+bc", "ab+c"], unmet: [] }],
    ["three where nobody meets two", [c, b, a], [], { sets: ["a+b+c"], unmet: [] }],
    ["what nobody meets is named", [a, c], [], { sets: ["a+c"], unmet: [1] }],
    ["nobody meets anything", [candidate("x", [])], [], { sets: [], unmet: [0, 1, 2] }],
    ["nobody at all", [], [], { sets: [], unmet: [0, 1, 2] }],
    [
      "two who are kept apart are in no set together",
      [ab, bc, a, c],
      ["abbc"],
      { sets: ["a+bc", "ab+c"], unmet: [] },
    ],
    ["so more are needed", [ab, c, a, b], ["abc"], { sets: ["a+b+c"], unmet: [] }],
  ])("%s", (_what, candidates, apart, expected) => {
    expect(find(candidates, 3, apart)).toEqual(expected);
  });

  it("that are too small for everything meet as much as they can", () => {
    expect(find([a, b, c, ab], 3, [], 1)).toEqual({ sets: ["ab"], unmet: [] });
    expect(find([a, b, c, candidate("d", [3])], 4, [], 2).sets).toEqual([
      "a+b",
      "a+c",
      "a+d",
      "b+c",
      "b+d",
      "c+d",
    ]);
    expect(find([a, b], 2, ["ab"]).sets).toEqual(["a", "b"]);
  });

  it("with most proven come first, then with the highest scores", () => {
    const candidates = [
      candidate("claimed", [0, 1], { score: 99 }),
      candidate("proven", [0, 1], { score: 10, proven: [0] }),
      candidate("other", [0, 1], { score: 80 }),
    ];
    expect(find(candidates, 2).sets).toEqual(["proven", "claimed", "other"]);
  });

  it("know fifty requirements", () => {
    const half = (from: number) => Array.from({ length: 25 }, (_, place) => from + place);
    const candidates = [candidate("low", half(0)), candidate("high", half(25)), candidate("last", [49])];
    expect(find(candidates, 50)).toEqual({ sets: ["high+low"], unmet: [] });
  });

  it("are those that trying everything finds, in whatever order the candidates come", () => {
    const places = fc.uniqueArray(fc.integer({ min: 0, max: 5 }), { maxLength: 4 });
    const crowd = fc.array(fc.record({ meets: places, score: fc.integer({ min: 0, max: 9 }) }), {
      maxLength: 9,
    });
    const pairs = fc.uniqueArray(fc.tuple(fc.nat(8), fc.nat(8)), { maxLength: 6 });
    fc.assert(
      fc.property(crowd, pairs, fc.infiniteStream(fc.nat()), (people, keptApart, shuffle) => {
        const candidates = people.map((one, index) =>
          candidate(String(index), one.meets, { score: one.score }),
        );
        const areApart = (one: string, other: string) =>
          keptApart.some(
            ([x, y]) =>
              (one === String(x) && other === String(y)) || (one === String(y) && other === String(x)),
          );
        const { consortia } = smallestConsortia(candidates, 6, { most: 4, limit: 10_000 }, areApart);
        expect(namesOf(consortia).sort()).toEqual(tryingEverything(candidates, areApart).sort());
        const shuffled = candidates
          .map((one) => ({ one, at: Number(shuffle.next().value) }))
          .sort((x, y) => x.at - y.at)
          .map(({ one }) => one);
        expect(namesOf(smallestConsortia(shuffled, 6, LIMITS, areApart).consortia)).toEqual(
          namesOf(smallestConsortia(candidates, 6, LIMITS, areApart).consortia),
        );
      }),
      { numRuns: 300, seed: 20_261_126 },
    );
  });

  it("are found among many", () => {
    const candidates = Array.from({ length: 200 }, (_, index) =>
      candidate(String(index).padStart(3, "0"), [index % 4], { score: index % 7 }),
    );
    const { consortia } = smallestConsortia(candidates, 4, LIMITS, nobody);
    expect(consortia).toHaveLength(50);
    expect(consortia.every((set) => new Set(set.flatMap(({ meets }) => meets)).size === 4)).toBe(true);
  });
});

/** Every set of up to four, by counting. */
function tryingEverything(
  candidates: readonly ConsortiumCandidate[],
  areApart: (one: string, other: string) => boolean,
): string[] {
  const sets: ConsortiumCandidate[][] = [];
  for (let bits = 1; bits < 1 << candidates.length; bits++) {
    const set = candidates.filter((_, index) => (bits >> index) & 1);
    const isAllowed = set.every((one) => set.every((other) => one === other || !areApart(one.id, other.id)));
    if (set.length <= 4 && isAllowed && set.every(({ meets }) => meets.length > 0)) sets.push(set);
  }
  const covered = (set: readonly ConsortiumCandidate[]) => new Set(set.flatMap(({ meets }) => meets)).size;
  const most = Math.max(0, ...sets.map(covered));
  const wide = sets.filter((set) => covered(set) === most);
  const smallest = Math.min(...wide.map(({ length }) => length));
  const ordered = (set: readonly ConsortiumCandidate[]) =>
    [...set].sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  return namesOf(wide.filter(({ length }) => length === smallest).map(ordered));
}
