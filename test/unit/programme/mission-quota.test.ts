import fc from "fast-check";
import {
  freeAgainOn,
  nextFreeDay,
  quotaRefusal,
  quotaSentence,
  type QuotaEntryKind,
  tripsCountingOn,
  tripsInTheWay,
  tripsOf,
} from "../../../src/modules/programme/missions/quota/quota.rules";

const trips = (...days: string[]) =>
  days.map((departsOn, index) => ({
    missionId: String(index),
    departsOn,
    consumed: false,
    overridden: false,
  }));

describe("when a trip counts no more", () => {
  it.each([
    ["2024-01-10", "2026-01-10"],
    ["2024-02-28", "2026-02-28"],
    ["2024-02-29", "2026-02-28"],
    ["2026-02-28", "2028-02-28"],
    ["2026-03-01", "2028-03-01"],
    ["2026-12-31", "2028-12-31"],
  ])("departure on %s: free again on %s", (departsOn, free) => {
    expect(freeAgainOn(departsOn)).toBe(free);
  });
});

describe("whether one more trip may depart", () => {
  it.each([
    ["nothing before", [], "2026-06-01", "FREE"],
    ["one before", ["2026-01-10"], "2026-06-01", "FREE"],
    ["two before", ["2026-01-10", "2026-05-02"], "2026-06-01", "FULL"],
    ["two before, a day too early", ["2024-06-02", "2026-05-02"], "2026-06-01", "FULL"],
    ["two before, the same day two years later", ["2024-06-01", "2026-05-02"], "2026-06-01", "FREE"],
    ["two on the same day", ["2026-06-01", "2026-06-01"], "2026-06-01", "FULL"],
    ["one on the same day", ["2026-06-01"], "2026-06-01", "FREE"],
    ["29 February, free on 28 February", ["2024-02-29", "2025-01-01"], "2026-02-28", "FREE"],
    ["29 February, not free on 27 February", ["2024-02-29", "2025-01-01"], "2026-02-27", "FULL"],
    ["28 February, free on 28 February of a leap year", ["2026-02-28", "2027-01-01"], "2028-02-28", "FREE"],
    ["1 March, not free on 29 February", ["2026-03-01", "2027-01-01"], "2028-02-29", "FULL"],
    ["two reserved later, within two years", ["2027-01-10", "2027-05-02"], "2026-06-01", "FULL"],
    [
      "two reserved later, the second one beyond two years",
      ["2027-01-10", "2028-06-01"],
      "2026-06-01",
      "FREE",
    ],
    ["two reserved later, the second a day within", ["2027-01-10", "2028-05-31"], "2026-06-01", "FULL"],
    ["one before and one later", ["2026-01-10", "2027-01-09"], "2026-06-01", "FULL"],
    ["one before that is over when the later departs", ["2024-07-01", "2026-07-01"], "2026-06-01", "FREE"],
    ["three overridden, out of the way", ["2020-01-01", "2020-02-01", "2020-03-01"], "2026-06-01", "FREE"],
    ["overridden ones count", ["2026-01-01", "2026-02-01", "2026-03-01"], "2028-02-15", "FREE"],
    ["overridden ones count on", ["2026-01-01", "2026-02-01", "2026-03-01"], "2028-01-15", "FULL"],
  ] as const)("%s", (_case, days, departsOn, answer) => {
    expect(tripsInTheWay(trips(...days), departsOn).length > 0 ? "FULL" : "FREE").toBe(answer);
  });
});

describe("the refusal", () => {
  it.each([
    [["2026-01-10", "2026-05-02"], "2026-06-01", ["2026-01-10", "2026-05-02"], "2028-01-10"],
    [["2024-02-29", "2025-01-01"], "2026-02-01", ["2024-02-29", "2025-01-01"], "2026-02-28"],
    // Between the two that are reserved there is no room either: the next day is after the first of them.
    [["2027-01-10", "2027-05-02"], "2026-06-01", ["2027-01-10", "2027-05-02"], "2029-01-10"],
    [["2026-01-01", "2026-02-01", "2026-03-01"], "2026-06-01", null, "2028-02-01"],
  ] as const)("with trips on %s, departure on %s", (days, departsOn, named, free) => {
    const refusal = quotaRefusal(trips(...days), departsOn);
    expect(refusal?.trips.map((trip) => trip.departsOn)).toEqual(named ?? [...days]);
    expect(refusal?.nextFreeOn).toBe(free);
  });

  it("names the trips and the way out", () => {
    const refusal = quotaRefusal(trips("2026-01-10", "2026-05-02"), "2026-06-01");
    expect(refusal && quotaSentence(refusal)).toBe(
      "An enterprise makes 2 trips within 24 months at most, and trips with departure on 2026-01-10 and 2026-05-02 fill them. The next one may depart on 2028-01-10.",
    );
  });
});

describe("the ledger", () => {
  const ledger = (...kinds: [string, QuotaEntryKind, string][]) =>
    kinds.map(([missionId, kind, departsOn]) => ({ missionId, kind, departsOn }));

  it.each([
    ["reserved", ledger(["a", "RESERVED", "2026-01-10"]), ["a 2026-01-10"]],
    ["released", ledger(["a", "RESERVED", "2026-01-10"], ["a", "RELEASED", "2026-01-10"]), []],
    [
      "consumed",
      ledger(["a", "RESERVED", "2026-01-10"], ["a", "CONSUMED", "2026-01-10"]),
      ["a 2026-01-10 consumed"],
    ],
    [
      "moved",
      ledger(
        ["a", "RESERVED", "2026-01-10"],
        ["a", "RELEASED", "2026-01-10"],
        ["a", "RESERVED", "2026-03-01"],
      ),
      ["a 2026-03-01"],
    ],
    [
      "overridden",
      ledger(["a", "OVERRIDDEN", "2026-01-10"], ["a", "CONSUMED", "2026-01-10"]),
      ["a 2026-01-10 consumed overridden"],
    ],
    [
      "two missions, in order of departure",
      ledger(["a", "RESERVED", "2026-05-02"], ["b", "RESERVED", "2026-01-10"]),
      ["b 2026-01-10", "a 2026-05-02"],
    ],
    ["consumed without a reservation", ledger(["a", "CONSUMED", "2026-01-10"]), []],
  ])("%s", (_case, entries, told) => {
    const words = tripsOf(entries).map(({ missionId, departsOn, consumed, overridden }) =>
      [missionId, departsOn, consumed && "consumed", overridden && "overridden"].filter(Boolean).join(" "),
    );
    expect(words).toEqual(told);
  });
});

describe("any sequence of trips", () => {
  const aDay = fc
    .date({
      min: new Date("2020-01-01T00:00:00Z"),
      max: new Date("2030-12-31T00:00:00Z"),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString().slice(0, 10));
  const everyDayOf = (days: readonly string[]) => days.flatMap((day) => [day, freeAgainOn(day)]);

  it("never has a third trip in any window, in whichever order they were asked for", () => {
    fc.assert(
      fc.property(fc.array(aDay, { maxLength: 25 }), (wanted) => {
        const granted: string[] = [];
        for (const day of wanted) if (tripsInTheWay(trips(...granted), day).length === 0) granted.push(day);
        for (const day of everyDayOf(granted))
          expect(tripsCountingOn(trips(...granted), day).length).toBeLessThanOrEqual(2);
      }),
      { numRuns: 300 },
    );
  });

  it("is told the first free day: there is room then, and none on a day before it", () => {
    fc.assert(
      fc.property(fc.array(aDay, { maxLength: 12 }), aDay, (wanted, from) => {
        const granted: string[] = [];
        for (const day of wanted) if (tripsInTheWay(trips(...granted), day).length === 0) granted.push(day);
        const free = nextFreeDay(trips(...granted), from);
        expect(free >= from).toBe(true);
        expect(tripsInTheWay(trips(...granted), free)).toEqual([]);
        const earlier = everyDayOf(granted).filter((day) => day >= from && day < free);
        for (const day of [from, ...earlier].filter((one) => one < free))
          expect(tripsInTheWay(trips(...granted), day).length).toBeGreaterThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it("counts overridden trips like any other", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(aDay, fc.boolean()), { maxLength: 15 }), aDay, (wanted, day) => {
        const forced = wanted.map(([departsOn, overridden], index) => ({
          missionId: String(index),
          departsOn,
          consumed: true,
          overridden,
        }));
        const plain = forced.map((trip) => ({ ...trip, overridden: false }));
        expect(tripsInTheWay(forced, day).length).toBe(tripsInTheWay(plain, day).length);
      }),
    );
  });
});
