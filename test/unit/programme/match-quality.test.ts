import fc from "fast-check";
import {
  MATCH_QUALITY_GROUPINGS,
  type QualityEvent,
  qualityTable,
} from "../../../src/modules/programme/statistics/match-quality.rules";

const events = (count: number, isGood: boolean, more: Partial<QualityEvent> = {}): QualityEvent[] =>
  Array.from({ length: count }, () => ({
    kind: "VERDICT",
    isGood,
    sectors: ["ICT"],
    direction: "BRUSSELS_TO_QUEBEC",
    language: "FR",
    ...more,
  }));
const table = (all: readonly QualityEvent[], grouping: (typeof MATCH_QUALITY_GROUPINGS)[number]) =>
  qualityTable(all, grouping).map(({ group, judged, shortlisted, precisionAtFive }) => [
    group,
    judged,
    shortlisted,
    precisionAtFive,
  ]);

describe("how good suggestions were", () => {
  const back = { direction: "QUEBEC_TO_BRUSSELS", language: "EN" } as const;

  it("is told group by group, with totals", () => {
    const all = [
      ...events(9, true),
      ...events(6, false),
      ...events(5, true, back),
      ...events(5, false, back),
    ];
    expect(table(all, "DIRECTION")).toEqual([
      ["BRUSSELS_TO_QUEBEC", 15, 9, 0.6],
      ["QUEBEC_TO_BRUSSELS", 10, 5, 0.5],
      [null, 25, 14, 0.56],
    ]);
  });

  it.each([
    ["few shortlisted", events(4, true, back), events(20, false, back)],
    ["few others", events(20, true, back), events(4, false, back)],
    ["none at all", [], []],
  ])("is hidden for both of two directions when one has %s", (_case, good, others) => {
    const all = [...events(9, true), ...events(6, false), ...good, ...others];
    expect(table(all, "DIRECTION").slice(0, 2)).toEqual([
      ["BRUSSELS_TO_QUEBEC", null, null, null],
      ["QUEBEC_TO_BRUSSELS", null, null, null],
    ]);
  });

  it("tells nothing when everything was shortlisted: the zero would be told", () => {
    expect(table(events(30, true), "LANGUAGE").at(-1)).toEqual([null, null, null, null]);
  });

  it("keeps verdicts and answers apart", () => {
    const answers = { kind: "ANSWER" } as const;
    const rows = qualityTable([...events(7, true, answers), ...events(5, false, answers)], "SECTOR");
    expect(rows.at(-1)).toEqual({
      group: null,
      judged: null,
      shortlisted: null,
      precisionAtFive: null,
      answered: 12,
      accepted: 7,
      acceptance: 0.5833,
    });
  });

  it("never tells a number below five, nor one from which it follows", () => {
    const languages = ["EN", "FR", "NL"] as const;
    const counts = fc.array(fc.tuple(fc.nat(12), fc.nat(12)), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(counts, (given) => {
        const all = given.flatMap(([good, others], index) => {
          const language = languages[index] ?? "EN";
          return [...events(good, true, { language }), ...events(others, false, { language })];
        });
        const rows = qualityTable(all, "LANGUAGE");
        for (const { judged, shortlisted } of rows) {
          expect(judged === null).toBe(shortlisted === null);
          if (judged === null || shortlisted === null) continue;
          expect(Math.min(shortlisted, judged - shortlisted)).toBeGreaterThanOrEqual(5);
        }
        const hidden = given.filter((_, index) => rows[index]?.judged === null);
        if (hidden.length > 0) expect(hidden.length).toBeGreaterThanOrEqual(2);
      }),
    );
  });
});
