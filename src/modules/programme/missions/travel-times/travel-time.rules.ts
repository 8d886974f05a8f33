import type { InputProblem } from "../../../shared/domain-error";
import { readReference } from "../../../shared/reference-data";
import { textProblems } from "../../../shared/text";

/** A day and a night: nobody visits further apart than that within one mission. */
const MOST_MINUTES = 1_440;

export interface TravelMinutes {
  readonly oneKey: string;
  readonly otherKey: string;
  readonly minutes: number;
}

export interface TravelTimeEntry extends TravelMinutes {
  readonly oneMunicipality: string;
  readonly otherMunicipality: string;
  readonly updatedAt: Date;
  readonly version: number;
}

/** The table that comes with the program: what advisers record goes before it. */
interface TravelTimeData {
  /** The day of the estimates. */
  readonly estimatedOn: string;
  /** Municipalities that have a name in each language, by the one that the table uses. */
  readonly otherNames: Readonly<Record<string, string>>;
  readonly minutes: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

const DATA = readReference<TravelTimeData>("travel-times.json");
const OTHER_NAMES = new Map(Object.entries(DATA.otherNames).map(([name, known]) => [folded(name), known]));

/** Montréal, MONTREAL and montreal are one place; Vorst and Forest too. */
export function municipalityKey(name: string): string {
  const key = folded(name);
  return folded(OTHER_NAMES.get(key) ?? key);
}

function folded(name: string): string {
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

/** The estimates that stand until an adviser records something else. */
export const FIRST_TRAVEL_TIMES: readonly TravelTimeEntry[] = Object.entries(DATA.minutes).flatMap(
  ([from, ways]) => Object.entries(ways).map(([to, minutes]) => estimated(from, to, minutes)),
);

function estimated(from: string, to: string, minutes: number): TravelTimeEntry {
  const [oneKey, otherKey] = pairOf(from, to);
  const [oneMunicipality, otherMunicipality] = municipalityKey(from) === oneKey ? [from, to] : [to, from];
  const updatedAt = new Date(`${DATA.estimatedOn}T00:00:00Z`);
  return { oneKey, otherKey, oneMunicipality, otherMunicipality, minutes, updatedAt, version: 1 };
}

/** What advisers recorded, and the estimates for all other ways, in the order of the alphabet. */
export function withEstimates(
  recorded: readonly TravelTimeEntry[],
  estimates: readonly TravelTimeEntry[] = FIRST_TRAVEL_TIMES,
): TravelTimeEntry[] {
  const known = new Set(recorded.map(wayOf));
  return [...recorded, ...estimates.filter((one) => !known.has(wayOf(one)))].sort((a, b) =>
    wayOf(a) < wayOf(b) ? -1 : 1,
  );
}

function wayOf({ oneKey, otherKey }: TravelMinutes): string {
  return `${oneKey}\n${otherKey}`;
}
