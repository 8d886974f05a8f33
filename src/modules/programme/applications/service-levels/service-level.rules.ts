import type { Day } from "../../../shared/calendar";
import type { Region } from "../../../shared/region";
import { readReference } from "../../../shared/reference-data";
import type { FileState } from "../life/application-life.rules";
import { dayProblems } from "../../../shared/calendar";
import type { InputProblem } from "../../../shared/domain-error";
import { textProblems } from "../../../shared/text";
import { type HolidayRule, isWorkingDay, nextDay } from "./working-days.rules";

/** What the programme promises to answer within. */
export const SERVICE_CLOCKS = ["ADMISSIBILITY", "EVALUATION", "CONSULTATION", "DECISION"] as const;
export type ServiceClockName = (typeof SERVICE_CLOCKS)[number];

export const DAY_UNITS = ["WORKING_DAYS", "CALENDAR_DAYS"] as const;
export type DayUnit = (typeof DAY_UNITS)[number];

export interface ServiceLevel {
  readonly clock: ServiceClockName;
  readonly days: number;
  readonly unit: DayUnit;
  /** States in which it runs. */
  readonly states: readonly FileState[];
}

/** One version of the promises; files keep to the version of the day of their submission. */
export interface ServiceLevels {
  readonly version: number;
  readonly effectiveOn: Day;
  readonly source: string;
  /** Calendar days that the applicant has to answer a question. */
  readonly informationDays: number;
  readonly levels: readonly ServiceLevel[];
}

interface ServiceLevelData {
  readonly versions: readonly ServiceLevels[];
  readonly holidays: Readonly<Record<Region, readonly HolidayRule[]>>;
}

const DATA = readReference<ServiceLevelData>("service-levels.json");

/** What comes with the program. */
export const FIRST_SERVICE_LEVELS = DATA.versions;

/** Those in force on a day; the first ones where none is in force yet. */
export function serviceLevelsOn(day: Day, versions: readonly ServiceLevels[]): ServiceLevels {
  const inForce = versions.filter(({ effectiveOn }) => effectiveOn <= day).at(-1) ?? versions[0];
  if (!inForce) throw new Error("The reference data hold no service levels.");
  return inForce;
}

/** What an administrator wants to promise from a day on; what is left out stays as it is. */
export interface NewServiceLevels {
  readonly effectiveOn: Day;
  readonly source: string;
  readonly informationDays?: number | null | undefined;
  readonly levels?:
    | readonly {
        readonly clock: ServiceClockName;
        readonly days: number;
        readonly unit?: DayUnit | null | undefined;
      }[]
    | null
    | undefined;
}

const MOST_DAYS = 730;
const MOST_INFORMATION_DAYS = 365;

export function newLevelProblems(
  { effectiveOn, source, informationDays, levels }: NewServiceLevels,
  before: ServiceLevels | undefined,
  today: Day,
): InputProblem[] {
  return [
    ...effectProblems(effectiveOn, before, today),
    ...textProblems(source, "line", "input.source"),
    ...countProblems(informationDays ?? 1, MOST_INFORMATION_DAYS, "input.informationDays"),
    ...(levels ?? []).flatMap(({ days }, index) =>
      countProblems(days, MOST_DAYS, `input.levels.${String(index)}.days`),
    ),
    ...(levels ?? []).flatMap(({ clock }, index, all) =>
      all.findIndex((one) => one.clock === clock) === index
        ? []
        : [
            {
              field: `input.levels.${String(index)}.clock`,
              message: `${clock} is named twice. Name it once.`,
            },
          ],
    ),
  ];
}

/** Never for days that are over: files of these days keep what was promised to them. */
function effectProblems(effectiveOn: Day, before: ServiceLevels | undefined, today: Day): InputProblem[] {
  const field = "input.effectiveOn";
  const malformed = dayProblems(effectiveOn, field);
  if (malformed.length > 0) return malformed;
  if (effectiveOn <= today)
    return [{ field, message: `The promises change from a day to come on; today is ${today}.` }];
  if (!before || effectiveOn > before.effectiveOn) return [];
  const message = `Version ${String(before.version)} is in force from ${before.effectiveOn}; a later version begins later.`;
  return [{ field, message }];
}

function countProblems(days: number, most: number, field: string): InputProblem[] {
  if (Number.isInteger(days) && days >= 1 && days <= most) return [];
  return [{ field, message: `It takes 1 to ${String(most)} days, and not ${String(days)}.` }];
}

export function nextLevels(
  { effectiveOn, source, informationDays, levels }: NewServiceLevels,
  before: ServiceLevels | undefined,
): ServiceLevels {
  const known = before ?? serviceLevelsOn(effectiveOn, FIRST_SERVICE_LEVELS);
  return {
    version: known.version + 1,
    effectiveOn,
    source,
    informationDays: informationDays ?? known.informationDays,
    levels: known.levels.map((level) => {
      const change = levels?.find(({ clock }) => clock === level.clock);
      return change ? { ...level, days: change.days, unit: change.unit ?? level.unit } : level;
    }),
  };
}

/** Which state a file came into on which day, in order. */
export interface StateChange {
  readonly to: FileState;
  readonly on: Day;
}

/** A question to the applicant: the clock stands still from the day after it until the answer, or the last day for it. */
export interface Pause {
  readonly askedOn: Day;
  readonly answerBy: Day;
  readonly answeredOn: Day | null;
}

export interface Timeline {
  readonly side: Region;
  readonly changes: readonly StateChange[];
  readonly pauses: readonly Pause[];
}

export interface ServiceClock {
  readonly clock: ServiceClockName;
  readonly days: number;
  readonly unit: DayUnit;
  readonly startedOn: Day;
  readonly endedOn: Day | null;
  readonly usedDays: number;
  /** Last day; null while the clock stands still. */
  readonly dueOn: Day | null;
  readonly isStopped: boolean;
  readonly isOverdue: boolean;
}

/** The clocks of a file that have started. The day on which something happens is not counted, the last day is. */
export function clocksOf(timeline: Timeline, today: Day, levels: readonly ServiceLevel[]): ServiceClock[] {
  return levels.flatMap((level) => {
    const startedOn = timeline.changes.find(({ to }) => level.states.includes(to))?.on;
    return startedOn === undefined ? [] : [clockOf(level, startedOn, timeline, today)];
  });
}

function clockOf(level: ServiceLevel, startedOn: Day, timeline: Timeline, today: Day): ServiceClock {
  const { clock, days, unit } = level;
  const endedOn = endOf(level, timeline);
  const lastDay = endedOn ?? today;
  // An open question says nothing yet of the days to come: there is no last day until it is answered.
  const isAsked = timeline.pauses.some((pause) => isOpenOn(today, pause));
  const counts = (day: Day) => isCounted(day, unit, timeline, today);
  const dueOn = dayAfterCounting(startedOn, days, counts, isAsked ? lastDay : null);
  return {
    clock,
    days,
    unit,
    startedOn,
    endedOn,
    usedDays: countedBetween(startedOn, lastDay, counts),
    dueOn,
    isStopped: isAsked && endedOn === null,
    isOverdue: dueOn !== null && lastDay > dueOn,
  };
}

/** When the file left the clock's states for good; states of one clock follow one another. */
function endOf({ states }: ServiceLevel, { changes }: Timeline): Day | null {
  const last = changes.at(-1);
  if (!last || states.includes(last.to)) return null;
  const leaving = changes.findLastIndex(({ to }) => states.includes(to)) + 1;
  return changes[leaving]?.on ?? last.on;
}

function isCounted(day: Day, unit: DayUnit, { side, pauses }: Timeline, today: Day): boolean {
  if (pauses.some((pause) => isPausedOn(day, pause, today))) return false;
  return unit === "CALENDAR_DAYS" || isWorkingDay(day, DATA.holidays[side]);
}

/** Whether the answer to a question is still waited for. */
function isOpenOn(today: Day, { answeredOn, answerBy }: Pause): boolean {
  return answeredOn === null && today <= answerBy;
}

/** Without an answer the clock goes on after the last day for it. */
function isPausedOn(day: Day, pause: Pause, today: Day): boolean {
  const { askedOn, answerBy, answeredOn } = pause;
  if (day <= askedOn) return false;
  if (isOpenOn(today, pause)) return true;
  return day <= (answeredOn !== null && answeredOn < answerBy ? answeredOn : answerBy);
}

function countedBetween(after: Day, until: Day, counts: (day: Day) => boolean): number {
  let used = 0;
  for (let day = nextDay(after); day <= until; day = nextDay(day)) if (counts(day)) used += 1;
  return used;
}

/** The day on which so many have been counted; null when the clock stands still before. */
function dayAfterCounting(
  after: Day,
  days: number,
  counts: (day: Day) => boolean,
  standsStillFrom: Day | null,
): Day | null {
  let day = after;
  for (let left = days; left > 0;) {
    day = nextDay(day);
    if (standsStillFrom !== null && day > standsStillFrom) return null;
    if (counts(day)) left -= 1;
  }
  return day;
}

/**
 * The day on which all clocks run again at the latest: a question that nobody answers stops them until then, and the file
 * comes due afterwards without anybody touching it.
 */
export function whenClocksRun({ pauses }: Timeline, today: Day): Day {
  const ends = pauses.filter((pause) => isOpenOn(today, pause)).map(({ answerBy }) => nextDay(answerBy));
  return [today, ...ends].sort().at(-1) ?? today;
}

/** The nearest last day of the clocks that run; null when none does. */
export function nextDueOn(clocks: readonly ServiceClock[]): Day | null {
  const days = clocks.flatMap(({ endedOn, dueOn }) => (endedOn === null && dueOn !== null ? [dueOn] : []));
  return days.sort()[0] ?? null;
}

/** What the applicant reads of them: nothing that tells how far the file is inside the house. */
export function isForApplicant({ clock }: Pick<ServiceClock, "clock">): boolean {
  return clock === "ADMISSIBILITY" || clock === "DECISION";
}
