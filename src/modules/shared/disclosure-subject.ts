import type { Region } from "./region";

/** Whom a record belongs to: every disclosure decision is about this organisation and its region. */
export interface DisclosureSubject {
  readonly organisationId: string;
  readonly organisationRegion: Region | null;
}
