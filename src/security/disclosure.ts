import type { DisclosureSubject } from "../modules/shared/disclosure-subject";
import { type FileSubject, isInCircle } from "./file-circle";
import type { Viewer } from "./viewer";

/**
 * How confidential a field is.
 *
 * 0 – reviewed summaries, sector, region, size class: anyone signed in;
 * 1 – names, numbers, contacts, the organisation's own words: its people, advisers and analysts of both sides, attachés;
 * 3 – figures, owners, capacity, documents: its people and the advisers of its own region;
 * 4 – the application file: the applicant and the people named on the file, record by record (`FileCircle`).
 *
 * Level 2 opens level 1 to the counterpart of an accepted introduction.
 */
export type DisclosureLevel = 0 | 1 | 3 | 4;

/** Whether readers of the catalogue read this level in every record, whoever it belongs to. */
export function isOpenToReaders(level: DisclosureLevel): boolean {
  return level <= 1;
}

/** Whether the viewer reads what this organisation holds at this level. */
export function mayRead(
  viewer: Viewer,
  level: DisclosureLevel,
  subject: DisclosureSubject | FileSubject,
): boolean {
  if (level === 0) return true;
  if (level === 4) return isInCircle(viewer, subject);
  if (isOpenToReaders(level)) return viewer.mayKnow(subject.organisationId);
  return viewer.belongsTo(subject.organisationId) || viewer.advises(subject);
}
