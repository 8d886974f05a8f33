import type { Viewer } from "../../../security/viewer";
import { DomainError, notFound } from "../../shared/domain-error";
import type { DisclosureSubject } from "../../shared/disclosure-subject";
import { SME_ROLES, type RoleWish } from "../people/role-assignment.rules";

/**
 * Administrators invite to any role; an organisation's editors and the advisers of its region to the roles of that
 * organisation. An organisation that is not the viewer's to see does not exist.
 */
export function refuseInvitation(
  viewer: Viewer,
  { role }: RoleWish,
  subject: DisclosureSubject | undefined,
): void {
  if (viewer.roles.has("ADMINISTRATOR")) return;
  if (!SME_ROLES.includes(role))
    throw new DomainError("FORBIDDEN", `Only administrators invite to the role ${role}.`, {
      field: "input.role",
    });
  if (subject && viewer.mayEdit(subject)) return;
  if (subject && (viewer.readsCatalogue || viewer.belongsTo(subject.organisationId)))
    throw new DomainError(
      "FORBIDDEN",
      "You may read this organisation, and its editors and the advisers of its region invite people to it.",
    );
  throw notFound("organisation", "input.organisationId");
}
