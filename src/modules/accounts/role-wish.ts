import { readIdOf } from "../../graphql/global-id";
import type { Role } from "../../security/role";
import type { Region } from "../shared/region";
import type { RoleWish } from "./people/role-assignment.rules";

interface RoleInput {
  readonly role: Role;
  readonly region?: Region | null;
  readonly organisationId?: string | null;
  readonly bodyId?: string | null;
}

/** A role and its place as inputs give them, with the identifiers of the rows. */
export function roleWishOf({ role, region, organisationId, bodyId }: RoleInput): RoleWish {
  return {
    role,
    region: region ?? null,
    organisationId: organisationId ? readIdOf("Organisation", organisationId, "input.organisationId") : null,
    bodyId: bodyId ? readIdOf("Body", bodyId, "input.bodyId") : null,
  };
}
