import type { Role } from "../../../security/role";
import type { InputProblem } from "../../shared/domain-error";
import type { Region } from "../../shared/region";

/** Whether a role is held for an organisation, a region or a body. */
interface RolePlace {
  readonly organisation: Demand;
  readonly region: Demand;
  readonly body: Demand;
}

type Demand = "REQUIRED" | "POSSIBLE" | "NONE";

const OF_AN_ORGANISATION = { organisation: "REQUIRED", region: "NONE", body: "NONE" } as const;
const OF_AN_INSTITUTION = { organisation: "NONE", region: "POSSIBLE", body: "POSSIBLE" } as const;
const OF_THE_PROGRAMME = { organisation: "NONE", region: "NONE", body: "POSSIBLE" } as const;

export const rolePlaces = {
  SME_MEMBER: OF_AN_ORGANISATION,
  SME_EDITOR: OF_AN_ORGANISATION,
  ADVISER: { organisation: "NONE", region: "REQUIRED", body: "POSSIBLE" },
  ANALYST: OF_THE_PROGRAMME,
  ATTACHE: OF_AN_INSTITUTION,
  COORDINATOR: OF_AN_INSTITUTION,
  EVALUATOR: OF_AN_INSTITUTION,
  DIRECTORATE_OFFICER: OF_AN_INSTITUTION,
  DELEGATE: OF_AN_INSTITUTION,
  PRIVACY_OFFICER: OF_THE_PROGRAMME,
  ADMINISTRATOR: OF_THE_PROGRAMME,
  MACHINE: OF_THE_PROGRAMME,
} as const satisfies Record<Role, RolePlace>;

/** Roles that an organisation's editors, and the advisers of its region, give. */
export const SME_ROLES: readonly Role[] = ["SME_MEMBER", "SME_EDITOR"];

export interface RoleWish {
  readonly role: Role;
  readonly region: Region | null;
  readonly organisationId: string | null;
  readonly bodyId: string | null;
}

/** A role without its place would open nothing, and one with a place of another kind perhaps too much. */
export function roleProblems(wish: RoleWish): InputProblem[] {
  const { role } = wish;
  if (role === "MACHINE")
    return [
      {
        field: "input.role",
        message: "The role MACHINE is held by keys, not by people. Use createMachineKey.",
      },
    ];
  const place: RolePlace = rolePlaces[role];
  return [
    ...placeProblems(role, "organisationId", place.organisation, wish.organisationId),
    ...placeProblems(role, "region", place.region, wish.region),
    ...placeProblems(role, "bodyId", place.body, wish.bodyId),
  ];
}

function placeProblems(role: Role, name: string, demand: Demand, given: string | null): InputProblem[] {
  const field = `input.${name}`;
  if (demand === "REQUIRED" && given === null)
    return [{ field, message: `The role ${role} is held for one: give ${name}.` }];
  if (demand === "NONE" && given !== null)
    return [{ field, message: `The role ${role} has no ${name}. Leave it out.` }];
  return [];
}
