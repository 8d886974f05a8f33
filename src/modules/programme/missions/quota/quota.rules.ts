import { DateTime } from "luxon";
import type { Day } from "../../../shared/calendar";

/**
 * «Any one enterprise may benefit from intervention for a maximum of two trips of two people over a period of two
 * years» (text of the programme).
 */
export interface QuotaParameters {
  readonly trips: number;
  readonly months: number;
}

export const PROGRAMME_QUOTA: QuotaParameters = { trips: 2, months: 24 };

/** What the ledger of an enterprise's trips says. Entries are added, never changed. */
export const QUOTA_ENTRY_KINDS = ["RESERVED", "OVERRIDDEN", "CONSUMED", "RELEASED"] as const;
export type QuotaEntryKind = (typeof QUOTA_ENTRY_KINDS)[number];

export interface QuotaEntryFact {
  readonly missionId: string;
  readonly kind: QuotaEntryKind;
  readonly departsOn: Day;
}

/** A trip that counts. */
export interface Trip {
  readonly missionId: string;
  readonly departsOn: Day;
  /** Whether the enterprise has left; before that it is only reserved. */
  readonly consumed: boolean;
  /** Granted by the directorate beyond the quota; it counts afterwards like any other. */
  readonly overridden: boolean;
}

/** Trips that count, by the ledger, in the order of departure. */
export function tripsOf(ledger: readonly QuotaEntryFact[]): Trip[] {
  const trips = new Map<string, Trip>();
  for (const entry of ledger) enter(trips, entry);
  return [...trips.values()].sort(byDeparture);
}

function enter(trips: Map<string, Trip>, { missionId, kind, departsOn }: QuotaEntryFact): void {
  if (kind === "RELEASED") trips.delete(missionId);
  else if (kind === "CONSUMED") {
    const reserved = trips.get(missionId);
    if (reserved) trips.set(missionId, { ...reserved, departsOn, consumed: true });
  } else trips.set(missionId, { missionId, departsOn, consumed: false, overridden: kind === "OVERRIDDEN" });
}

function byDeparture(one: Trip, other: Trip): number {
  if (one.departsOn !== other.departsOn) return one.departsOn < other.departsOn ? -1 : 1;
  return one.missionId < other.missionId ? -1 : 1;
}

/** The day on which a trip counts no more: the same day two years later, 28 February for a 29 February. */
export function freeAgainOn(departsOn: Day, { months }: QuotaParameters = PROGRAMME_QUOTA): Day {
  return DateTime.fromISO(departsOn, { zone: "utc" }).plus({ months }).toFormat("yyyy-MM-dd");
}

/** Trips inside the window that ends on a day: those that have departed, or depart, and still count then. */
export function tripsCountingOn<T extends Pick<Trip, "departsOn">>(
  trips: readonly T[],
  day: Day,
  quota: QuotaParameters = PROGRAMME_QUOTA,
): T[] {
  return trips.filter(({ departsOn }) => departsOn <= day && day < freeAgainOn(departsOn, quota));
}

/**
 * The trips that leave no room for one more on a day; none when there is room. No window of any trip may hold a third
 * one, so a new trip cannot slip in before trips already reserved either. Windows that the new trip does not touch are
 * not asked again: an override may have filled them.
 */
export function tripsInTheWay<T extends Pick<Trip, "departsOn">>(
  trips: readonly T[],
  departsOn: Day,
  quota: QuotaParameters = PROGRAMME_QUOTA,
): T[] {
  const until = freeAgainOn(departsOn, quota);
  const later = trips.map((trip) => trip.departsOn).filter((day) => departsOn < day && day < until);
  const full = [departsOn, ...later.sort()]
    .map((day) => tripsCountingOn(trips, day, quota))
    .find((counting) => counting.length >= quota.trips);
  return full ?? [];
}

/** The first day from `from` on which one more trip may depart. Room comes only where a trip stops counting. */
export function nextFreeDay(
  trips: readonly Pick<Trip, "departsOn">[],
  from: Day,
  quota: QuotaParameters = PROGRAMME_QUOTA,
): Day {
  const releases = trips.map(({ departsOn }) => freeAgainOn(departsOn, quota)).filter((day) => day > from);
  const candidates = [from, ...releases.sort()];
  return (
    candidates.find((day) => tripsInTheWay(trips, day, quota).length === 0) ??
    freeAgainOn(candidates.at(-1) ?? from, quota)
  );
}

/** Why no further trip fits, and from when on one does. */
export interface QuotaRefusal {
  readonly trips: readonly Trip[];
  readonly nextFreeOn: Day;
}

/** What stands against one more trip on a day; `undefined` when there is room. */
export function quotaRefusal(trips: readonly Trip[], departsOn: Day): QuotaRefusal | undefined {
  const inTheWay = tripsInTheWay(trips, departsOn);
  if (inTheWay.length === 0) return undefined;
  return { trips: inTheWay, nextFreeOn: nextFreeDay(trips, departsOn) };
}

/** The refusal for people: which trips fill the window, and the way out. */
export function quotaSentence({ trips, nextFreeOn }: QuotaRefusal): string {
  const { trips: most, months } = PROGRAMME_QUOTA;
  const days = trips.map(({ departsOn }) => departsOn).join(" and ");
  return `An enterprise makes ${String(most)} trips within ${String(months)} months at most, and trips with departure on ${days} fill them. The next one may depart on ${nextFreeOn}.`;
}
