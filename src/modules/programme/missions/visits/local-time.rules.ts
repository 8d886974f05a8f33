import { DateTime } from "luxon";
import { TIME_ZONES } from "../../../shared/clock";
import type { InputProblem } from "../../../shared/domain-error";
import type { Region } from "../../../shared/region";
import { asTyped } from "../../../shared/text";

/** A wall-clock time at a place, and the moment that it names there. */
export type ReadTime =
  | { readonly moment: Date; readonly problems: readonly [] }
  | { readonly moment: null; readonly problems: readonly [InputProblem] };

const WALL_CLOCK = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})(?::00)?(Z|[+-]\d{2}:\d{2})?$/;
const MOMENT_FORMAT = "yyyy-MM-dd'T'HH:mmZZ";

/**
 * Reads a local time such as 2026-10-25T10:00. In spring one hour of the clock does not exist, in autumn one comes
 * twice: the first is refused, the second wants its offset (2026-10-25T02:30+01:00).
 */
export function readLocalTime(text: string, place: Region, field: string): ReadTime {
  const [, wallClock, offset] = WALL_CLOCK.exec(text) ?? [];
  const zone = TIME_ZONES[place];
  const guess = wallClock === undefined ? null : DateTime.fromISO(wallClock, { zone });
  if (wallClock === undefined || !guess?.isValid) return refused(field, notATime(text));
  const candidates = guess
    .getPossibleOffsets()
    .filter((one) => one.toFormat("yyyy-MM-dd'T'HH:mm") === wallClock);
  if (candidates.length === 0)
    return refused(
      field,
      `At ${wallClock} the clock in ${zone} is put forward: that time does not exist there.`,
    );
  const chosen = offset === undefined ? candidates : candidates.filter((one) => hasOffset(one, offset));
  if (chosen.length === 0)
    return refused(
      field,
      `The offset ${offset ?? ""} is not that of ${zone} at ${wallClock}. Write ${inWords(candidates)}.`,
    );
  const [only, second] = chosen;
  if (only === undefined || second !== undefined)
    return refused(
      field,
      `At ${wallClock} the clock in ${zone} is put back: that time comes twice. Write ${inWords(candidates)}.`,
    );
  return { moment: only.toJSDate(), problems: [] };
}

/** The local time of a moment with its offset, so that it names no other. */
export function writeLocalTime(moment: Date, place: Region): string {
  return DateTime.fromJSDate(moment, { zone: TIME_ZONES[place] }).toFormat(MOMENT_FORMAT);
}

function hasOffset(time: DateTime, offset: string): boolean {
  return time.toFormat("ZZ") === (offset === "Z" ? "+00:00" : offset);
}

function inWords(times: readonly DateTime[]): string {
  return times.map((time) => time.toFormat(MOMENT_FORMAT)).join(" or ");
}

function notATime(text: string): string {
  return `${asTyped(text)} is no local time. Write it as 2026-10-21T14:30, by the clock at the place.`;
}

function refused(field: string, message: string): ReadTime {
  return { moment: null, problems: [{ field, message }] };
}
