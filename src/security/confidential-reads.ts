import type { DisclosureSubject } from "../modules/shared/disclosure-subject";
import type { DisclosureLevel } from "./disclosure";
import type { Viewer } from "./viewer";

/** Organisations whose confidential data one answer holds, as the audit log will tell of them. */
export class ConfidentialReads {
  /** Names, numbers, contacts, words (level 1), read from the other side of the border. */
  readonly disclosed = new Set<string>();
  /** Figures and owners (level 3), read by somebody who does not belong to the organisation. */
  readonly confidential = new Set<string>();

  /** Notes a field that was handed out; the guard has let the viewer in before. */
  note(viewer: Viewer, level: DisclosureLevel, subject: DisclosureSubject): void {
    const { organisationId, organisationRegion } = subject;
    if (level === 1) {
      if (viewer.readsAcross(organisationRegion) && !viewer.belongsTo(organisationId))
        this.disclosed.add(organisationId);
    } else if (level === 3 && !viewer.belongsTo(organisationId)) this.confidential.add(organisationId);
  }

  get isEmpty(): boolean {
    return this.disclosed.size === 0 && this.confidential.size === 0;
  }
}
