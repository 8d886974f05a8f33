import { DateTime } from "luxon";
import type { InputProblem } from "./domain-error";
import { asTyped } from "./text";

/** A calendar day as yyyy-mm-dd, without time or zone. */
export type Day = string;

/** Refuses days that no calendar has, such as 2026-02-30, and years that are typing errors. */
export function dayProblems(day: string, field: string): InputProblem[] {
  const wellFormed = /^\d{4}-\d{2}-\d{2}$/.test(day) && DateTime.fromISO(day, { zone: "utc" }).isValid;
  if (!wellFormed)
    return [{ field, message: `${asTyped(day)} is no date. Write it as yyyy-mm-dd, such as 2026-11-23.` }];
  if (day < "1800-01-01" || day > "2200-12-31")
    return [{ field, message: `The date ${day} lies outside the years 1800 to 2200.` }];
  return [];
}

/** Problems of a day that may be left out. */
export function optionalDayProblems(day: string | null | undefined, field: string): InputProblem[] {
  return day === null || day === undefined ? [] : dayProblems(day, field);
}

/**
 * Whole months from one day to a later one; negative when `to` is earlier. A month that has no such day ends with its
 * last one. Asked for every suggestion of a page, so it reads the days by itself.
 */
export function monthsBetween(from: Day, to: Day): number {
  const [startYear, startMonth, startDay] = partsOf(from);
  const [year, month, day] = partsOf(to);
  const reached = day >= Math.min(startDay, lastDayOf(year, month));
  return (year - startYear) * 12 + (month - startMonth) - (reached ? 0 : 1);
}

function partsOf(day: Day): readonly [year: number, month: number, day: number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))];
}

function lastDayOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
