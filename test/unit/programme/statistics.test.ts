import fc from "fast-check";
import { reportTexts } from "../../../src/modules/programme/statistics/annual-report.rules";
import {
  countedUntil,
  type FunnelEvent,
  type FunnelGrouping,
  funnelTable,
} from "../../../src/modules/programme/statistics/funnel.rules";
import { hiddenCells, medianOf } from "../../../src/modules/programme/statistics/suppression.rules";

const shown = (cells: readonly number[]) =>
  hiddenCells(cells).map((hidden, index) => (hidden ? "–" : String(cells[index])));

describe("figures that are told", () => {
  it.each([
    ["large ones alone", [5, 12, 40], ["5", "12", "40"]],
    ["one small one takes the next with it", [3, 12, 40], ["–", "–", "40"]],
    ["a zero too", [0, 12, 40], ["–", "–", "40"]],
    ["two that reach five", [3, 2, 40], ["–", "–", "40"]],
    ["two that do not", [2, 1, 9, 40], ["–", "–", "–", "40"]],
    ["many zeros", [0, 0, 0, 9, 40], ["–", "–", "–", "–", "40"]],
    ["all that there is", [2, 30], ["–", "–"]],
    ["nothing", [0, 0], ["–", "–"]],
  ])("%s", (_case, cells, told) => {
    expect(shown(cells)).toEqual(told);
  });

  it("cannot be got back by subtraction: what is hidden is two figures or more, and five or more together", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 8 }), (cells) => {
        const hidden = cells.filter((_, index) => hiddenCells(cells)[index]);
        const open = cells.filter((_, index) => !hiddenCells(cells)[index]);
        expect(open.every((count) => count >= 5)).toBe(true);
        if (hidden.length === 0 || open.length === 0) return;
        expect(hidden.length).toBeGreaterThanOrEqual(2);
        expect(hidden.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(5);
      }),
    );
  });

  it.each([
    [[], null],
    [[4], 4],
    [[1, 9], 5],
    [[9, 1, 2], 2],
  ])("the median of %j is %s", (days, median) => {
    expect(medianOf(days)).toBe(median);
  });

  it.each([
    ["2026-11-23", "2026-09-30"],
    ["2026-01-01", "2025-12-31"],
    ["2026-03-31", "2025-12-31"],
    ["2026-04-01", "2026-03-31"],
  ])("on %s events are counted until %s", (today, until) => {
    expect(countedUntil(today)).toBe(until);
  });
});

describe("the funnel", () => {
  const event = (more: Partial<FunnelEvent> = {}): FunnelEvent => ({
    stage: "NEEDS",
    year: 2026,
    sectors: ["ICT"],
    region: "BRUSSELS",
    direction: "BRUSSELS_TO_QUEBEC",
    days: null,
    ...more,
  });
  const many = (count: number, more: Partial<FunnelEvent> = {}) =>
    Array.from({ length: count }, () => event(more));
  const column = (events: readonly FunnelEvent[], grouping: FunnelGrouping, stage = "NEEDS") =>
    Object.fromEntries(
      funnelTable(events, grouping).map(({ group, cells }) => [
        group ?? "total",
        cells.find((cell) => cell.stage === stage)?.count ?? null,
      ]),
    );

  it("counts by sector, one with two in both, and tells nothing by subtraction", () => {
    const events = [
      ...many(9),
      ...many(8, { sectors: ["HEALTH", "ICT"] }),
      ...many(6, { sectors: ["ENVIRONMENT"] }),
      ...many(6, { sectors: ["BIOTECHNOLOGY"] }),
      ...many(7, { sectors: [] }),
    ];
    expect(column(events, "SECTOR")).toEqual({
      ICT: 17,
      BIOTECHNOLOGY: 6,
      ENVIRONMENT: 6,
      HEALTH: 8,
      OTHER: 7,
      total: 36,
    });
    expect(column(events.slice(0, 17), "SECTOR")).toEqual({
      ICT: null,
      BIOTECHNOLOGY: null,
      ENVIRONMENT: null,
      HEALTH: null,
      OTHER: null,
      total: 17,
    });
  });

  it("hides a region's figure with the small one that it would tell", () => {
    expect(column([...many(9), ...many(2, { region: "QUEBEC" })], "REGION")).toEqual({
      BRUSSELS: null,
      QUEBEC: null,
      total: 11,
    });
  });

  it("compares years without their total", () => {
    expect(column([...many(9), ...many(2, { year: 2025 })], "YEAR")).toEqual({ "2025": null, "2026": 9 });
  });

  it("tells a median only of five and more", () => {
    const medianOfBrussels = (known: number) =>
      funnelTable(
        [
          ...many(known, { stage: "MISSIONS", days: 40 }),
          ...many(9 - known, { stage: "MISSIONS" }),
          ...many(9, { stage: "MISSIONS", region: "QUEBEC", days: 10 }),
        ],
        "REGION",
      )[0]?.cells.find(({ stage }) => stage === "MISSIONS");
    expect(medianOfBrussels(9)).toEqual({ stage: "MISSIONS", count: 9, medianDays: 40 });
    expect(medianOfBrussels(4)).toEqual({ stage: "MISSIONS", count: 9, medianDays: null });
  });

  describe("written down", () => {
    const events = [
      ...many(9),
      ...many(7, { region: "QUEBEC", direction: "QUEBEC_TO_BRUSSELS" }),
      ...many(5, { stage: "AGREEMENTS", days: 40.25 }),
    ];
    const texts = reportTexts(2026, "2026-12-31", {
      SECTOR: funnelTable(events, "SECTOR"),
      REGION: funnelTable(events, "REGION"),
      DIRECTION: funnelTable(events, "DIRECTION"),
    });

    it("has the same figures as CSV and JSON, with the names of the schema", () => {
      expect(texts.csv).toContain("REGION,BRUSSELS,NEEDS,9,\n");
      expect(texts.csv).toContain("REGION,TOTAL,MISSIONS,,\n");
      expect(JSON.parse(texts.json)).toMatchObject({ year: 2026, pinnedOn: "2026-12-31" });
    });

    it.each([
      [
        "markdown",
        "report of 2026",
        "until December 31, 2026",
        "## By region",
        "| Total | 16 (–) |",
        "5 (40.3) |",
      ],
      [
        "markdownFr",
        "rapport de 2026",
        "jusqu'au 31 décembre 2026",
        "## Par région",
        "| Total | 16 (–) |",
        "5 (40,3) |",
      ],
      [
        "markdownNl",
        "verslag over 2026",
        "tot 31 december 2026",
        "## Per regio",
        "| Totaal | 16 (–) |",
        "5 (40,3) |",
      ],
    ] as const)("is read in three languages (%s)", (form, ...words) => {
      for (const word of words) expect(texts[form]).toContain(word);
      expect(texts[form]).not.toMatch(/\b(BRUSSELS|NEEDS|REGION|DIRECTION)\b|\{/);
    });
  });
});
