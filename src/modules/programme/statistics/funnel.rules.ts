import { DateTime } from "luxon";
import { SECTORS, type Sector } from "../../partnering/sectors/sector";
import type { Day } from "../../shared/calendar";
import { badInput } from "../../shared/domain-error";
import { type Region, REGIONS } from "../../shared/region";
import { MISSION_DIRECTIONS, type MissionDirection } from "../missions/life/mission.rules";
import { hiddenCells, medianOf, told } from "./suppression.rules";

/** The way from a need to an agreement. */
export const FUNNEL_STAGES = [
  "NEEDS",
  "SHORTLISTED",
  "INTRODUCTIONS",
  "APPLICATIONS",
  "MISSIONS",
  "AGREEMENTS",
] as const;
export type FunnelStage = (typeof FUNNEL_STAGES)[number];

export const FUNNEL_GROUPINGS = ["SECTOR", "REGION", "DIRECTION", "YEAR"] as const;
export type FunnelGrouping = (typeof FUNNEL_GROUPINGS)[number];
/** Groupings of one year's figures; the fourth compares years. */
export const GROUPINGS_OF_A_YEAR = ["SECTOR", "REGION", "DIRECTION"] as const;

/** Something that happened. Enterprises outside both regions are in no figure: a difference of totals would tell them. */
export interface FunnelEvent {
  readonly stage: FunnelStage;
  readonly year: number;
  /** Empty counts as OTHER. */
  readonly sectors: readonly Sector[];
  readonly region: Region;
  readonly direction: MissionDirection;
  /** Days since the stage that it came from; null where that is not known. */
  readonly days: number | null;
}

/** A figure and the median of its days; null: not told. */
export interface FunnelCell {
  readonly stage: FunnelStage;
  readonly count: number | null;
  readonly medianDays: number | null;
}

export interface FunnelRow {
  /** Null in the row of totals. */
  readonly group: string | null;
  readonly cells: readonly FunnelCell[];
}

/** The figures of one grouping. Years have no total, for the total and the years would tell a hidden one. */
export function funnelTable(events: readonly FunnelEvent[], grouping: FunnelGrouping): FunnelRow[] {
  const groups = groupsOf(events, grouping);
  const columns = FUNNEL_STAGES.map((stage) =>
    column(
      events.filter((event) => event.stage === stage),
      stage,
      groups,
      grouping,
    ),
  );
  const rows = groups.map((group, index) => ({
    group,
    cells: columns.flatMap((cells) => cells[index] ?? []),
  }));
  if (grouping === "YEAR") return rows;
  return [...rows, { group: null, cells: FUNNEL_STAGES.map((stage) => totalCell(events, stage)) }];
}

function groupsOf(events: readonly FunnelEvent[], grouping: FunnelGrouping): string[] {
  if (grouping === "SECTOR") return [...SECTORS];
  if (grouping === "REGION") return [...REGIONS];
  if (grouping === "DIRECTION") return [...MISSION_DIRECTIONS];
  return [...new Set(events.map(({ year }) => String(year)))].sort();
}

function isIn(
  { sectors, region, direction, year }: FunnelEvent,
  group: string,
  grouping: FunnelGrouping,
): boolean {
  if (grouping === "SECTOR")
    return sectors.length === 0 ? group === "OTHER" : sectors.some((one) => one === group);
  if (grouping === "REGION") return region === group;
  return grouping === "DIRECTION" ? direction === group : String(year) === group;
}

/** Counts and medians are hidden each by the numbers that they rest on. */
function column(
  events: readonly FunnelEvent[],
  stage: FunnelStage,
  groups: readonly string[],
  grouping: FunnelGrouping,
): FunnelCell[] {
  const members = groups.map((group) => events.filter((event) => isIn(event, group, grouping)));
  const hide =
    grouping === "YEAR" ? (counts: number[]) => counts.map((count) => told(count) === null) : hiddenCells;
  const hidden = hide(members.map(({ length }) => length)).map(
    (isHidden, index) =>
      isHidden || (grouping === "SECTOR" && leavesFew(members[index]?.length ?? 0, events.length)),
  );
  const bases = members.map(daysOf);
  const hiddenMedians = hide(bases.map(({ length }) => length));
  return members.map(({ length }, index) => ({
    stage,
    count: hidden[index] ? null : length,
    medianDays: hidden[index] || hiddenMedians[index] ? null : medianOf(bases[index] ?? []),
  }));
}

/** One event counts in several sectors: a sector that holds nearly all tells by the total how few it does not hold. */
function leavesFew(count: number, total: number): boolean {
  return told(total - count) === null;
}

function totalCell(events: readonly FunnelEvent[], stage: FunnelStage): FunnelCell {
  const own = events.filter((event) => event.stage === stage);
  const days = daysOf(own);
  return { stage, count: told(own.length), medianDays: told(days.length) === null ? null : medianOf(days) };
}

function daysOf(events: readonly FunnelEvent[]): number[] {
  return events.flatMap(({ days }) => (days === null ? [] : [days]));
}

/**
 * The last day whose events are counted: the end of the last quarter that is over. Figures asked for today and tomorrow
 * are so the same, and their difference tells of nobody.
 */
export function countedUntil(today: Day): Day {
  return DateTime.fromISO(today, { zone: "utc" })
    .startOf("quarter")
    .minus({ days: 1 })
    .toFormat("yyyy-MM-dd");
}

const FIRST_YEAR = 2000;

export function refuseYear(year: number, last: Day, field: string): void {
  if (year >= FIRST_YEAR && `${String(year)}-01-01` <= last) return;
  throw badInput(
    field,
    `There are figures from ${String(FIRST_YEAR)} to ${last}, the end of the last quarter that is over; ${String(year)} is none of these years.`,
  );
}
