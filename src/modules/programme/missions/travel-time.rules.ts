import type { InputProblem } from "../../shared/domain-error";
import { textProblems } from "../../shared/text";

/** A day and a night: nobody visits further apart than that within one mission. */
const MOST_MINUTES = 1_440;

export interface TravelMinutes {
  readonly oneKey: string;
  readonly otherKey: string;
  readonly minutes: number;
}

/** Montréal, MONTREAL and montreal are one place. */
export function municipalityKey(name: string): string {
  return name
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, " ")
    .trim();
}

/** The two in the order in which the table keeps them. */
export function pairOf(one: string, other: string): readonly [string, string] {
  const [first = "", second = ""] = [municipalityKey(one), municipalityKey(other)].sort();
  return [first, second];
}

/** Minutes between two municipalities; within one it takes none unless the table says otherwise. `undefined`: unknown. */
export function minutesBetween(
  one: string,
  other: string,
  table: readonly TravelMinutes[],
): number | undefined {
  const [first, second] = pairOf(one, other);
  const known = table.find(({ oneKey, otherKey }) => oneKey === first && otherKey === second);
  return known?.minutes ?? (first === second ? 0 : undefined);
}

export function travelTimeProblems(from: string, to: string, minutes: number): InputProblem[] {
  const named = [
    ...textProblems(from, "name", "input.fromMunicipality"),
    ...textProblems(to, "name", "input.toMunicipality"),
  ];
  if (named.length > 0) return named;
  if (Number.isInteger(minutes) && minutes >= 0 && minutes <= MOST_MINUTES) return [];
  const message = `The travel time ${String(minutes)} takes 0 to ${String(MOST_MINUTES)} minutes.`;
  return [{ field: "input.minutes", message }];
}
