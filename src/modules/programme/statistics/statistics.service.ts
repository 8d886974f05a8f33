import { v7 as uuidv7 } from "uuid";
import { columnsOf } from "../../../persistence/columns";
import { onlyOnce } from "../../../persistence/idempotency";
import type { Store } from "../../../persistence/store";
import type { Viewer } from "../../../security/viewer";
import type { Day } from "../../shared/calendar";
import { type Clock, dayOf } from "../../shared/clock";
import { badInput } from "../../shared/domain-error";
import { AnnualReport } from "./annual-report.entity";
import { type ReportFigures, reportTexts } from "./annual-report.rules";
import type { FunnelRepository } from "./funnel.repository";
import {
  countedUntil,
  type FunnelGrouping,
  type FunnelRow,
  funnelTable,
  GROUPINGS_OF_A_YEAR,
  refuseYear,
} from "./funnel.rules";

/** Figures of one grouping, and the last day that they count. */
export interface Funnel {
  readonly groupBy: FunnelGrouping;
  readonly year: number | null;
  readonly countedUntil: Day;
  readonly rows: readonly FunnelRow[];
}

const FIRST_DAY = "2000-01-01";

/** What the programme tells of itself in figures, none of which tells of anybody. */
export class StatisticsService {
  private readonly columns: string;

  constructor(
    private readonly store: Store,
    private readonly events: FunnelRepository,
    private readonly clock: Clock,
  ) {
    this.columns = columnsOf(store.dataSource, AnnualReport, "r");
  }

  /** A year with a published report answers from it for ever: a difference between the two would tell of somebody. */
  async funnel(groupBy: FunnelGrouping, year: number | null): Promise<Funnel> {
    const last = countedUntil(dayOf(this.clock.now()));
    if (groupBy === "YEAR")
      return { groupBy, year: null, countedUntil: last, rows: await this.years(year, last) };
    const asked = year ?? Number(last.slice(0, 4));
    refuseYear(asked, last, "year");
    const report = await this.report(asked);
    const until = report?.pinnedOn ?? earlier(last, lastDayOf(asked));
    const rows =
      report?.figures[groupBy] ?? funnelTable(await this.events.between(firstDayOf(asked), until), groupBy);
    return { groupBy, year: asked, countedUntil: until, rows };
  }

  async report(year: number): Promise<AnnualReport | null> {
    const [report] = await this.store.read<AnnualReport>(
      "annual-report",
      `select ${this.columns} from annual_report r where r.year = $1`,
      [year],
    );
    return report ?? null;
  }

  /** Once for each year that is over; it comes out the same whenever it is asked for. */
  async publish(
    viewer: Viewer,
    input: { year: number; idempotencyKey?: string | null },
  ): Promise<AnnualReport> {
    const { year } = input;
    const pinnedOn = lastDayOf(year);
    refuseYear(year, countedUntil(dayOf(this.clock.now())), "input.year");
    if (pinnedOn >= dayOf(this.clock.now()))
      throw badInput("input.year", `The year ${String(year)} is not over. Publish its report next year.`);
    const events = await this.events.between(firstDayOf(year), pinnedOn);
    const figures = Object.fromEntries(
      GROUPINGS_OF_A_YEAR.map((grouping) => [grouping, funnelTable(events, grouping)]),
    ) as unknown as ReportFigures;
    return this.store.transaction(viewer.actor, async (tx) => {
      const id = await onlyOnce(tx, "publishAnnualReport", input, async () => {
        await tx.query("select pg_advisory_xact_lock(hashtextextended('annual report', 0))");
        if (await tx.manager.existsBy(AnnualReport, { year }))
          throw badInput("input.year", `The report of ${String(year)} is published and never changes.`);
        const texts = reportTexts(year, pinnedOn, figures);
        const report = {
          id: uuidv7(),
          year,
          pinnedOn,
          figures,
          ...texts,
          publishedAt: tx.now,
          publishedBy: viewer.personId ?? "",
        };
        await tx.manager.insert(AnnualReport, report);
        await tx.record({
          operation: "publishAnnualReport",
          subjectType: "AnnualReport",
          subjectId: report.id,
          after: report,
        });
        return report.id;
      });
      return tx.manager.findOneByOrFail(AnnualReport, { id });
    });
  }

  private async years(year: number | null, last: Day): Promise<FunnelRow[]> {
    if (year !== null) throw badInput("year", "Years are compared with each other: leave the year out.");
    const rows = funnelTable(await this.events.between(FIRST_DAY, last), "YEAR");
    return Promise.all(rows.map((row) => this.published(row)));
  }

  /** The totals of a year's report in place of what the records say by now. */
  private async published(row: FunnelRow): Promise<FunnelRow> {
    const report = await this.report(Number(row.group));
    const totals = report?.figures.REGION.find(({ group }) => group === null);
    return totals ? { ...row, cells: totals.cells } : row;
  }
}

function firstDayOf(year: number): Day {
  return `${String(year)}-01-01`;
}

function lastDayOf(year: number): Day {
  return `${String(year)}-12-31`;
}

function earlier(one: Day, other: Day): Day {
  return one < other ? one : other;
}
