import { DateTime } from "luxon";
import { TIME_ZONES } from "../../shared/clock";
import { badInput, DomainError } from "../../shared/domain-error";
import type { Region } from "../../shared/region";

export const DIGEST_FREQUENCIES = ["NONE", "DAILY", "WEEKLY"] as const;
export type DigestFrequency = (typeof DIGEST_FREQUENCIES)[number];

/** More than anybody follows; each is ranked whenever something changes. */
export const MOST_SEARCHES = 20;

export function checkThreshold(threshold: number): void {
  if (threshold > 0 && threshold <= 100) return;
  throw badInput(
    "input.threshold",
    `The threshold is ${String(threshold)} and takes more than 0 and at most 100 points.`,
  );
}

export function refuseMore(saved: number): void {
  if (saved < MOST_SEARCHES) return;
  throw new DomainError(
    "BAD_USER_INPUT",
    `You have ${String(saved)} saved searches, and ${String(MOST_SEARCHES)} are the most. Remove one first.`,
    { field: "input.name" },
  );
}

/** Digests come at this hour where their reader works. */
const HOUR = 7;
const MONDAY = 1;

/** When the next digest is due: at seven o'clock of the next day, or of the next Monday. */
export function nextDigest(now: Date, digest: DigestFrequency, region: Region | null): Date | null {
  if (digest === "NONE") return null;
  const local = DateTime.fromJSDate(now, { zone: TIME_ZONES[region ?? "BRUSSELS"] });
  let next = local.set({ hour: HOUR, minute: 0, second: 0, millisecond: 0 });
  while (next <= local || (digest === "WEEKLY" && next.weekday !== MONDAY))
    next = next.plus({ days: 1 }).set({ hour: HOUR });
  return next.toJSDate();
}
