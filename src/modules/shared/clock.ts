import { DateTime } from "luxon";
import type { Region } from "./region";

/** The one source of time, so that tests and replays decide what «now» is. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** Calendar day of a moment in UTC, as yyyy-mm-dd. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/** Both sides change their clocks, on different dates. */
export const TIME_ZONES: Readonly<Record<Region, string>> = {
  BRUSSELS: "Europe/Brussels",
  QUEBEC: "America/Toronto",
};

/** Calendar day of a moment where an organisation is; in Brussels when it lies in neither region. */
export function localDayOf(moment: Date, region: Region | null): string {
  return DateTime.fromJSDate(moment, { zone: TIME_ZONES[region ?? "BRUSSELS"] }).toFormat("yyyy-MM-dd");
}
