import type { Register } from "./declaration";

/** What this module keeps itself. */
export const privacyRegister = {
  consent_event: {
    holds: "Consents given and withdrawn, by purpose and version of the text.",
    keptFor: "ACCOUNTABILITY",
    columns: {
      none: ["id", "subject_type", "purpose", "text_version", "language", "event", "at"],
      pseudonym: ["subject_id", "recorded_by"],
    },
    rows: {
      PERSON: {
        where: "(t.subject_type = 'Person' and t.subject_id = :id) or t.recorded_by = :id",
        erasure: "KEEP",
      },
      CONTACT: { where: "t.subject_type = 'Contact' and t.subject_id = :id", erasure: "KEEP" },
    },
  },
  privacy_incident: {
    holds: "Incidents with personal data, and what was done about them.",
    keptFor: "ACCOUNTABILITY",
    columns: {
      none: [
        "id",
        "state",
        "occurred_at",
        "noticed_at",
        "people_affected",
        "risk",
        "authority_notified_at",
        "people_notified_at",
        "recorded_at",
        "closed_at",
        "version",
      ],
      pseudonym: ["recorded_by"],
      personal: {
        description: "'(erased)'",
        data_concerned: "'(erased)'",
        assessment: "null",
        measures: "null",
      },
    },
    rows: { PERSON: { where: "t.recorded_by = :id", erasure: "KEEP", extent: "TRACE" } },
  },
} as const satisfies Register;
