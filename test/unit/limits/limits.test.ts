import { DEFAULT_LIMITS, LIMIT_TABLE, limitsProblem, readLimits } from "../../../src/server/limits/limits";

describe("limits in the configuration", () => {
  it("are the usual ones without a word", () => {
    expect(readLimits("")).toEqual(DEFAULT_LIMITS);
    expect(DEFAULT_LIMITS.analysts).toMatchObject({
      nodes: 50_000,
      costCapacity: 10_000,
      tokens: 4_000,
      depth: 12,
    });
  });

  it("change for everybody, and for analysts where these have none of their own", () => {
    const { everyone, analysts } = readLimits("depth=14, tokens = 2000");
    expect(everyone).toMatchObject({ depth: 14, tokens: 2_000, aliases: 15 });
    expect(analysts).toMatchObject({ depth: 14, tokens: 4_000 });
  });

  it("change for analysts alone", () => {
    const { everyone, analysts } = readLimits("analysts.depth=20");
    expect([everyone.depth, analysts.depth]).toEqual([12, 20]);
  });

  it.each([
    ["dept=3", "there is no limit «dept»"],
    ["depth=-1", "«depth=-1» is not written as"],
    ["depth=0", "the limit depth must be at least 1"],
    ["depth", "«depth» is not written as"],
  ])("refuse %s", (text, problem) => {
    expect(limitsProblem(text)).toContain(problem);
  });

  it("have a reason each", () => {
    for (const { meaning } of Object.values(LIMIT_TABLE)) expect(meaning.length).toBeGreaterThan(20);
  });
});
