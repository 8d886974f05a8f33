import type { DisclosureSubject } from "../modules/shared/disclosure-subject";
import type { Region } from "../modules/shared/region";
import type { Role } from "./role";
import type { Viewer } from "./viewer";

/** Somebody named on an application file, who reads by one of these roles as long as it is held. */
export interface NamedReader {
  readonly personId: string;
  readonly roles: readonly Role[];
}

/** A duty that nobody has on the file yet: who could take it on reads the file to do so. */
export interface Vacancy {
  readonly role: Role;
  /** Held for this side, or for both. */
  readonly region: Region;
}

/** Who reads a record of an application file: people, never a region or a body as a whole. */
export interface FileCircle {
  /** Whether the applicant's people are in it. */
  readonly applicant: boolean;
  readonly named: readonly NamedReader[];
  readonly vacancies: readonly Vacancy[];
  /** Everybody who has or had a duty on the file: they read by that duty or not at all. */
  readonly bound: readonly string[];
}

/** A record of level 4. Without a circle nobody reads it. */
export interface FileSubject extends DisclosureSubject {
  readonly circle: FileCircle;
}

/**
 * The applicant's people read as such alone, whatever other roles they hold; people who have a duty on the file read by
 * it; only others fill vacancies.
 */
export function isInCircle(viewer: Viewer, subject: DisclosureSubject | FileSubject): boolean {
  const circle = "circle" in subject ? subject.circle : undefined;
  if (!circle || viewer.personId === null) return false;
  if (viewer.belongsTo(subject.organisationId)) return circle.applicant;
  if (!circle.bound.includes(viewer.personId))
    return circle.vacancies.some(({ role, region }) => viewer.holds(role, region));
  const named = circle.named.find(({ personId }) => personId === viewer.personId);
  return named?.roles.some((role) => viewer.roles.has(role)) ?? false;
}
