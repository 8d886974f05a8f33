import { type Day, dayProblems } from "../../../shared/calendar";
import { badInput, DomainError, type InputProblem } from "../../../shared/domain-error";
import { oppositeRegion, type Region } from "../../../shared/region";

/** People on one trip; nobody can override it. */
const TRAVELLERS_PER_TRIP = 2;

/** The life of a mission. Approving reserves a trip of the quota, departure consumes it, cancelling gives it back. */
export const missionTransitions = {
  PLANNED: ["APPROVED", "CANCELLED"],
  APPROVED: ["UNDERWAY", "CANCELLED"],
  UNDERWAY: ["CLOSED"],
  CLOSED: [],
  CANCELLED: [],
} as const satisfies Record<string, readonly string[]>;

export type MissionState = keyof typeof missionTransitions;
export const MISSION_STATES = Object.keys(missionTransitions) as MissionState[];

export const MISSION_DIRECTIONS = ["BRUSSELS_TO_QUEBEC", "QUEBEC_TO_BRUSSELS"] as const;
export type MissionDirection = (typeof MISSION_DIRECTIONS)[number];

/** «aimed at managers and technical executives of enterprises» (text of the programme). */
export const TRAVELLER_ROLES = ["MANAGER", "TECHNICAL_EXECUTIVE"] as const;
export type TravellerRole = (typeof TRAVELLER_ROLES)[number];

/** «short missions»: our reading, so that a typing error in a date is noticed. */
const LONGEST_DAYS = 30;

export function destinationOf(direction: MissionDirection): Region {
  return direction === "BRUSSELS_TO_QUEBEC" ? "QUEBEC" : "BRUSSELS";
}

export function originOf(direction: MissionDirection): Region {
  return oppositeRegion(destinationOf(direction));
}

export function refuseMissionTransition(from: MissionState, to: MissionState): void {
  const ways: readonly MissionState[] = missionTransitions[from];
  if (ways.includes(to)) return;
  const way = ways.length === 0 ? "and stays so" : `and from here becomes ${ways.join(" or ")}`;
  throw new DomainError("BAD_USER_INPUT", `The mission is ${from} ${way}; it cannot become ${to}.`, {
    field: "input.missionId",
  });
}

/** Programme, travellers and bookings change until the mission is closed or cancelled. */
export function refuseEnded(state: MissionState, field = "input.missionId"): void {
  if (missionTransitions[state].length > 0) return;
  throw new DomainError("BAD_USER_INPUT", `The mission is ${state}; nothing of it changes any more.`, {
    field,
  });
}

/**
 * Once its day of departure is over, a trip may have been made: were it the enterprise that gives it back or puts it off,
 * a trip would be made that the quota does not count. Where nobody left, those who prepare the mission know.
 */
export function refuseAfterDeparture(
  { state, departsOn }: { readonly state: MissionState; readonly departsOn: Day },
  today: Day,
  field: string,
): void {
  if (state !== "APPROVED" || today <= departsOn) return;
  throw badInput(
    field,
    `The departure of ${departsOn} is over. If nobody left, ask the coordinator of the application to cancel or move the mission.`,
  );
}

/** `today`: the day at the place of departure. */
export function dateProblems(departsOn: Day, returnsOn: Day, today: Day): InputProblem[] {
  const malformed = [
    ...dayProblems(departsOn, "input.departsOn"),
    ...dayProblems(returnsOn, "input.returnsOn"),
  ];
  if (malformed.length > 0) return malformed;
  return [...departureProblems(departsOn, today), ...stayProblems(departsOn, returnsOn)];
}

export function departureProblems(departsOn: Day, today: Day, field = "input.departsOn"): InputProblem[] {
  if (departsOn >= today) return [];
  return [
    {
      field,
      message: `The departure on ${departsOn} lies in the past; today is ${today}. Give a later departure.`,
    },
  ];
}

function stayProblems(departsOn: Day, returnsOn: Day): InputProblem[] {
  const field = "input.returnsOn";
  if (returnsOn < departsOn)
    return [{ field, message: `The return on ${returnsOn} lies before the departure on ${departsOn}.` }];
  const days = (Date.parse(returnsOn) - Date.parse(departsOn)) / 86_400_000;
  if (days < LONGEST_DAYS) return [];
  return [
    {
      field,
      message: `The mission would last ${String(days + 1)} days; a short mission lasts ${String(LONGEST_DAYS)} at most.`,
    },
  ];
}

export function travellerCountProblems(count: number, field: string): InputProblem[] {
  if (count <= TRAVELLERS_PER_TRIP) return [];
  return [
    {
      field,
      message: `A trip takes ${String(TRAVELLERS_PER_TRIP)} people at most, and this would be ${String(count)}. Nobody can override that.`,
    },
  ];
}
