import { v7 as uuidv7 } from "uuid";
import type { InputProblem } from "../../shared/domain-error";
import type { Language } from "../../shared/language";
import { optionalTextProblems, textProblems } from "../../shared/text";
import type { TravellerRole } from "./mission.rules";
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
