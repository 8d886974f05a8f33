import { DateTime } from "luxon";
import type { Day } from "../../../shared/calendar";

/** When a holiday falls, as data: a date, so many days from Easter Sunday, or a weekday of a month. */
export type HolidayRule =
  | { readonly date: string }
  | { readonly fromEaster: number }
  /** The nth such weekday (1 is Monday) of a month. */
  | { readonly weekday: number; readonly nth: number; readonly month: number }
  /** The last such weekday before a date. */
  | { readonly weekday: number; readonly before: string };

/** Monday to Friday, save holidays. */
export function isWorkingDay(day: Day, holidays: readonly HolidayRule[]): boolean {
  const date = dateOf(day);
  return date.weekday <= 5 && !holidays.some((rule) => holidayIn(date.year, rule) === day);
}

export function nextDay(day: Day): Day {
  return isoOf(dateOf(day).plus({ days: 1 }));
}

function holidayIn(year: number, rule: HolidayRule): Day {
  if ("date" in rule) return `${String(year)}-${rule.date}`;
  if ("fromEaster" in rule) return isoOf(easterSunday(year).plus({ days: rule.fromEaster }));
  if ("nth" in rule) {
    const first = DateTime.utc(year, rule.month, 1);
    const shift = (rule.weekday - first.weekday + 7) % 7;
    return isoOf(first.plus({ days: shift + 7 * (rule.nth - 1) }));
  }
  const dayBefore = dateOf(`${String(year)}-${rule.before}`).minus({ days: 1 });
  return isoOf(dayBefore.minus({ days: (dayBefore.weekday - rule.weekday + 7) % 7 }));
}

/** The Gregorian computus (Meeus, Jones and Butcher). */
export function easterSunday(year: number): DateTime {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const leapCorrection = century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + leapCorrection + 15) % 30;
  const moon = epact - Math.floor((golden + 11 * epact) / 319);
  const weekday = (2 * (century % 4) + 2 * Math.floor(inCentury / 4) - (inCentury % 4) - moon + 32) % 7;
  const month = Math.floor((moon + weekday + 90) / 25);
  return DateTime.utc(year, month, (moon + weekday + month + 19) % 32);
}

function dateOf(day: Day): DateTime {
  return DateTime.fromISO(day, { zone: "utc" });
}

function isoOf(date: DateTime): Day {
  return date.toFormat("yyyy-MM-dd");
}
