import type { Viewer } from "../../security/viewer";

/**
 * What the team keeps for itself is for advisers of both sides, analysts and the attaché. Whoever belongs to an
 * organisation that it concerns does not read it, whatever roles that person has besides.
 */
export function readsAsTeam(viewer: Viewer, organisationIds: readonly string[]): boolean {
  return viewer.readsCatalogue && !organisationIds.some((id) => viewer.belongsTo(id));
}
