import { v7 as uuidv7 } from "uuid";
import type { Transaction } from "../../../persistence/store";
import { notFound } from "../../shared/domain-error";
import { Organisation } from "../../partnering/organisations/organisation.entity";
import { Body } from "../bodies/body.entity";
import { RoleAssignment } from "./role-assignment.entity";
import type { RoleWish } from "./role-assignment.rules";

export interface RolePeriod {
  readonly validFrom?: Date | null | undefined;
  readonly validUntil?: Date | null | undefined;
}

/** Gives the person the role; what it is held for must be there. */
export async function giveRole(
  tx: Transaction,
  personId: string,
  wish: RoleWish,
  period: RolePeriod = {},
): Promise<RoleAssignment> {
  const { role, region, organisationId, bodyId } = wish;
  const assignment = tx.manager.create(RoleAssignment, {
    id: uuidv7(),
    personId,
    role,
    region,
    organisationId,
    bodyId,
    validFrom: period.validFrom ?? tx.now,
    validUntil: period.validUntil ?? null,
  });
  await tx.manager.insert(RoleAssignment, assignment);
  return assignment;
}

export async function refuseMissingPlace(tx: Transaction, wish: RoleWish): Promise<void> {
  const { organisationId, bodyId } = wish;
  if (organisationId !== null && !(await tx.manager.existsBy(Organisation, { id: organisationId })))
    throw notFound("organisation", "input.organisationId");
  if (bodyId !== null && !(await tx.manager.existsBy(Body, { id: bodyId })))
    throw notFound("body", "input.bodyId");
}

/** Whether the person holds this very role now, so that it is not given twice. */
export async function holdsRole(tx: Transaction, personId: string, wish: RoleWish): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from role_assignment
      where person_id = $1 and role = $2 and region is not distinct from $3
        and organisation_id is not distinct from $4 and body_id is not distinct from $5
        and (valid_until is null or valid_until > $6)`,
    [personId, wish.role, wish.region, wish.organisationId, wish.bodyId, tx.now],
  );
  return rows.length > 0;
}

/** Ends all that the person holds or would come to hold. */
export async function endAllRoles(tx: Transaction, personId: string): Promise<void> {
  await tx.query(
    `update role_assignment set valid_until = $2, valid_from = least(valid_from, $2)
      where person_id = $1 and (valid_until is null or valid_until > $2)`,
    [personId, tx.now],
  );
}
