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

/** Whole months from one day to a later one; negative when `to` is earlier. */
export function monthsBetween(from: Day, to: Day): number {
  const start = DateTime.fromISO(from, { zone: "utc" });
  return Math.floor(DateTime.fromISO(to, { zone: "utc" }).diff(start, "months").months);
}
