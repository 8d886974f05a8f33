import { createEngine, type MatchingEngine, type RankOptions } from "../../../src/matching";
import { RecentRankings } from "../../../src/modules/partnering/suggestions/recent-rankings";

const need = { id: "need", lang: "en", text: "membrane filtration of process water" } as const;
const membranes = { id: "membranes", lang: "en", text: "membrane filtration" } as const;
const question = { need, region: undefined, inSectors: [], limit: 10 };
const NOTHING: Pick<RankOptions, "accept" | "reciprocal"> = {};

/** How often the engine ranks is counted; everything else is its own. */
function counted(): { engine: MatchingEngine; rank: jest.SpyInstance } {
  const engine = createEngine();
  engine.put(membranes);
  return { engine, rank: jest.spyOn(engine, "rank") };
}

describe("rankings of the last questions", () => {
  it("are the engine's own, and made once", () => {
    const { engine, rank } = counted();
    const rankings = new RecentRankings();
    const first = rankings.hits(engine, question, NOTHING);
    expect(rankings.hits(engine, { ...question }, NOTHING)).toBe(first);
    expect(rank).toHaveBeenCalledTimes(1);
    expect(first).toEqual(engine.rank(need, { limit: 10 }).hits);
  });

  it.each<[string, (engine: MatchingEngine) => void]>([
    [
      "a profile came",
      (engine) => {
        engine.put({ ...membranes, id: "more", text: "water filtration membranes" });
      },
    ],
    [
      "a profile went",
      (engine) => {
        engine.remove("membranes");
      },
    ],
    [
      "more is known of how needs are written",
      (engine) => {
        engine.learnNeeds([need]);
      },
    ],
  ])("are made anew when %s", (_, change) => {
    const { engine } = counted();
    const rankings = new RecentRankings();
    rankings.hits(engine, question, NOTHING);
    change(engine);
    expect(rankings.hits(engine, question, NOTHING)).toEqual(engine.rank(need, { limit: 10 }).hits);
  });

  it.each([
    ["another limit", { ...question, limit: 5 }, NOTHING],
    ["another region", { ...question, region: "QUEBEC" }, NOTHING],
    ["other sectors", { ...question, inSectors: ["ICT"] }, NOTHING],
    ["other weights", { ...question, weights: { WORDING: 1 } }, NOTHING],
    ["another asker", { ...question, withoutOwners: ["asker"] }, NOTHING],
    ["another wording of the need", { ...question, need: { ...need, text: "water" } }, NOTHING],
    ["other interests", question, { reciprocal: new Map([["membranes", 1]]) }],
  ])("are not those of a question with %s", (_, asked, given) => {
    const { engine, rank } = counted();
    const rankings = new RecentRankings();
    rankings.hits(engine, question, NOTHING);
    rankings.hits(engine, asked, given);
    expect(rank).toHaveBeenCalledTimes(2);
  });

  it("are not those of another index", () => {
    const [one, other] = [counted(), counted()];
    const rankings = new RecentRankings();
    rankings.hits(one.engine, question, NOTHING);
    rankings.hits(other.engine, question, NOTHING);
    expect(other.rank).toHaveBeenCalledTimes(1);
  });

  it("forget the question asked for longest ago", () => {
    const { engine, rank } = counted();
    const rankings = new RecentRankings();
    for (let number = 0; number <= 100; number++)
      rankings.hits(engine, { ...question, limit: number + 1 }, NOTHING);
    rankings.hits(engine, { ...question, limit: 101 }, NOTHING);
    expect(rank).toHaveBeenCalledTimes(101);
    rankings.hits(engine, { ...question, limit: 1 }, NOTHING);
    expect(rank).toHaveBeenCalledTimes(102);
  });
});
