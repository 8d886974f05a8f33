import type { Viewer } from "../../../security/viewer";
import { DomainError, notFound } from "../../shared/domain-error";
import type { DisclosureSubject } from "../../shared/disclosure-subject";
import { SME_ROLES, type RoleWish } from "../people/role-assignment.rules";

/**
 * Administrators invite to any role; an organisation's editors and the advisers of its region to the roles of that
 * organisation.
 */
export function mayInvite(
  viewer: Viewer,
  { role }: RoleWish,
  subject: DisclosureSubject | undefined,
): boolean {
  if (viewer.roles.has("ADMINISTRATOR")) return true;
  return SME_ROLES.includes(role) && subject !== undefined && viewer.mayEdit(subject);
}

/** An organisation that is not the viewer's to see does not exist. */
export function refuseInvitation(
  viewer: Viewer,
  wish: RoleWish,
  subject: DisclosureSubject | undefined,
): void {
  if (mayInvite(viewer, wish, subject)) return;
  const { role } = wish;
  if (!SME_ROLES.includes(role))
    throw new DomainError("FORBIDDEN", `Only administrators invite to the role ${role}.`, {
      field: "input.role",
    });
  if (subject && (viewer.readsCatalogue || viewer.belongsTo(subject.organisationId)))
    throw new DomainError(
      "FORBIDDEN",
      "You may read this organisation, and its editors and the advisers of its region invite people to it.",
    );
  throw notFound("organisation", "input.organisationId");
}
