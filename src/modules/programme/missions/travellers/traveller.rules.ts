import { v7 as uuidv7 } from "uuid";
import type { Day } from "../../../shared/calendar";
import type { InputProblem } from "../../../shared/domain-error";
import type { Language } from "../../../shared/language";
import { optionalTextProblems, textProblems } from "../../../shared/text";
import type { TravellerRole } from "../life/mission.rules";
import type { Traveller } from "./traveller.entity";

export interface NewTraveller {
  readonly name: string;
  readonly role: TravellerRole;
  readonly jobTitle?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly language?: Language | null | undefined;
}

export function travellerProblems(traveller: NewTraveller, path: string): InputProblem[] {
  return [
    ...textProblems(traveller.name, "name", `${path}.name`),
    ...optionalTextProblems(traveller.jobTitle, "name", `${path}.jobTitle`),
    ...optionalTextProblems(traveller.email, "name", `${path}.email`),
    ...optionalTextProblems(traveller.phone, "name", `${path}.phone`),
  ];
}

export function travellerRow(missionId: string, traveller: NewTraveller): Traveller {
  const { name, role, jobTitle = null, email = null, phone = null, language = null } = traveller;
  return { id: uuidv7(), missionId, name, role, jobTitle, email, phone, language };
}

type Named = Pick<Traveller, "name"> & { readonly email?: string | null | undefined };

/** Somebody on a trip that stands. */
export interface TravellingPerson extends Named {
  readonly departsOn: Day;
  readonly returnsOn: Day;
}

/** Two addresses tell people apart or together; where one is missing the name does. */
export function isSamePerson(one: Named, other: Named): boolean {
  if (one.email && other.email) return folded(one.email) === folded(other.email);
  return folded(one.name) === folded(other.name);
}

/**
 * Nobody is on two trips of an enterprise at once. Trips of other enterprises are not looked at: a refusal would tell of
 * a file that is none of the asker's.
 */
export function overlapProblems(
  travellers: readonly Named[],
  onTrips: readonly TravellingPerson[],
  field: string,
): InputProblem[] {
  const clash = travellers
    .flatMap((one) => onTrips.filter((other) => isSamePerson(one, other)).map((trip) => ({ one, trip })))
    .at(0);
  if (!clash) return [];
  const { one, trip } = clash;
  const message = `${one.name} is on another trip of the enterprise from ${trip.departsOn} to ${trip.returnsOn}. Choose other days or somebody else; for two people of one name, give an e-mail address for each.`;
  return [{ field, message }];
}

function folded(text: string): string {
  return text.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();
}
