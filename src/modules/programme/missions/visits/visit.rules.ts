import { localDayOf } from "../../../shared/clock";
import { badInput, DomainError, type InputProblem } from "../../../shared/domain-error";
import type { Region } from "../../../shared/region";
import type { Mission } from "../life/mission.entity";
import { minutesBetween, type TravelMinutes } from "../travel-times/travel-time.rules";

/** The life of a visit. Another time or place asks the host anew. */
export const visitTransitions = {
  PROPOSED: ["CONFIRMED", "DECLINED", "CANCELLED"],
  CONFIRMED: ["PROPOSED", "CANCELLED"],
  DECLINED: ["PROPOSED", "CANCELLED"],
  CANCELLED: [],
} as const satisfies Record<string, readonly string[]>;

export type VisitState = keyof typeof visitTransitions;
export const VISIT_STATES = Object.keys(visitTransitions) as VisitState[];

/** Somebody's appointment lasts from five minutes to a working day. */
const LONGEST_HOURS = 12;
const MINUTE = 60_000;

export interface Appointment {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: Region;
  readonly municipality: string;
  readonly travellerIds: readonly string[];
}

export function refuseVisitTransition(from: VisitState, to: VisitState): void {
  const ways: readonly VisitState[] = visitTransitions[from];
  if (ways.includes(to)) return;
  const way = ways.length === 0 ? "and stays so" : `and from here becomes ${ways.join(" or ")}`;
  throw new DomainError("BAD_USER_INPUT", `The visit is ${from} ${way}; it cannot become ${to}.`, {
    field: "input.visitId",
  });
}

/** Declined and cancelled visits take no time of anybody. */
export const STANDING_VISITS = ["PROPOSED", "CONFIRMED"] as const satisfies readonly VisitState[];

export function takesPlace({ state }: { readonly state: VisitState }): boolean {
  return (STANDING_VISITS as readonly VisitState[]).includes(state);
}

/** What was told of a visit is told of the visit as it was. */
export function refuseDebriefed({ debriefedAt }: { readonly debriefedAt: Date | null }): void {
  if (debriefedAt === null) return;
  throw badInput(
    "input.visitId",
    "The visit is debriefed, and stays as it was planned. Correct the debriefing instead.",
  );
}

/** On days of the mission by the clock at the place, and of a sensible length. */
export function appointmentProblems(
  { startsAt, endsAt, place }: Appointment,
  { departsOn, returnsOn }: Pick<Mission, "departsOn" | "returnsOn">,
): InputProblem[] {
  const minutes = (endsAt.getTime() - startsAt.getTime()) / MINUTE;
  if (minutes <= 0)
    return [{ field: "input.endsAt", message: "The visit ends before it begins. Give a later end." }];
  if (minutes > LONGEST_HOURS * 60)
    return [
      {
        field: "input.endsAt",
        message: `The visit would last more than ${String(LONGEST_HOURS)} hours. Give an earlier end, or make two visits of it.`,
      },
    ];
  return [...outside(startsAt, "input.startsAt"), ...outside(endsAt, "input.endsAt")].slice(0, 1);

  function outside(moment: Date, field: string): InputProblem[] {
    const day = localDayOf(moment, place);
    if (day >= departsOn && day <= returnsOn) return [];
    const message = `${day} lies outside the mission, which lasts from ${departsOn} to ${returnsOn}.`;
    return [{ field, message }];
  }
}

/** No traveller is at two places at once, or sooner at the second than the way allows; unknown ways are not guessed. */
export function timetableProblems(
  visit: Appointment,
  others: readonly Appointment[],
  table: readonly TravelMinutes[],
): InputProblem[] {
  const clash = others
    .filter(({ travellerIds }) => travellerIds.some((id) => visit.travellerIds.includes(id)))
    .map((other) => clashOf(visit, other, table))
    .find((message) => message !== undefined);
  return clash === undefined ? [] : [{ field: "input.startsAt", message: clash }];
}

function clashOf(
  visit: Appointment,
  other: Appointment,
  table: readonly TravelMinutes[],
): string | undefined {
  const pause = pauseBetween(visit, other);
  if (pause < 0)
    return `A traveller has another visit in ${other.municipality} at that time. Choose another time or other travellers.`;
  const needed = minutesBetween(visit.municipality, other.municipality, table);
  if (needed === undefined || pause >= needed) return undefined;
  return `Between ${visit.municipality} and ${other.municipality} it takes ${String(needed)} minutes, and ${String(pause)} lie between the two visits. Leave more time.`;
}

/** Whole minutes between two appointments; negative when they overlap. */
export function pauseBetween(one: Appointment, other: Appointment): number {
  const [first, second] = one.startsAt <= other.startsAt ? [one, other] : [other, one];
  return Math.floor((second.startsAt.getTime() - first.endsAt.getTime()) / MINUTE);
}
