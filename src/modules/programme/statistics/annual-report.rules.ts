import { stringify } from "csv-stringify/sync";
import { labelsOf } from "../../labels/label.rules";
import type { Day } from "../../shared/calendar";
import { dayInWords, inLanguage, type Language, type Trilingual } from "../../shared/language";
import { FUNNEL_STAGES, type FunnelRow, GROUPINGS_OF_A_YEAR } from "./funnel.rules";

type YearGrouping = (typeof GROUPINGS_OF_A_YEAR)[number];

/** The tables of one year, as they were suppressed. */
export type ReportFigures = Readonly<Record<YearGrouping, readonly FunnelRow[]>>;

export interface ReportTexts {
  readonly csv: string;
  readonly json: string;
  readonly markdown: string;
  readonly markdownFr: string;
  readonly markdownNl: string;
}

const NOT_TOLD = "–";

/** The report in its forms with the same figures; a figure that is not told is empty, or a dash. */
export function reportTexts(year: number, pinnedOn: Day, figures: ReportFigures): ReportTexts {
  const inWords = (language: Language) => asMarkdown(year, pinnedOn, figures, language);
  return {
    csv: asCsv(figures),
    json: `${JSON.stringify({ year, pinnedOn, figures }, null, 2)}\n`,
    markdown: inWords("EN"),
    markdownFr: inWords("FR"),
    markdownNl: inWords("NL"),
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

const WORDS = {
  title: {
    en: "Programme of industrial and technological collaboration: report of {year}",
    fr: "Programme de collaboration industrielle et technologique : rapport de {year}",
    nl: "Programma voor industriële en technologische samenwerking: verslag over {year}",
  },
  legend: {
    en: "Events until {day}. In brackets: the median of days since the stage before. Figures below five, zero too, and what would tell them by subtraction are not told ({dash}).",
    fr: "Événements jusqu'au {day}. Entre parenthèses : la médiane des jours depuis l'étape précédente. Les chiffres inférieurs à cinq, zéro compris, et ceux qui les révéleraient par soustraction ne sont pas donnés ({dash}).",
    nl: "Gebeurtenissen tot {day}. Tussen haakjes: de mediaan van de dagen sinds de vorige stap. Cijfers onder vijf, ook nul, en wat ze door aftrekking zou verraden, worden niet gegeven ({dash}).",
  },
  total: { en: "Total", fr: "Total", nl: "Totaal" },
} as const satisfies Record<string, Trilingual>;

const LABELS_OF_GROUPS: Readonly<Record<YearGrouping, string>> = {
  SECTOR: "Sector",
  REGION: "Region",
  DIRECTION: "MissionDirection",
};

function asMarkdown(year: number, pinnedOn: Day, figures: ReportFigures, language: Language): string {
  const word = (name: keyof typeof WORDS) => inLanguage(WORDS[name], language);
  const legend = word("legend").replace("{day}", dayInWords(pinnedOn, language)).replace("{dash}", NOT_TOLD);
  return `${[
    `# ${word("title").replace("{year}", String(year))}`,
    legend,
    ...GROUPINGS_OF_A_YEAR.flatMap((grouping) => [
      `## ${labelled("FunnelGrouping", grouping, language)}`,
      tableOf(figures[grouping], LABELS_OF_GROUPS[grouping], language),
    ]),
  ].join("\n\n")}\n`;
}

function tableOf(rows: readonly FunnelRow[], labels: string, language: Language): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [
    line(["", ...FUNNEL_STAGES.map((stage) => labelled("FunnelStage", stage, language))]),
    line(["---", ...FUNNEL_STAGES.map(() => "---:")]),
    ...rows.map(({ group, cells }) =>
      line([
        group === null ? inLanguage(WORDS.total, language) : labelled(labels, group, language),
        ...cells.map(
          ({ count, medianDays }) => `${numberIn(count, language)} (${numberIn(medianDays, language)})`,
        ),
      ]),
    ),
  ].join("\n");
}

function labelled(enumName: string, value: string, language: Language): string {
  return labelsOf(enumName, language).find((one) => one.value === value)?.label ?? value;
}

/** Medians are told to a tenth of a day. */
function numberIn(value: number | null, language: Language): string {
  if (value === null) return NOT_TOLD;
  return new Intl.NumberFormat(language.toLowerCase(), {
    maximumFractionDigits: 1,
    useGrouping: false,
  }).format(value);
}
