import { stringify } from "csv-stringify/sync";
import type { Day } from "../../shared/calendar";
import { FUNNEL_STAGES, type FunnelRow, GROUPINGS_OF_A_YEAR } from "./funnel.rules";

type YearGrouping = (typeof GROUPINGS_OF_A_YEAR)[number];

/** The tables of one year, as they were suppressed. */
export type ReportFigures = Readonly<Record<YearGrouping, readonly FunnelRow[]>>;

export interface ReportTexts {
  readonly csv: string;
  readonly json: string;
  readonly markdown: string;
}

const NOT_TOLD = "–";

/** The report in three forms with the same figures; a figure that is not told is empty, or a dash. */
export function reportTexts(year: number, pinnedOn: Day, figures: ReportFigures): ReportTexts {
  return {
    csv: asCsv(figures),
    json: `${JSON.stringify({ year, pinnedOn, figures }, null, 2)}\n`,
    markdown: asMarkdown(year, pinnedOn, figures),
  };
}

function asCsv(figures: ReportFigures): string {
  const rows = GROUPINGS_OF_A_YEAR.flatMap((grouping) =>
    figures[grouping].flatMap(({ group, cells }) =>
      cells.map(({ stage, count, medianDays }) => [grouping, group ?? "TOTAL", stage, count, medianDays]),
    ),
  );
  return stringify(rows, { header: true, columns: ["grouping", "group", "stage", "count", "medianDays"] });
}

function asMarkdown(year: number, pinnedOn: Day, figures: ReportFigures): string {
  return `${[
    `# Programme of collaboration, report of ${String(year)}`,
    `Events until ${pinnedOn}. In brackets: the median of days since the stage before. Figures below five, zero too, and what would tell them by subtraction are not told (${NOT_TOLD}).`,
    ...GROUPINGS_OF_A_YEAR.flatMap((grouping) => [
      `## By ${grouping.toLowerCase()}`,
      tableOf(figures[grouping]),
    ]),
  ].join("\n\n")}\n`;
}

function tableOf(rows: readonly FunnelRow[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    line(["", ...FUNNEL_STAGES.map((stage) => stage.toLowerCase())]),
    line(["---", ...FUNNEL_STAGES.map(() => "---:")]),
    ...rows.map(({ group, cells }) =>
      line([
        group ?? "total",
        ...cells.map(
          ({ count, medianDays }) => `${String(count ?? NOT_TOLD)} (${String(medianDays ?? NOT_TOLD)})`,
        ),
      ]),
    ),
  ].join("\n");
}
