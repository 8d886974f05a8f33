import { nextDigest } from "../../../src/modules/partnering/saved-searches/saved-search.rules";

describe("the next digest", () => {
  it.each([
    ["later the same day", "2026-07-01T04:59:59Z", "DAILY", "BRUSSELS", "2026-07-01T05:00:00.000Z"],
    [
      "the next day, at the hour itself",
      "2026-07-01T05:00:00Z",
      "DAILY",
      "BRUSSELS",
      "2026-07-02T05:00:00.000Z",
    ],
    ["by the reader's clock", "2026-07-01T05:00:00Z", "DAILY", "QUEBEC", "2026-07-01T11:00:00.000Z"],
    ["in Brussels without a region", "2026-07-01T05:00:00Z", "DAILY", null, "2026-07-02T05:00:00.000Z"],
    [
      "across the change to winter time",
      "2026-10-24T06:00:00Z",
      "DAILY",
      "BRUSSELS",
      "2026-10-25T06:00:00.000Z",
    ],
    [
      "across the change to summer time",
      "2026-03-28T07:00:00Z",
      "DAILY",
      "BRUSSELS",
      "2026-03-29T05:00:00.000Z",
    ],
    ["on Monday", "2026-07-01T07:00:00Z", "WEEKLY", "BRUSSELS", "2026-07-06T05:00:00.000Z"],
    ["on the same Monday", "2026-07-06T04:00:00Z", "WEEKLY", "BRUSSELS", "2026-07-06T05:00:00.000Z"],
    ["a week later", "2026-07-06T05:00:00Z", "WEEKLY", "BRUSSELS", "2026-07-13T05:00:00.000Z"],
    [
      "on Sunday night, which is Monday in Brussels",
      "2026-07-05T23:00:00Z",
      "WEEKLY",
      "BRUSSELS",
      "2026-07-06T05:00:00.000Z",
    ],
  ] as const)("comes %s", (_case, now, digest, region, next) => {
    expect(nextDigest(new Date(now), digest, region)?.toISOString()).toBe(next);
  });

  it("never comes when none is wished", () => {
    expect(nextDigest(new Date("2026-07-01T05:00:00Z"), "NONE", "QUEBEC")).toBeNull();
  });
});
