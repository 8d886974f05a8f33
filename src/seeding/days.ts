import type { Day } from "../modules/shared/calendar";
import { dayOf } from "../modules/shared/clock";

const DAY_MS = 86_400_000;

export function daysAfter(moment: Date, days: number): Date {
  return new Date(moment.getTime() + days * DAY_MS);
}

export function daysBefore(moment: Date, days: number): Date {
  return daysAfter(moment, -days);
}

/** The calendar day so many days before a moment. */
export function dayBefore(moment: Date, days: number): Day {
  return dayOf(daysBefore(moment, days));
}
